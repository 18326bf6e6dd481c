package io.qless.bridge.scanner;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.qless.bridge.linux.DeviceFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Sets a serial port's speed, bits and parity, and lets it pass each byte as it is. Stateless; any
/// thread.
///
/// jSerialComm could do that, too, but then throws away what has already come. A USB scanner that
/// was plugged in again begins to send what it still has as soon as its port is opened: its first
/// code would be gone or, worse, only the head of it. Until a port is set, the kernel echoes what
/// comes and takes some bytes for commands, so this comes first, and the library opens the port
/// while it is still open here.
final class RawLine {

  // asm-generic/ioctls.h and termbits.h, the same numbers on x86-64 and arm64.
  private static final long TCGETS = 0x5401;
  private static final long TCSETS = 0x5402;

  /// `struct termios` of the kernel: four sets of flags, the line discipline, 19 characters.
  private static final long TERMIOS_BYTES = 36;

  private static final int INPUT_AT = 0;
  private static final int OUTPUT_AT = 4;
  private static final int CONTROL_AT = 8;
  private static final int LOCAL_AT = 12;

  /// Control flags of all: CREAD, HUPCL, CLOCAL.
  private static final int READ_LOCALLY = 0x0080 | 0x0400 | 0x0800;

  private static final int CS7 = 0x0020;
  private static final int CS8 = 0x0030;
  private static final int PARENB = 0x0100;

  private RawLine() {}

  /// 0, or the number of the error: of a port that has gone away, or of a file that is none. One
  /// that another program uses is left alone.
  static int set(DeviceFile device, SerialLine as) {
    if (!device.lock()) {
      return 0; // the library will tell
    }
    try {
      return setLocked(device, as);
    } finally {
      device.unlock();
    }
  }

  private static int setLocked(DeviceFile device, SerialLine as) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TERMIOS_BYTES, Integer.BYTES);
      int errno =
          device.control(TCGETS, termios); // keeps the characters, among them a read's limits
      if (errno != 0) {
        return errno;
      }
      termios.set(JAVA_INT, INPUT_AT, 0);
      termios.set(JAVA_INT, OUTPUT_AT, 0);
      termios.set(JAVA_INT, CONTROL_AT, control(as));
      termios.set(JAVA_INT, LOCAL_AT, 0);
      return device.control(TCSETS, termios);
    }
  }

  private static int control(SerialLine as) {
    int bits = as.dataBits() == 7 ? CS7 : CS8;
    return READ_LOCALLY | speed(as.baud()) | bits | (as.evenParity() ? PARENB : 0);
  }

  /// B1200 to B115200.
  private static int speed(int baud) {
    return switch (baud) {
      case 1_200 -> 0x0009;
      case 2_400 -> 0x000B;
      case 4_800 -> 0x000C;
      case 9_600 -> 0x000D;
      case 19_200 -> 0x000E;
      case 38_400 -> 0x000F;
      case 57_600 -> 0x1001;
      case 115_200 -> 0x1002;
      default -> throw new IllegalArgumentException("no speed of a device: " + baud + " baud");
    };
  }
}
