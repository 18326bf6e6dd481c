package io.qless.bridge.scale;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A load cell with the filter that makes readings of its samples. Of the scale's thread only.
final class FilteredCell implements WeighingInstrument {

  /// Three sample periods (12.5 ms each) without a conversion are a fault.
  private static final Duration SAMPLE_LIMIT = Duration.ofNanos(37_500_000);

  private final LoadCell cell;
  private final Supplier<Calibration> calibration;
  private final BooleanSupplier empty;
  private StabilityFilter filter = new StabilityFilter();
  private Calibration by = Calibration.NONE;
  private ZeroTracking zero = new ZeroTracking();

  /// @param calibration by which it weighs; another one makes the filter start over
  /// @param empty whether the basket is known to be empty, so that its zero may be followed
  FilteredCell(LoadCell cell, Supplier<Calibration> calibration, BooleanSupplier empty) {
    this.cell = cell;
    this.calibration = calibration;
    this.empty = empty;
  }

  @Override
  public void open() throws InterruptedException {
    filter = new StabilityFilter();
    cell.open();
  }

  @Override
  public ScaleReading next() throws InterruptedException {
    LoadSample sample = cell.next(SAMPLE_LIMIT);
    Calibration now = calibration.get();
    if (!now.equals(by)) {
      by = now;
      filter = new StabilityFilter();
      zero = new ZeroTracking();
    }
    ScaleReading reading = filter.accept(sample.by(by).less(zero.offsetGrams()));
    if (empty.getAsBoolean()) {
      zero.accept(reading);
    }
    return reading;
  }

  @Override
  public void close() {
    cell.close();
  }
}
