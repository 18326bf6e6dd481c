/// The demo's hand: a local socket through which a person, a script or a test plays the simulated
/// devices and touches the real screen. Exists only with `--devices=sim`.
@NullMarked
package io.qless.kiosk.desk;

import org.jspecify.annotations.NullMarked;
