/// What the lines of the log are found by: the **device** and the **session** that a piece of work
/// is about.
@NullMarked
package io.qless.hub.log;

import org.jspecify.annotations.NullMarked;
