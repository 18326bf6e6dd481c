/// Requests that come twice because an answer got lost. A sender names an unsafe request with a
/// **key** of its own; the hub **claims** the key before it works, **keeps** the answer, and gives
/// it again.
///
/// Start at [io.qless.hub.repeat.RequestKeys]. What HTTP has to do with it stands in `hub.web`.
@NullMarked
package io.qless.hub.repeat;

import org.jspecify.annotations.NullMarked;
