package io.qless.bridge.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.scale.Sensitivity;
import io.qless.bridge.setup.CellSetup.Place;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleSetupTest {

  @Test
  void aCellIsNamedByItsConverterItsPlateAndItsPlace() {
    assertEquals(new CellSetup(new Place.I2c(1), Sensitivity.USUAL), ScaleSetup.parse("nau7802:1"));
    assertEquals(
        new CellSetup(new Place.Spi(0, 1), Sensitivity.ofPlate(20, 1.5)),
        ScaleSetup.parse("hx711/20kg-1.5mV:0.1"));
    assertEquals(
        new CellSetup(new Place.Kernel("hx711"), new Sensitivity(42.5)),
        ScaleSetup.parse("iio/42.5-per-gram:hx711"));
    assertEquals(
        new CellSetup(new Place.Port(DeviceName.parse("usb:2e8a:000a:E66")), Sensitivity.USUAL),
        ScaleSetup.parse("cdc/50kg-2mv:usb:2e8a:000a:E66"));
  }

  @Test
  void aScaleWithADisplayIsNamedByWhatItSpeaksAndItsDivision() {
    assertEquals(
        new InstrumentSetup(
            InstrumentSetup.Speech.MT_SICS, 10, new DeviceName.ByPath(Path.of("/dev/ttyUSB0"))),
        ScaleSetup.parse("mt-sics/10g:/dev/ttyUSB0"));
    assertEquals("toledo/5g:/dev/ttyUSB0", ScaleSetup.parse("toledo:/dev/ttyUSB0").toString());
    assertFalse(ScaleSetup.parse("cas:/dev/a").calibratesHere());
    assertTrue(ScaleSetup.parse("cdc:/dev/a").calibratesHere());
  }

  @Test
  void aLineReadsAsItIsPrinted() {
    for (String line :
        List.of(
            "nau7802:1",
            "hx711:0.0",
            "iio:nau7802",
            "cdc:usb:2e8a:000a:E66",
            "cdc/42.50-per-gram:/dev/serial/by-id/usb-x",
            "nci/10g:/dev/ttyS1",
            "cas/5g:usb:0403:6001")) {
      assertEquals(line, ScaleSetup.parse(line).toString());
    }
  }

  @Test
  void aPlateSaysTheCountsOfAGram() {
    assertEquals(85.9, Sensitivity.ofPlate(50, 2).countsPerGram(), 0.1);
    assertEquals(Sensitivity.USUAL, Sensitivity.parse("50kg-2mv"));
  }

  @Test
  void anotherPlateOrPlaceIsAnotherCell() {
    String one = ScaleSetup.parse("nau7802:1").identity();
    assertNotEquals(one, ScaleSetup.parse("nau7802:3").identity());
    assertNotEquals(one, ScaleSetup.parse("nau7802/20kg-2mv:1").identity());
    assertNotEquals(one, ScaleSetup.parse("iio:nau7802").identity());
  }

  @Test
  void whatIsWrongSaysWhatWouldBeRight() {
    assertWrong("bathroom:1", "trolley-bridge devices");
    assertWrong("nau7802:/dev/i2c-1", "/dev/i2c-N");
    assertWrong("hx711:0", "/dev/spidevN.M");
    assertWrong("iio:bme280", "hx711 or nau7802");
    assertWrong("nau7802/heavy:1", "50kg-2mv");
    assertWrong("toledo/3g:/dev/ttyS0", "5g");
    assertWrong("toledo:usb:1", "four hexadecimal digits");
  }

  @Test
  void aLineSaysWhichDeviceItIs() {
    assertInstanceOf(ScaleSetup.class, DeviceSetup.parse("nci:/dev/ttyS0"));
    assertInstanceOf(ScannerSetup.class, DeviceSetup.parse("ssi:/dev/ttyS0"));
    assertInstanceOf(ScannerSetup.class, DeviceSetup.parse("/dev/ttyACM0"));
  }

  private static void assertWrong(String line, String right) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ScaleSetup.parse(line)).getMessage();
    assertTrue(String.valueOf(message).contains(right), message);
  }
}
