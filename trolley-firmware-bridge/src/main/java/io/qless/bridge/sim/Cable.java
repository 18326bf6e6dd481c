package io.qless.bridge.sim;

import io.qless.bridge.DeviceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The cable of a played device: its port appears at one link whenever it is plugged in, each time
/// as another pseudo-terminal. Guarded by the device that has it.
final class Cable {

  private final Path link;
  private @Nullable PseudoTerminal terminal;

  /// A cable that is not plugged in.
  ///
  /// @param link where the port shall appear; its directory exists
  Cable(Path link) {
    this.link = link;
  }

  Path link() {
    return link;
  }

  /// The device's end, null while it is unplugged.
  @Nullable PseudoTerminal terminal() {
    return terminal;
  }

  /// @return false if it was plugged in already
  boolean plugIn() {
    if (terminal != null) {
      return false;
    }
    var fresh = PseudoTerminal.open();
    try {
      fresh.linkAs(link);
      terminal = fresh;
      return true;
    } catch (DeviceException e) {
      fresh.close();
      throw e;
    }
  }

  /// Pulls it, in the middle of whatever is on it. The link goes, too: the kernel gives the port's
  /// number to others. Does nothing when unplugged.
  void unplug() {
    if (terminal == null) {
      return;
    }
    try {
      Files.deleteIfExists(link);
    } catch (IOException e) {
      throw new DeviceException("removing " + link, "remove it by hand", e);
    } finally {
      terminal.close();
      terminal = null;
    }
  }
}
