package io.qless.bridge.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A chip of GPIO lines that the kernel plays (its module gpio-sim), under the label of a Raspberry
/// Pi's. One at a time; any thread.
final class SimulatedChip implements AutoCloseable {

  private static final Path CHIPS = Path.of("/sys/kernel/config/gpio-sim");
  private static final int LINES = 54;

  private final Path folder;
  private final Path lines;

  SimulatedChip(String label) {
    if (!Files.isDirectory(CHIPS)) {
      throw new AssertionError(
          "this test needs a kernel that plays GPIO lines: deploy/hardware-lab.sh");
    }
    folder = CHIPS.resolve("lab");
    try {
      Files.createDirectory(folder);
      Path bank = Files.createDirectory(folder.resolve("bank0"));
      Files.writeString(bank.resolve("num_lines"), Integer.toString(LINES));
      Files.writeString(bank.resolve("label"), label);
      Files.writeString(folder.resolve("live"), "1");
      lines =
          Path.of(
              "/sys/devices/platform",
              Files.readString(folder.resolve("dev_name")).strip(),
              Files.readString(bank.resolve("chip_name")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is on a line, as whoever is wired to it sees it.
  boolean isHigh(int line) {
    try {
      return Files.readString(lines.resolve("sim_gpio" + line + "/value")).strip().equals("1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Pulls a line up or down from outside.
  void pull(int line, boolean up) {
    try {
      Files.writeString(lines.resolve("sim_gpio" + line + "/pull"), up ? "pull-up" : "pull-down");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.writeString(folder.resolve("live"), "0");
      Files.delete(folder.resolve("bank0"));
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
