/// The whole store on one machine, and one shopper's trip through it: what `deploy/demo.sh` starts.
/// The programs are the real ones, each its own process, started with the commands that a store
/// would use; only the hands are played.
///
/// Start reading at [io.qless.journey.WalkingTrip]: it reads like the trip.
/// [io.qless.journey.DemoStore] says which programs make a store and in which order they start.
///
/// Words: a *desk* is the local socket through which a hand plays a simulated device.
@NullMarked
package io.qless.journey;

import org.jspecify.annotations.NullMarked;
