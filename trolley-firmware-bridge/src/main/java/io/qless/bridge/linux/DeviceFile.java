package io.qless.bridge.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.qless.bridge.linux.CLibrary.Returned;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.time.Duration;

/// An open file below `/dev`. It belongs to one thread and lives until closed.
///
/// Java's own files can read such a device, but not for a limited time: a thread that waits for a
/// scan could not be ended, and silence inside a code would not be noticed.
public final class DeviceFile implements AutoCloseable {

  /// Flags of open(2), equal on x86-64 and arm64: O_NONBLOCK, O_CLOEXEC; O_RDONLY is 0.
  private static final int READ_ONLY = 0x800 | 0x80000;

  /// Of flock(2): LOCK_EX with LOCK_NB, and LOCK_UN.
  private static final int LOCK = 2 | 4;

  private static final int UNLOCK = 8;

  /// `struct pollfd`: descriptor, wanted events, events.
  private static final int POLL_BYTES = 8;

  private static final int POLL_WANTED_AT = 4;
  private static final short POLLIN = 1;

  /// As long as the longest report or 170 key events.
  private static final int BUFFER_BYTES = 4096;

  private static final MethodHandle OPEN =
      CLibrary.bind("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), 2);
  private static final MethodHandle POLL =
      CLibrary.bind("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle READ =
      CLibrary.bind("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle IOCTL_NUMBER =
      CLibrary.bind("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG), 2);
  private static final MethodHandle IOCTL =
      CLibrary.bind("ioctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), 2);
  private static final MethodHandle FLOCK =
      CLibrary.bind("flock", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CLOSE =
      CLibrary.bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final int fd;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment buffer = arena.allocate(BUFFER_BYTES, Long.BYTES);
  private final MemorySegment poll = arena.allocate(POLL_BYTES, Integer.BYTES);
  private boolean closed;

  /// What came of an attempt to open.
  public sealed interface Opening {

    /// It is open, for reading.
    record Opened(DeviceFile file) implements Opening {}

    /// It is not.
    ///
    /// @param errno see [Errno]
    record Refused(int errno) implements Opening {}
  }

  private DeviceFile(int fd) {
    this.fd = fd;
    poll.set(JAVA_INT, 0, fd);
    poll.set(JAVA_SHORT, POLL_WANTED_AT, POLLIN);
  }

  /// Opens a device for reading.
  public static Opening open(Path path) {
    try (Arena name = Arena.ofConfined()) {
      Returned opened = CLibrary.call(OPEN, name.allocateFrom(path.toString()), READ_ONLY);
      return opened.value() < 0
          ? new Opening.Refused(opened.errno())
          : new Opening.Opened(new DeviceFile(Math.toIntExact(opened.value())));
    }
  }

  /// Reads what is there, waiting for it at most `limit`: the number of bytes, 0 if none came,
  /// negative if the device is gone. Input devices and HID devices give whole events and reports
  /// only.
  public int read(byte[] into, Duration limit) {
    Returned ready = CLibrary.call(POLL, poll, 1L, Math.toIntExact(limit.toMillis()));
    if (ready.value() == 0 || (ready.value() < 0 && ready.errno() == Errno.EINTR)) {
      return 0;
    }
    Returned got = CLibrary.call(READ, fd, buffer, (long) Math.min(into.length, BUFFER_BYTES));
    if (got.value() < 0) {
      return got.errno() == Errno.EAGAIN || got.errno() == Errno.EINTR ? 0 : -1;
    }
    if (got.value() == 0) {
      return -1; // the end: the other side of a pipe is gone
    }
    int count = Math.toIntExact(got.value());
    MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, count);
    return count;
  }

  /// A request with a number: 0 or the error's number.
  public int control(long request, long argument) {
    Returned returned = CLibrary.call(IOCTL_NUMBER, fd, request, argument);
    return returned.value() < 0 ? returned.errno() : 0;
  }

  /// A request with a block of memory, which the kernel may fill: 0 or the error's number.
  public int control(long request, MemorySegment argument) {
    Returned returned = CLibrary.call(IOCTL, fd, request, argument);
    return returned.value() < 0 ? returned.errno() : 0;
  }

  /// Takes the lock that programs keep while they use a device; false if another one has it.
  public boolean lock() {
    return CLibrary.call(FLOCK, fd, LOCK).value() == 0;
  }

  /// Gives the lock back.
  public void unlock() {
    var _ = CLibrary.call(FLOCK, fd, UNLOCK);
  }

  /// A second time does nothing.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      // Linux frees the descriptor whatever close(2) returns.
      var _ = CLibrary.call(CLOSE, fd);
      arena.close();
    }
  }
}
