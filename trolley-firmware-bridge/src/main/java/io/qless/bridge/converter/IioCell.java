package io.qless.bridge.converter;

import io.qless.bridge.DeviceException;
import io.qless.bridge.scale.LoadCell;
import io.qless.bridge.scale.LoadSample;
import io.qless.bridge.scale.LoadSample.Broken;
import io.qless.bridge.scale.Sensitivity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A load cell behind a converter that the kernel drives (industrial I/O): one read of a file is
/// one conversion. The scale's thread uses it; it lives as long as its scale.
public final class IioCell implements LoadCell {

  /// The kernel's driver turns the HX711's sign bit over (drivers/iio/adc/hx711.c).
  private static final int HX711_ZERO = 0x800000;

  private static final String HX711 = "hx711";

  private final String chip;
  private final Supplier<Optional<Path>> finder;
  private final String identity;
  private final Sensitivity sensitivity;
  private @Nullable Path device;

  /// @param chip what the kernel calls it, `hx711` or `nau7802`
  /// @param finder looks for its folder in sysfs
  /// @param identity which cell it is, for its calibration
  public IioCell(
      String chip, Supplier<Optional<Path>> finder, String identity, Sensitivity sensitivity) {
    this.chip = chip;
    this.finder = finder;
    this.identity = identity;
    this.sensitivity = sensitivity;
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public void open() {
    Path found =
        finder
            .get()
            .orElseThrow(() ->
                new DeviceException(
                    "the kernel drives no converter " + chip,
                    "load its overlay (dtoverlay) and its module: modprobe " + chip));
    set(found, "sampling_frequency", "80");
    greatestGain(found).ifPresent(scale -> set(found, "in_voltage_scale", scale));
    device = found;
  }

  @Override
  public LoadSample next(Duration limit) {
    Path open = device;
    if (open == null) {
      throw new IllegalStateException("not open: " + identity);
    }
    try {
      int raw = Integer.parseInt(text(open.resolve("in_voltage0_raw")));
      return sensitivity.sample(chip.equals(HX711) ? raw - HX711_ZERO : raw, System.nanoTime());
    } catch (IOException failed) {
      if (!Files.exists(open)) {
        throw new DeviceException(
            "the kernel lost its converter " + chip, "look for it: dmesg | tail", failed);
      }
      return new Broken(
          "the kernel gets no conversion of " + chip + ": " + failed.getMessage(),
          "check the converter's wires and its supply");
    } catch (NumberFormatException noNumber) {
      return new Broken(
          "the kernel's conversion of " + chip + " is no number", "look at it: dmesg | tail");
    }
  }

  /// The smallest step is the greatest gain; some drivers have but one.
  private static Optional<String> greatestGain(Path device) {
    try {
      return Arrays.stream(text(device.resolve("in_voltage_scale_available")).split("\\s+"))
          .min(Comparator.comparingDouble(Double::parseDouble));
    } catch (IOException | NumberFormatException fixed) {
      return Optional.empty();
    }
  }

  /// Sets what can be set; a driver without that file has it fixed.
  private void set(Path device, String name, String value) {
    Path file = device.resolve(name);
    if (!Files.exists(file)) {
      return;
    }
    try {
      if (!text(file).equals(value)) {
        Files.writeString(file, value);
      }
    } catch (IOException refused) {
      throw new DeviceException(
          "can't set " + name + " of the kernel's " + chip,
          "let a udev rule give group iio the right to write it",
          refused);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.US_ASCII).strip();
  }

  @Override
  public void close() {
    device = null;
  }
}
