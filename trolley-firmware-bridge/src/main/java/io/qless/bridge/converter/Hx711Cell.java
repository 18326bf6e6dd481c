package io.qless.bridge.converter;

import io.qless.bridge.bus.PiSpi;
import io.qless.bridge.bus.SpiIo;
import io.qless.bridge.scale.LoadCell;
import io.qless.bridge.scale.LoadSample;
import io.qless.bridge.scale.LoadSample.Broken;
import io.qless.bridge.scale.LoadSample.Missing;
import io.qless.bridge.scale.Sensitivity;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A load cell behind an HX711 that hangs on an SPI bus: MOSI is its clock PD_SCK, MISO its data
/// DOUT, the bus's own clock stays unconnected. The scale's thread uses it; it lives as long as its
/// scale. The bus makes each pulse, so that no pause of this program can stretch one: a clock that
/// is high for 60 us powers the chip down (HX711 data sheet p. 5).
public final class Hx711Cell implements LoadCell {

  /// Two bits make one pulse, high and low: 2 us each.
  private static final int HERTZ = 500_000;

  /// 25 pulses: 24 bits, and channel A at gain 128 for the next conversion.
  private static final byte[] PULSES = {
    (byte) 0xaa, (byte) 0xaa, (byte) 0xaa, (byte) 0xaa, (byte) 0xaa, (byte) 0xaa, (byte) 0x80
  };

  private static final int WORD_BITS = 24;

  /// Behind the last pulse the chip holds its data line high until the next conversion: what of the
  /// seventh byte is behind that pulse.
  private static final int BUSY = 0x1f;

  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /// Ten conversions a second come 100 ms apart.
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(80);

  private static final int SLOW_LIMIT = 5;

  private static final Broken WIRES =
      new Broken("the converter HX711 does not follow its clock", "check its wires DT and SCK");
  private static final Broken SLOW =
      new Broken(
          "the converter HX711 converts 10 times a second", "wire its pin RATE to its supply");

  private final Supplier<SpiIo> bus;
  private final String identity;
  private final Sensitivity sensitivity;
  private final Ticks ticks;

  private @Nullable SpiIo io;
  private long lastNanos;
  private int slow;

  /// @param bus number N of `/dev/spidevN.M`
  /// @param chipSelect number M of it
  /// @param identity which cell it is, for its calibration
  public Hx711Cell(int bus, int chipSelect, String identity, Sensitivity sensitivity) {
    this(() -> PiSpi.open(bus, chipSelect, HERTZ), identity, sensitivity, Ticks.REAL);
  }

  Hx711Cell(Supplier<SpiIo> bus, String identity, Sensitivity sensitivity, Ticks ticks) {
    this.bus = bus;
    this.identity = identity;
    this.sensitivity = sensitivity;
    this.ticks = ticks;
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public void open() {
    io = bus.get();
    lastNanos = ticks.nanos();
    slow = 0;
  }

  @Override
  public LoadSample next(Duration limit) throws InterruptedException {
    SpiIo open = io;
    if (open == null) {
      throw new IllegalStateException("not open: " + identity);
    }
    long since = ticks.nanos();
    while (open.transfer((byte) 0)[0] != 0) {
      if (ticks.nanos() - since >= limit.toNanos()) {
        return new Missing();
      }
      ticks.pause(POLL_NANOS);
    }
    long now = ticks.nanos();
    slow = now - lastNanos >= SLOW_NANOS ? slow + 1 : 0;
    lastNanos = now;
    byte[] in = open.transfer(PULSES);
    if ((in[in.length - 1] & BUSY) != BUSY) {
      return WIRES;
    }
    return slow >= SLOW_LIMIT ? SLOW : sensitivity.sample(word(in), now);
  }

  /// The second bit of each pair, as a signed number.
  private static int word(byte[] in) {
    int word = 0;
    for (int bit = 0; bit < WORD_BITS; bit++) {
      int at = 2 * bit + 1;
      word = (word << 1) | ((in[at / 8] >> (7 - at % 8)) & 1);
    }
    return (word << 8) >> 8;
  }

  @Override
  public void close() {
    if (io != null) {
      io.close();
      io = null;
    }
  }
}
