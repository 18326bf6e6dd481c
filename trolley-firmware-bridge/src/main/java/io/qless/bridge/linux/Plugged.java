package io.qless.bridge.linux;

import java.nio.file.Path;

/// A device that is plugged in now, as the kernel tells.
///
/// @param kind which driver of the kernel serves it
/// @param device its file below `/dev`; the number in it may be another after a re-plug
/// @param vendor its maker's USB number, four hexadecimal digits, or `""` if it is on no USB
/// @param product its USB number at its maker, or `""`
/// @param serial its serial number, `""` if it has none
/// @param label what it calls itself
public record Plugged(
    Kind kind, Path device, String vendor, String product, String serial, String label) {

  /// Which driver of the kernel serves a device.
  public enum Kind {
    /// A serial port: a UART, or USB-CDC.
    SERIAL,
    /// Raw reports of a USB HID device.
    HIDRAW,
    /// Key events.
    INPUT
  }
}
