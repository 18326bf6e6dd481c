/// Trips at the hub: commands come in, are decided one session at a time, are written and forced to
/// the disk, and only then told to anybody. Start at [io.qless.hub.session.SessionDesk].
@NullMarked
package io.qless.hub.session;

import org.jspecify.annotations.NullMarked;
