/// What a store's monitoring reads at `/metrics`: counts and times of this hub since it began, and
/// how things stand now.
///
/// The features count for themselves or tell a meter, and know nothing of this package; what is
/// read from a database is read when somebody asks. No label holds what a person or a device calls
/// itself.
@NullMarked
package io.qless.hub.metrics;

import org.jspecify.annotations.NullMarked;
