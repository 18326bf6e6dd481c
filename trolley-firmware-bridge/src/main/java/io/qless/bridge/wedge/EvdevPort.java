package io.qless.bridge.wedge;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.linux.DeviceFile;
import io.qless.bridge.linux.Errno;
import io.qless.bridge.scanner.ScanPort;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;

/// One opening of `/dev/input/eventN`, grabbed: its keys reach nobody else until it is closed. It
/// belongs to the driver's thread.
public final class EvdevPort implements ScanPort {

  // linux/input.h, the same numbers on x86-64 and arm64.
  private static final long EVIOCGRAB = 0x40044590L;
  private static final long EVIOCSMASK = 0x40104593L;
  private static final long EVIOCGKEY_96 = 0x80604518L;

  private static final int KEY_STATE_BYTES = 96;

  /// `struct input_mask`: event type, size of the set, its address.
  private static final long MASK_BYTES = 16;

  private static final int MASK_SIZE_AT = 4;
  private static final int MASK_ADDRESS_AT = 8;

  /// Scan codes: nobody needs them, and they are a third of all events.
  private static final int EV_MSC = 4;

  private static final int ROOM = 64 * WedgeKeys.EVENT_BYTES;

  private final DeviceFile file;

  private EvdevPort(DeviceFile file) {
    this.file = file;
  }

  /// Opens and grabs the device at a path.
  public static Opening open(Path path) {
    return switch (DeviceFile.open(path)) {
      case DeviceFile.Opening.Refused(int errno) -> new Opening.Failed(why(path, errno));
      case DeviceFile.Opening.Opened(DeviceFile file) -> grab(path, file);
    };
  }

  private static Opening grab(Path path, DeviceFile file) {
    if (isKeyDown(file)) {
      file.close();
      // Grabbed now, its release would be kept from everybody who saw it go down.
      return new Opening.Failed(
          new Faulty("a key of " + path + " is held down", "let go of the scanner's trigger"));
    }
    int errno = file.control(EVIOCGRAB, 1);
    if (errno != 0) {
      file.close();
      return new Opening.Failed(why(path, errno));
    }
    leaveOutScanCodes(file);
    return new Opening.Opened(new EvdevPort(file));
  }

  @Override
  public int read(byte[] into) {
    return file.read(into, READ_LIMIT);
  }

  /// A keyboard is told nothing.
  @Override
  public void write(byte[] bytes) {}

  @Override
  public void flush() {
    byte[] old = new byte[ROOM];
    while (file.read(old, Duration.ZERO) > 0) {
      // what was typed before
    }
  }

  /// Lets go of the device, too.
  @Override
  public void close() {
    file.close();
  }

  private static boolean isKeyDown(DeviceFile file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment keys = arena.allocate(KEY_STATE_BYTES);
      if (file.control(EVIOCGKEY_96, keys) != 0) {
        return false; // the grab will say what is wrong
      }
      for (int i = 0; i < KEY_STATE_BYTES; i++) {
        if (keys.get(JAVA_BYTE, i) != 0) {
          return true;
        }
      }
      return false;
    }
  }

  /// A kernel that can't leave them out sends more, and that is all.
  private static void leaveOutScanCodes(DeviceFile file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment none = arena.allocate(Long.BYTES);
      MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
      mask.set(JAVA_INT, 0, EV_MSC);
      mask.set(JAVA_INT, MASK_SIZE_AT, Math.toIntExact(none.byteSize()));
      mask.set(JAVA_LONG, MASK_ADDRESS_AT, none.address());
      var _ = file.control(EVIOCSMASK, mask);
    }
  }

  static DeviceState why(Path path, int errno) {
    return switch (errno) {
      case Errno.ENOENT, Errno.ENODEV, Errno.ENXIO, Errno.EIO ->
          new Absent("nothing is plugged in at " + path, "plug in the scanner of " + path);
      case Errno.EACCES ->
          new Faulty(
              "no right to open " + path + " (" + Errno.name(errno) + ")",
              "add the user to group input and log in again");
      case Errno.EBUSY ->
          new Faulty(
              path + " is grabbed by another program (" + Errno.name(errno) + ")",
              "find it: fuser " + path);
      case Errno.ENOTTY, Errno.EINVAL ->
          new Faulty(
              path + " is no input device (" + Errno.name(errno) + ")",
              "name one below /dev/input: trolley-bridge devices");
      default ->
          new Faulty(
              "can't open " + path + " (" + Errno.name(errno) + ")",
              "unplug the scanner and plug it in again");
    };
  }
}
