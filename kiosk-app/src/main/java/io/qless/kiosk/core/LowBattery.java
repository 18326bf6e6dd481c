package io.qless.kiosk.core;

import io.qless.bridge.battery.BatteryReading;
import io.qless.contract.wire.TrolleyBattery;
import io.qless.kiosk.trip.BatteryView;
import io.qless.kiosk.trip.BatteryView.Level;
import org.jspecify.annotations.Nullable;

/// When a battery is worth a word. Keeps nothing itself.
///
/// The steps are those of the trolleys that we know: a word below 20 %, the end of the trip in
/// sight at 10 %, staff below 5 %. A gauge trembles: a step is left only when it is clearly passed.
final class LowBattery {

  private static final int LOW_BELOW_PERCENT = 20;
  private static final int SHORT_AT_PERCENT = 10;
  private static final int CLEARLY_PERCENT = 2;

  private LowBattery() {}

  /// What to say about this reading, null for nothing: a battery that fills, tells nothing or is
  /// not there worries nobody.
  ///
  /// @param before what was said until now
  static @Nullable BatteryView warning(BatteryReading reading, @Nullable BatteryView before) {
    return switch (reading) {
      case BatteryReading.None none -> null;
      case BatteryReading.Unreadable unreadable -> null;
      case BatteryReading.Level(int percent, boolean charging) ->
          charging ? null : warning(percent, before);
    };
  }

  private static @Nullable BatteryView warning(int percent, @Nullable BatteryView before) {
    Level now = level(percent);
    boolean better = before != null && (now == null || now.compareTo(before.level()) < 0);
    Level said = better ? level(percent - CLEARLY_PERCENT) : now;
    return said == null ? null : new BatteryView(percent, said);
  }

  private static @Nullable Level level(int percent) {
    if (percent < TrolleyBattery.LAST_PERCENT) {
      return Level.LAST;
    }
    if (percent <= SHORT_AT_PERCENT) {
      return Level.SHORT;
    }
    return percent < LOW_BELOW_PERCENT ? Level.LOW : null;
  }
}
