/// Trips at the hub: commands come in, are decided one session at a time, are written and forced to
/// the disk, and only then told to anybody. Trips that nobody goes on with end by themselves
/// ([io.qless.hub.session.IdleTrips]); a broken trolley's trip goes on with another one
/// ([io.qless.hub.session.TripMoves]). Start at [io.qless.hub.session.SessionDesk].
@NullMarked
package io.qless.hub.session;

import org.jspecify.annotations.NullMarked;
