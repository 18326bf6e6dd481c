package io.qless.bridge.sim;

import static io.qless.bridge.linux.CLibrary.call;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.qless.bridge.DeviceException;
import io.qless.bridge.linux.CLibrary;
import io.qless.bridge.linux.CLibrary.Returned;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The calls of the C library that make and serve a pseudo-terminal on 64-bit Linux. Stateless; the
/// caller keeps each file descriptor to one thread at a time.
final class PtyLibc {

  /// errno of a read that finds nothing, or of a write that finds no room.
  static final int EAGAIN = 11;

  /// errno of a read while nobody has the port open.
  static final int EIO = 5;

  /// errno of a call that a signal interrupted.
  static final int EINTR = 4;

  /// Flags of open(2), equal on x86-64 and arm64: O_RDWR, O_NOCTTY, O_NONBLOCK, O_CLOEXEC.
  private static final int OPEN_FLAGS = 0x2 | 0x100 | 0x800 | 0x80000;

  /// `struct termios` has 60 bytes in glibc and musl; room to spare.
  private static final long TERMIOS_BYTES = 128;

  private static final int TCSANOW = 0;

  /// `/dev/pts/` and a number.
  private static final long NAME_BYTES = 64;

  private static final String WAY_OUT = "check that /dev/pts is mounted and not used up";

  private static final MethodHandle POSIX_OPENPT = bind("posix_openpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle GRANTPT = bind("grantpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle UNLOCKPT = bind("unlockpt", JAVA_INT, JAVA_INT);
  private static final MethodHandle PTSNAME_R =
      bind("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle TCGETATTR = bind("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle TCSETATTR =
      bind("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle CFMAKERAW = bindVoid("cfmakeraw", ADDRESS);
  private static final MethodHandle READ = bind("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle WRITE = bind("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle CLOSE = bind("close", JAVA_INT, JAVA_INT);

  private PtyLibc() {}

  /// Makes a pseudo-terminal whose port can be opened by this user, and returns its far end.
  static int openMaster() {
    int fd = Math.toIntExact(succeeded("posix_openpt", call(POSIX_OPENPT, OPEN_FLAGS)));
    try {
      succeeded("grantpt", call(GRANTPT, fd));
      succeeded("unlockpt", call(UNLOCKPT, fd));
      return fd;
    } catch (DeviceException e) {
      close(fd);
      throw e;
    }
  }

  /// Path of the port that belongs to a far end.
  static String portPath(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(NAME_BYTES);
      // ptsname_r returns the error's number and leaves errno alone.
      Returned returned = call(PTSNAME_R, fd, name, NAME_BYTES);
      if (returned.value() != 0) {
        throw failed("ptsname_r", returned.value());
      }
      return name.getString(0);
    }
  }

  /// Lets all 256 byte values through unchanged, without echo.
  static void makeRaw(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TERMIOS_BYTES);
      succeeded("tcgetattr", call(TCGETATTR, fd, termios));
      var _ = call(CFMAKERAW, termios);
      succeeded("tcsetattr", call(TCSETATTR, fd, TCSANOW, termios));
    }
  }

  /// Reads what is there without waiting, at most `limit` bytes.
  static byte[] read(int fd, int limit) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(limit);
      Returned returned = call(READ, fd, buffer, (long) limit);
      if (returned.value() < 0) {
        return switch (returned.errno()) {
          case EAGAIN, EIO, EINTR -> new byte[0];
          default -> throw failed("read", returned.errno());
        };
      }
      return buffer.asSlice(0, returned.value()).toArray(JAVA_BYTE);
    }
  }

  /// Writes without waiting and returns how many bytes the kernel took, 0 if it has no room.
  static int write(int fd, byte[] bytes, int from) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment all = arena.allocateFrom(JAVA_BYTE, bytes);
      Returned returned = call(WRITE, fd, all.asSlice(from), (long) bytes.length - from);
      if (returned.value() < 0) {
        return switch (returned.errno()) {
          case EAGAIN, EINTR -> 0;
          default -> throw failed("write", returned.errno());
        };
      }
      return Math.toIntExact(returned.value());
    }
  }

  /// Closes a far end; its port hangs up.
  static void close(int fd) {
    // Linux frees the descriptor whatever close(2) returns.
    var _ = call(CLOSE, fd);
  }

  private static MethodHandle bind(String name, ValueLayout result, ValueLayout... arguments) {
    return CLibrary.bind(name, FunctionDescriptor.of(result, arguments));
  }

  private static MethodHandle bindVoid(String name, ValueLayout... arguments) {
    return CLibrary.bind(name, FunctionDescriptor.ofVoid(arguments));
  }

  private static long succeeded(String function, Returned returned) {
    if (returned.value() < 0) {
      throw failed(function, returned.errno());
    }
    return returned.value();
  }

  private static DeviceException failed(String function, long errno) {
    return new DeviceException("pseudo-terminal: " + function + " error " + errno, WAY_OUT);
  }
}
