package io.qless.bridge.bench;

import com.sun.management.OperatingSystemMXBean;
import io.qless.bridge.DeviceState;
import io.qless.bridge.bench.ScanRuns.Open;
import io.qless.bridge.scale.Calibration;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.ScaleListener;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.sim.SimulatedLoadCell;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/// What this process takes of the processor while nothing happens.
final class IdleCost {

  private static final long SECONDS = 10;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long SEED = 1;
  private static final double LOAD_GRAMS = 8_000;

  private IdleCost() {}

  /// @return ms of the processor each second
  static double ofNothing() throws IOException, InterruptedException {
    return of(() -> {});
  }

  /// @param device closed behind it
  static double of(Open device) throws IOException, InterruptedException {
    try (device) {
      OperatingSystemMXBean process =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      long before = process.getProcessCpuTime();
      Thread.sleep(SECONDS * 1_000);
      return (process.getProcessCpuTime() - before) / NANOS_PER_MILLI / SECONDS;
    }
  }

  /// A simulated cell, whose noise and ringing are computed, too.
  static double ofScale() throws IOException, InterruptedException {
    var scale = new Scale("bench", new SimulatedLoadCell(SEED, LOAD_GRAMS), Calibration.NONE);
    scale.start(
        new ScaleListener() {
          @Override
          public void reading(ScaleReading reading) {}

          @Override
          public void state(DeviceState state) {}
        });
    return of(scale::close);
  }
}
