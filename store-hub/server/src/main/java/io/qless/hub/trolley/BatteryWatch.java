package io.qless.hub.trolley;

import io.qless.contract.wire.TrolleyBattery;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells staff of a trolley whose battery is nearly empty, once each time it empties. One per hub;
/// safe for any thread.
public final class BatteryWatch {

  /// From here on it counts as charged, and may empty once more.
  private static final int AGAIN_PERCENT = 10;

  private final AlertStore alerts;
  private final InstantSource clock;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  public BatteryWatch(AlertStore alerts, InstantSource clock) {
    this.alerts = alerts;
    this.clock = clock;
  }

  /// A trolley said how it is; it does so twice a minute. One whose battery can't be read for a
  /// while is not told of anew.
  public void heard(HeardStatus heard) {
    TrolleyBattery battery = heard.status().battery();
    if (battery.isLast() && told.add(heard.trolley())) {
      // Of the hour: a hub that starts anew, or its twin, says the same once more and is not kept.
      alerts.raise(
          Alert.Kind.LOW_BATTERY,
          heard.trolley(),
          "battery under %d %% at %s"
              .formatted(
                  TrolleyBattery.LAST_PERCENT, clock.instant().truncatedTo(ChronoUnit.HOURS)));
    } else if (battery.charging() || battery.percent() >= AGAIN_PERCENT) {
      told.remove(heard.trolley());
    }
  }
}
