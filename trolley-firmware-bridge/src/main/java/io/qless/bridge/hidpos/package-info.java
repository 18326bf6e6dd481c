/// Scanners that are a USB "HID point of sale" device: the kernel hands their reports over through
/// `/dev/hidrawN`, no key is pressed, and nothing can be typed between two of their characters.
///
/// Words: a *report* is one packet of such a device; the *report descriptor* tells which byte of it
/// means what, by a *usage* in a *usage page* (0x8C is the bar code scanner's); a code that is
/// longer than one report is *continued* in the next.
///
/// Start reading at [HidPosReports], then [ReportDescriptor].
@NullMarked
package io.qless.bridge.hidpos;

import org.jspecify.annotations.NullMarked;
