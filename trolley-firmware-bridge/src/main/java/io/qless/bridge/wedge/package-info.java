/// Scanners that play a keyboard, called keyboard wedges: the last choice, since the kernel holds
/// no more than 64 of their events (9 characters, or 14 with the mask) while nobody reads.
///
/// Words: an *event* says that a key went down or up; the *layout* says which character a key
/// stands for, and must be the one that the scanner was set up for; to *grab* a device takes its
/// events away from everybody else, so that no code is typed into a window.
///
/// Start reading at [WedgeKeys], then [EvdevPort].
@NullMarked
package io.qless.bridge.wedge;

import org.jspecify.annotations.NullMarked;
