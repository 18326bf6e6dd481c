package io.qless.bridge.bus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.mock.platform.MockPlatform;
import com.pi4j.plugin.mock.provider.i2c.MockI2CProvider;
import com.pi4j.plugin.mock.provider.spi.MockSpiProvider;
import io.qless.bridge.DeviceException;
import org.junit.jupiter.api.Test;

/// The two buses over the library's own simulated ones, which remember what was written; the real
/// ones are for the bench.
class PiBusTest {

  private static final int ADDRESS = 0x2a;

  private final Context pi =
      Pi4J.newContextBuilder()
          .add(new MockPlatform())
          .add(MockI2CProvider.newInstance(), MockSpiProvider.newInstance())
          .build();

  @Test
  void aRegisterReadsAsItWasWritten() {
    try (PiI2c chip = PiI2c.open(pi, PiI2c.HEADER_BUS, ADDRESS)) {
      chip.write(0x12, (byte) 0x80, (byte) 0x01, (byte) 0xff);
      assertArrayEquals(new byte[] {(byte) 0x80, 1, (byte) 0xff}, chip.read(0x12, 3));
    }
  }

  @Test
  void aChipThatGivesNothingIsAFailureWithAWayOut() {
    try (PiI2c chip = PiI2c.open(pi, PiI2c.HEADER_BUS, ADDRESS)) {
      DeviceException mute = assertThrows(DeviceException.class, () -> chip.read(0x12, 3));
      assertTrue(mute.wayOut().contains("i2cdetect -y 1"), mute.wayOut());
      assertEquals("reading chip 0x2a at /dev/i2c-1: -1 of 3 bytes came", mute.getMessage());
    }
  }

  @Test
  void twoChipsShareABusAndOneCanBeOpenedAgain() {
    try (PiI2c gauge = PiI2c.open(pi, PiI2c.HEADER_BUS, 0x36)) {
      PiI2c.open(pi, PiI2c.HEADER_BUS, ADDRESS).close();
      try (PiI2c again = PiI2c.open(pi, PiI2c.HEADER_BUS, ADDRESS)) {
        again.write(0, (byte) 1);
        gauge.write(0, (byte) 2);
        assertArrayEquals(new byte[] {1}, again.read(0, 1));
        assertArrayEquals(new byte[] {2}, gauge.read(0, 1));
      }
    }
  }

  @Test
  void noChipHasAReservedAddress() {
    assertThrows(IllegalArgumentException.class, () -> PiI2c.open(pi, 1, 0x78));
    assertThrows(IllegalArgumentException.class, () -> PiI2c.open(pi, 1, 0x07));
  }

  @Test
  void aTransferBringsAsManyBytesAsItTook() {
    try (PiSpi device = PiSpi.open(pi, 0, 0, 500_000)) {
      assertEquals(2, device.transfer((byte) 0xaa, (byte) 0x80).length);
    }
    PiSpi.open(pi, 0, 0, 500_000).close();
  }

  @Test
  void thereIsNoPiHere() {
    Context none = Pi4J.newContextBuilder().noAutoDetect().build();
    DeviceException i2c = assertThrows(DeviceException.class, () -> PiI2c.open(none, 1, ADDRESS));
    assertTrue(i2c.wayOut().contains("Raspberry Pi"), i2c.wayOut());
    DeviceException spi = assertThrows(DeviceException.class, () -> PiSpi.open(none, 0, 0, 1));
    assertTrue(spi.wayOut().contains("group spi"), spi.wayOut());
  }
}
