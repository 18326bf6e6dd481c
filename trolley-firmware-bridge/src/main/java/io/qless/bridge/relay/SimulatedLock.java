package io.qless.bridge.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// The far end of a [SimulatedGateIo]: what the hardware of a barrier does with the beat it sees.
/// Stands in another process than the program, if need be. Used by one thread.
///
/// A charge pump keeps the magnet's current on while the line changes, and so does this; the fire
/// alarm's own contact cuts the current whatever the program says.
public final class SimulatedLock {

  private final Path folder;
  private final LongSupplier nanos;
  private long changes = -1;
  private long changedNanos;
  private boolean beating;

  /// @param folder of the wires
  public SimulatedLock(Path folder) {
    this(folder, System::nanoTime);
  }

  SimulatedLock(Path folder, LongSupplier nanos) {
    this.folder = folder;
    this.nanos = nanos;
  }

  /// Looks, and says whether the barrier holds now. Look often: a beat that nobody saw holds
  /// nothing.
  public boolean holds() {
    long now = nanos.getAsLong();
    long seen = read();
    if (seen != changes) {
      beating = changes >= 0; // the very first look does not tell when it changed
      changes = seen;
      changedNanos = now;
    }
    boolean fresh = now - changedNanos < FailSafeLock.HARDWARE_PATIENCE.toNanos();
    return beating && fresh && !Files.exists(folder.resolve(SimulatedGateIo.FIRE));
  }

  /// What the lamp shows; empty before it was lit.
  public String lamp() {
    try {
      Path lamp = folder.resolve(SimulatedGateIo.LAMP);
      return Files.exists(lamp) ? Files.readString(lamp) : "";
    } catch (IOException beingWritten) {
      return "";
    }
  }

  /// The fire alarm begins, or is over.
  public void fire(boolean alarm) throws IOException {
    put(SimulatedGateIo.FIRE, alarm);
  }

  /// Staff press the button, or let go of it.
  public void button(boolean pressed) throws IOException {
    put(SimulatedGateIo.BUTTON, pressed);
  }

  private void put(String name, boolean there) throws IOException {
    if (there) {
      Files.writeString(folder.resolve(name), "");
    } else {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  private long read() {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(SimulatedGateIo.BEAT));
      return bytes.length == Long.BYTES ? ByteBuffer.wrap(bytes).getLong() : 0;
    } catch (IOException none) {
      return 0;
    }
  }
}
