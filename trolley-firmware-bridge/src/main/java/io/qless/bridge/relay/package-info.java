/// The lock of an exit barrier, and what belongs to it: the fire alarm's loop, a button for staff
/// and a lamp.
///
/// Words: the lock *holds* only while current flows through it. The *safe state* is the other one:
/// open. No power, no program, no beat, an open fire loop or a broken wire: each lets the barrier
/// open, since nobody may be locked in. It *beats* while it shall hold: the line goes up and down
/// ten times a second, and a charge pump or a retriggerable timer relay keeps the current on only
/// while it does; so a program that hangs lets go, whatever level its line stands at. A *loop* is
/// closed when all is quiet.
///
/// Start reading at [FailSafeLock]; [GateIo] is the edge to the hardware.
@NullMarked
package io.qless.bridge.relay;

import org.jspecify.annotations.NullMarked;
