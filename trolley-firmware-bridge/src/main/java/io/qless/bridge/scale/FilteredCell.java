package io.qless.bridge.scale;

import java.time.Duration;
import java.util.function.Supplier;

/// A load cell with the filter that makes readings of its samples. Of the scale's thread only.
final class FilteredCell implements WeighingInstrument {

  /// Three sample periods (12.5 ms each) without a conversion are a fault.
  private static final Duration SAMPLE_LIMIT = Duration.ofNanos(37_500_000);

  private final LoadCell cell;
  private final Supplier<Calibration> calibration;
  private StabilityFilter filter = new StabilityFilter();
  private Calibration by = Calibration.NONE;

  /// @param calibration by which it weighs; another one makes the filter start over
  FilteredCell(LoadCell cell, Supplier<Calibration> calibration) {
    this.cell = cell;
    this.calibration = calibration;
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
    }
    return filter.accept(sample.by(by));
  }

  @Override
  public void close() {
    cell.close();
  }
}
