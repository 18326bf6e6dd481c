package io.qless.bridge.tool;

import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scale.ScaleReading.Settled;
import io.qless.bridge.setup.ScaleSetup;
import io.qless.bridge.sim.SimulatedScaleController;
import io.qless.bridge.sim.SimulatedSerialScale;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Tests this machine with scales that it plays itself. Each test says what is wrong, `""` if
/// nothing is. Used by one thread.
record ScaleTests(DeviceTree tree, Path folder) {

  private static final long SEED = 11;
  private static final long DROP_GRAMS = 500;
  private static final long TOLERANCE_GRAMS = 5;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /// Load cells behind a microcontroller.
  String controller(int limitSeconds) {
    Path port = folder.resolve("controller");
    try (var hand = new SimulatedScaleController(port, SEED);
        Scale scale = scale("cdc:" + port)) {
      scale.start(new Silence());
      String wrong = rests(scale, 0, limitSeconds);
      hand.drop(DROP_GRAMS);
      return wrong.isEmpty() ? rests(scale, DROP_GRAMS, limitSeconds) : wrong;
    }
  }

  /// A scale with a display.
  String display(int limitSeconds) {
    Path port = folder.resolve("scale");
    try (var hand = new SimulatedSerialScale(port, SimulatedSerialScale.Speech.TOLEDO_8217);
        Scale scale = scale("toledo/5g:" + port)) {
      scale.start(new Silence());
      String wrong = rests(scale, 0, limitSeconds);
      hand.put(DROP_GRAMS);
      return wrong.isEmpty() ? rests(scale, DROP_GRAMS, limitSeconds) : wrong;
    }
  }

  private Scale scale(String line) {
    ScaleSetup setup = ScaleSetup.parse(line);
    return setup.scale("scale", tree, setup.calibrationFile(folder.resolve("none")));
  }

  private static String rests(Scale scale, long grams, int limitSeconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
    ScaleReading reading = scale.now();
    while (System.nanoTime() - end < 0) {
      reading = scale.now();
      if (reading instanceof Settled now && Math.abs(now.grams() - grams) <= TOLERANCE_GRAMS) {
        return "";
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return "it never rested at " + grams + " g: " + ScaleMonitor.inWords(reading);
  }
}
