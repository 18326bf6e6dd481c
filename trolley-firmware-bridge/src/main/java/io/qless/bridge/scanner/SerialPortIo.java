package io.qless.bridge.scanner;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.linux.DeviceFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// One opening of a serial port. It belongs to the thread that opened it and lives until the first
/// failed read; after a re-plug a new one is opened from the path, since the library's port object
/// stays with the device that a link pointed to.
public final class SerialPortIo implements ScanPort {

  /// errno values of a failed open (Linux, asm-generic/errno-base.h).
  private static final int ENOENT = 2;

  private static final int EIO = 5;
  private static final int ENXIO = 6;
  private static final int EAGAIN = 11;
  private static final int EACCES = 13;
  private static final int ENODEV = 19;
  private static final int EISDIR = 21;
  private static final int ENOTTY = 25;

  private final SerialPort port;

  private SerialPortIo(SerialPort port) {
    this.port = port;
  }

  /// The port at a path: a device, a link to one, or a pseudo-terminal.
  public static ScanPort.Opener at(Path path) {
    return new ScanPort.Opener() {
      @Override
      public Opening open() {
        return SerialPortIo.open(path);
      }

      @Override
      public Absent absent() {
        return SerialPortIo.absent(path);
      }
    };
  }

  /// Opens what `path` leads to now.
  public static Opening open(Path path) {
    return open(path, SerialLine.USUAL);
  }

  /// Opens what `path` leads to now, set like this.
  public static Opening open(Path path, SerialLine line) {
    return switch (DeviceFile.open(path)) {
      case DeviceFile.Opening.Refused(int errno) -> new Opening.Failed(why(path, errno, 0));
      case DeviceFile.Opening.Opened(DeviceFile device) -> {
        try (device) {
          int errno = RawLine.set(device, line);
          yield errno == 0 ? openSet(path) : new Opening.Failed(why(path, errno, 0));
        }
      }
    };
  }

  private static Opening openSet(Path path) {
    SerialPort port;
    try {
      port = SerialPort.getCommPort(path.toString());
    } catch (SerialPortInvalidPortException goneMeanwhile) {
      return new Opening.Failed(absent(path));
    }
    port.disablePortConfiguration();
    int readMillis = Math.toIntExact(READ_LIMIT.toMillis());
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, readMillis, 0);
    if (port.openPort()) {
      return new Opening.Opened(new SerialPortIo(port));
    }
    DeviceState why = why(path, port.getLastErrorCode(), port.getLastErrorLocation());
    port.closePort();
    return new Opening.Failed(why);
  }

  private static Absent absent(Path path) {
    return new Absent("nothing is plugged in at " + path, "plug in the scanner of " + path);
  }

  /// The library turns the limit into tenths of a second.
  @Override
  public int read(byte[] into) {
    return port.readBytes(into, into.length);
  }

  @Override
  public void write(byte[] bytes) {
    port.writeBytes(bytes, bytes.length);
  }

  @Override
  public void flush() {
    port.flushIOBuffers();
  }

  @Override
  public void close() {
    port.closePort();
  }

  private static DeviceState why(Path path, int errno, int location) {
    return switch (errno) {
      case ENOENT ->
          Files.exists(path)
              ? new Faulty(path + " is already open in this program", "name each port only once")
              : absent(path);
      case EIO, ENXIO, ENODEV -> absent(path);
      case EACCES ->
          new Faulty("no right to open " + path + " (EACCES 13)", "add the user to group dialout");
      case EAGAIN ->
          new Faulty(path + " is held by another program (EAGAIN 11)", "find it: fuser " + path);
      case ENOTTY, EISDIR ->
          new Faulty(path + " is not a serial port (" + errno + ")", "correct the device's path");
      default ->
          new Faulty(
              "can't open " + path + " (error " + errno + " at " + location + ")",
              "unplug the device and plug it in again");
    };
  }
}
