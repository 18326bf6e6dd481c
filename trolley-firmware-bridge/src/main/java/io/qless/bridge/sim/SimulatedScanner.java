package io.qless.bridge.sim;

import io.qless.bridge.DeviceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A serial scanner without optics, for demo, training and tests: it "scans" any text. The driver
/// at its link is the real [io.qless.bridge.scanner.ScannerDriver]. Any thread may call it; it
/// lives until closed.
public final class SimulatedScanner implements AutoCloseable {

  // Guarded by this:
  private final Cable cable;

  /// A scanner, plugged in.
  ///
  /// @param link where its port shall appear; its directory exists
  public SimulatedScanner(Path link) {
    cable = new Cable(link);
    plugIn();
  }

  /// Where its port is while plugged in: what the driver is given.
  public Path link() {
    return cable.link();
  }

  /// Scans a code: its text as UTF-8 and CR. An AIM id is part of the text, as in
  /// `]E09520000000011`.
  ///
  /// @throws IllegalArgumentException if the text is empty or holds CR or LF
  /// @throws DeviceException if unplugged
  public void scan(String text) {
    if (text.isEmpty() || text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a scanner sends one line of text, not: " + text);
    }
    send((text + "\r").getBytes(StandardCharsets.UTF_8));
  }

  /// Sends bytes as they are, to play a torn frame.
  ///
  /// @throws DeviceException if unplugged
  public synchronized void send(byte[] bytes) {
    PseudoTerminal terminal = cable.terminal();
    if (terminal == null) {
      throw new DeviceException(
          "the simulated scanner at " + cable.link() + " is unplugged", "plug it in");
    }
    terminal.write(bytes);
  }

  /// Pulls the cable; the link goes, too. Does nothing when unplugged.
  public synchronized void unplug() {
    cable.unplug();
  }

  /// Plugs in again; the port may get another number, the link stays the same. Does nothing when
  /// plugged in.
  public synchronized void plugIn() {
    boolean _ = cable.plugIn();
  }

  /// Whether it is plugged in.
  public synchronized boolean isPluggedIn() {
    return cable.terminal() != null;
  }

  @Override
  public void close() {
    unplug();
  }
}
