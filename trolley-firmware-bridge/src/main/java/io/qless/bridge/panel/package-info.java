/// What a trolley has beside its screen for those who do not look at it: a lamp that staff see from
/// afar, a buzzer, and a button that calls for help.
///
/// Words: the *lamp* is green, amber or red, or off, steady or blinking; a *signal* is a short word
/// to the shopper, a pattern of beeps and a flash of the lamp; a button is *stuck* when it has been
/// down for longer than anybody presses.
///
/// Start reading at [Panel]; [PanelIo] is the edge to the hardware, [PiPanelIo] how it is wired.
@NullMarked
package io.qless.bridge.panel;

import org.jspecify.annotations.NullMarked;
