package io.qless.bridge.converter;

import io.qless.bridge.bus.I2cIo;
import io.qless.bridge.bus.PiI2c;
import io.qless.bridge.scale.LoadCell;
import io.qless.bridge.scale.LoadSample;
import io.qless.bridge.scale.Sensitivity;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A load cell behind a NAU7802 on an I2C bus. The scale's thread uses it; it lives as long as its
/// scale. A chip that forgot its settings is set up again, and the filter sees a hole in time.
public final class Nau7802Cell implements LoadCell {

  private static final Logger LOG = LoggerFactory.getLogger(Nau7802Cell.class);

  private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

  /// A chip that is set up and silent for this long is started anew.
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final LoadSample SAGGED =
      new LoadSample.Broken(
          "the supply of the converter NAU7802 sagged",
          "check its supply and its wires; it goes on by itself");

  private final String identity;
  private final Supplier<I2cIo> bus;
  private final Sensitivity sensitivity;
  private final Ticks ticks;

  private @Nullable I2cIo io;
  private @Nullable Nau7802 chip;
  private long checkedNanos;
  private long wordNanos;

  /// @param bus number of the bus, 1 at the header
  /// @param identity which cell it is, for its calibration
  public Nau7802Cell(int bus, String identity, Sensitivity sensitivity) {
    this(() -> PiI2c.open(bus, Nau7802.ADDRESS), identity, sensitivity, Ticks.REAL);
  }

  Nau7802Cell(Supplier<I2cIo> bus, String identity, Sensitivity sensitivity, Ticks ticks) {
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
  public void open() throws InterruptedException {
    I2cIo opened = bus.get();
    io = opened;
    Nau7802 fresh = new Nau7802(opened, ticks);
    fresh.start();
    checkedNanos = ticks.nanos();
    wordNanos = checkedNanos;
    chip = fresh;
  }

  @Override
  public LoadSample next(Duration limit) throws InterruptedException {
    Nau7802 open = chip;
    if (open == null) {
      throw new IllegalStateException("not open: " + identity);
    }
    if (open.awaitWord(limit.toNanos())) {
      wordNanos = ticks.nanos();
      return isForgetful(open) ? setUpAgain(open) : sensitivity.sample(open.word(), wordNanos);
    }
    if (!open.isSetUp()) {
      return setUpAgain(open);
    }
    if (ticks.nanos() - wordNanos >= SILENCE_NANOS) {
      open.start();
      wordNanos = ticks.nanos();
    }
    return new LoadSample.Missing();
  }

  /// Looked at once a second: a word can still be ready in a chip that is back at its defaults.
  private boolean isForgetful(Nau7802 open) {
    if (ticks.nanos() - checkedNanos < CHECK_NANOS) {
      return false;
    }
    checkedNanos = ticks.nanos();
    return !open.isSetUp();
  }

  private LoadSample setUpAgain(Nau7802 open) throws InterruptedException {
    LOG.warn("NAU7802 lost its settings and is set up again");
    open.start();
    checkedNanos = ticks.nanos();
    wordNanos = checkedNanos;
    return SAGGED;
  }

  @Override
  public void close() {
    chip = null;
    if (io != null) {
      io.close();
      io = null;
    }
  }
}
