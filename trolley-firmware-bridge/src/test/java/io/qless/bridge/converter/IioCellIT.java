package io.qless.bridge.converter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.DeviceException;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scale.LoadSample.Broken;
import io.qless.bridge.scale.LoadSample.Conversion;
import io.qless.bridge.scale.Sensitivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kernel's files, as its two drivers lay them out.
class IioCellIT {

  private static final Duration LIMIT = Duration.ofMillis(37);

  @TempDir Path root;
  private Path device;

  @BeforeEach
  void install() throws IOException {
    device = Files.createDirectories(root.resolve("sys/bus/iio/devices/iio:device0"));
  }

  @Test
  void theHx711OfTheKernelCountsFromTheMiddle() throws IOException {
    Files.writeString(device.resolve("name"), "hx711\n");
    Files.writeString(device.resolve("in_voltage0_raw"), "8388108\n");
    assertEquals(-500, grams(cell("hx711")));
  }

  @Test
  void theNau7802OfTheKernelIsSignedAndSetTo80AndItsGreatestGain() throws IOException {
    Files.writeString(device.resolve("name"), "nau7802\n");
    Files.writeString(device.resolve("in_voltage0_raw"), "-500\n");
    Files.writeString(device.resolve("sampling_frequency"), "10\n");
    Files.writeString(device.resolve("in_voltage_scale"), "0.000196\n");
    Files.writeString(
        device.resolve("in_voltage_scale_available"), "0.000196 0.000098 0.0000015 0.000003\n");
    assertEquals(-500, grams(cell("nau7802")));
    assertEquals("80", Files.readString(device.resolve("sampling_frequency")));
    assertEquals("0.0000015", Files.readString(device.resolve("in_voltage_scale")));
  }

  @Test
  void aReadThatFailsIsAFaultAndADeviceThatIsGoneIsGone() throws IOException {
    Files.writeString(device.resolve("name"), "hx711\n");
    Files.createDirectory(device.resolve("in_voltage0_raw")); // reads as EISDIR
    IioCell cell = cell("hx711");
    cell.open();
    Broken dead = assertInstanceOf(Broken.class, cell.next(LIMIT));
    assertTrue(dead.wayOut().contains("wires"), dead.wayOut());
    Files.move(device, root.resolve("gone"));
    assertThrows(DeviceException.class, () -> cell.next(LIMIT));
  }

  @Test
  void aKernelWithoutOneSaysWhatToLoad() {
    DeviceException none = assertThrows(DeviceException.class, () -> cell("hx711").open());
    assertTrue(none.wayOut().contains("modprobe hx711"), none.wayOut());
  }

  private double grams(IioCell cell) {
    cell.open();
    return assertInstanceOf(Conversion.class, cell.next(LIMIT)).grams();
  }

  private IioCell cell(String chip) {
    var tree = new DeviceTree(root);
    return new IioCell(
        chip, () -> Optional.ofNullable(tree.converters().get(chip)), "cell", new Sensitivity(1));
  }
}
