package io.qless.bridge.tool;

import io.qless.bridge.DeviceState;
import io.qless.bridge.scale.ScaleListener;
import io.qless.bridge.scale.ScaleReading;
import java.io.PrintWriter;
import java.util.Locale;

/// Shows a scale's readings and states, one line for each.
record ScaleMonitor(PrintWriter out) implements ScaleListener {

  @Override
  public void reading(ScaleReading reading) {
    out.println(inWords(reading));
    out.flush();
  }

  @Override
  public void state(DeviceState state) {
    out.println(SelftestCommand.inWords(state));
    out.flush();
  }

  /// A reading in one line.
  static String inWords(ScaleReading reading) {
    return switch (reading) {
      case ScaleReading.Settled(long grams, double sigma) ->
          String.format(Locale.ROOT, "rests   %,d g  (within %.1f g)", grams, sigma);
      case ScaleReading.Moving() -> "moves";
      case ScaleReading.Fault(String reason, String wayOut) -> "fault   " + reason + "; " + wayOut;
    };
  }
}
