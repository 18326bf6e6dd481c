/// The demo's hand: a local socket through which a person, a script or a test plays the simulated
/// devices and touches the real screen, and a window with the same words on its buttons. Exists
/// only with `--devices=sim`.
///
/// Start reading at [DeskCommands].
@NullMarked
package io.qless.kiosk.desk;

import org.jspecify.annotations.NullMarked;
