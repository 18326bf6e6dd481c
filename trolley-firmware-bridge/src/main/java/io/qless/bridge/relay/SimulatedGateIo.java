package io.qless.bridge.relay;

import io.qless.bridge.DeviceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The wires of a barrier that is not there, as files in a folder, for demo, training and tests:
/// whoever looks from outside sees what the hardware would see, also when this program is stopped
/// or killed.
///
/// | file | means |
/// |---|---|
/// | `beat` | how often the line has changed, 8 bytes; [SimulatedLock] looks at it |
/// | `lamp` | `green`, `red` or `white` |
/// | `fire` | while it is there, the fire loop is open |
/// | `button` | while it is there, the button is pressed |
public final class SimulatedGateIo implements GateIo {

  static final String BEAT = "beat";
  static final String LAMP = "lamp";
  static final String FIRE = "fire";
  static final String BUTTON = "button";

  private static final String WAY_OUT =
      "check that the folder of the simulated lock can be written";

  private final Path folder;
  private final FileChannel beat;
  private boolean level;
  private long changes;

  /// @param folder is made if it is not there
  public SimulatedGateIo(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      this.beat =
          FileChannel.open(
              folder.resolve(BEAT), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException cause) {
      throw new DeviceException("making a simulated lock in " + folder, WAY_OUT, cause);
    }
  }

  @Override
  public void drive(boolean high) {
    if (high == level) {
      return;
    }
    level = high;
    try {
      beat.write(ByteBuffer.allocate(Long.BYTES).putLong(0, ++changes), 0);
    } catch (IOException cause) {
      throw new DeviceException("beating in " + folder, WAY_OUT, cause);
    }
  }

  @Override
  public boolean fireLoopClosed() {
    return !Files.exists(folder.resolve(FIRE));
  }

  @Override
  public boolean buttonPressed() {
    return Files.exists(folder.resolve(BUTTON));
  }

  @Override
  public void lamp(boolean green, boolean red) {
    try {
      Files.writeString(folder.resolve(LAMP), green ? "green" : red ? "red" : "white");
    } catch (IOException cause) {
      throw new DeviceException("lighting the lamp in " + folder, WAY_OUT, cause);
    }
  }

  @Override
  public void close() {
    try {
      beat.close();
    } catch (IOException cause) {
      throw new DeviceException("closing the lock in " + folder, WAY_OUT, cause);
    }
  }
}
