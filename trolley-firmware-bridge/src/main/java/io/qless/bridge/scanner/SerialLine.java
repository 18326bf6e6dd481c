package io.qless.bridge.scanner;

/// How a serial port is set: its speed, bits of a character, and even parity or none; one stop bit.
/// Immutable. USB-CDC ignores it.
///
/// @param baud bits a second
/// @param dataBits 7 or 8
/// @param evenParity whether a parity bit follows them
public record SerialLine(int baud, int dataBits, boolean evenParity) {

  /// 9600 8N1, what nearly all devices leave the factory with.
  public static final SerialLine USUAL = new SerialLine(9_600, 8, false);
}
