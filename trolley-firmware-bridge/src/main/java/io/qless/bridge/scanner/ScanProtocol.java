package io.qless.bridge.scanner;

import java.time.Duration;
import java.util.List;

/// What a scanner and its host say to one another. Pure: no device and no clock, since silence is
/// told to it by whoever listened. Used by the driver's thread only; lives as long as the driver,
/// across unplugs.
///
/// What is sent is text of one byte per character (ISO-8859-1), `""` for nothing.
public interface ScanProtocol {

  /// Takes the first `count` bytes of one read and returns what they completed, in order.
  List<Framed> accept(byte[] bytes, int count);

  /// The port was listened to for `listened` and nothing came. Time in which nobody listened does
  /// not count, so that a stalled program never tears a frame that waits in the kernel.
  List<Framed> silent(Duration listened);

  /// The device went away: half a frame is never continued by what a re-plugged device sends.
  List<Framed> unplugged();

  /// The answer to the last whole frame, now that the journal has it.
  default String kept() {
    return "";
  }

  /// The answer to the last whole frame, which could not be kept.
  default String notKept() {
    return "";
  }

  /// The bytes of a command, `""` if such a scanner has none for it.
  default String bytesOf(ScannerCommand command) {
    return "";
  }
}
