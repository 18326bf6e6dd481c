/// Simulated devices: the far end that a shopper's hand, a scanner or a pan would be. They are a
/// product feature (demo, training, trip driver) and run the real drivers: a simulated scanner is a
/// real serial port whose other side is held by this program, a simulated load cell rings and is
/// noisy as a real one.
///
/// Words: a *pseudo-terminal* is the kernel's pair of a serial port and its far end; *unplug* takes
/// a device away in the middle of whatever it does, as a hand at the cable would.
///
/// Start reading at [SimulatedScanner] and [SimulatedLoadCell].
@NullMarked
package io.qless.bridge.sim;

import org.jspecify.annotations.NullMarked;
