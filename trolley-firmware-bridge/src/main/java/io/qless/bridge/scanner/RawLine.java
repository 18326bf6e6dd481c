package io.qless.bridge.scanner;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.qless.bridge.linux.DeviceFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Sets a serial port to 9600 baud, 8 data bits, no parity, and to pass each byte as it is.
/// Stateless; any thread.
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

  /// B9600, CS8, CREAD, HUPCL, CLOCAL.
  private static final int PLAIN_9600 = 0x000D | 0x0030 | 0x0080 | 0x0400 | 0x0800;

  private RawLine() {}

  /// 0, or the number of the error: of a port that has gone away, or of a file that is none. One
  /// that another program uses is left alone.
  static int set(DeviceFile line) {
    if (!line.lock()) {
      return 0; // the library will tell
    }
    try {
      return setLocked(line);
    } finally {
      line.unlock();
    }
  }

  private static int setLocked(DeviceFile line) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TERMIOS_BYTES, Integer.BYTES);
      int errno = line.control(TCGETS, termios); // keeps the characters, among them a read's limits
      if (errno != 0) {
        return errno;
      }
      termios.set(JAVA_INT, INPUT_AT, 0);
      termios.set(JAVA_INT, OUTPUT_AT, 0);
      termios.set(JAVA_INT, CONTROL_AT, PLAIN_9600);
      termios.set(JAVA_INT, LOCAL_AT, 0);
      return line.control(TCSETS, termios);
    }
  }
}
