package io.qless.kiosk.core;

import io.qless.bridge.DeviceState;
import io.qless.bridge.battery.BatteryReading;
import io.qless.contract.wire.SessionState;
import io.qless.kiosk.trip.BatteryView;
import org.jspecify.annotations.Nullable;

/// What the trolley knows beside its trip: the link, the devices and the hub's words about the
/// session. Immutable.
///
/// @param online whether the hub can be reached
/// @param hub the hub's latest word on this trolley
/// @param scanner the scanner's state
/// @param scale the scale's state
/// @param panel the state of lamp, buzzer and help button
/// @param battery what the battery tells
/// @param low what is to be said about it, null for nothing
public record Surroundings(
    boolean online,
    SessionState hub,
    DeviceState scanner,
    DeviceState scale,
    DeviceState panel,
    BatteryReading battery,
    @Nullable BatteryView low) {

  static final Surroundings AT_START =
      new Surroundings(
          false,
          SessionState.FREE,
          new DeviceState.Present(),
          new DeviceState.Present(),
          new DeviceState.Present(),
          new BatteryReading.None(),
          null);

  Surroundings withOnline(boolean now) {
    return new Surroundings(now, hub, scanner, scale, panel, battery, low);
  }

  Surroundings withHub(SessionState state) {
    return new Surroundings(online, state, scanner, scale, panel, battery, low);
  }

  Surroundings withScanner(DeviceState state) {
    return new Surroundings(online, hub, state, scale, panel, battery, low);
  }

  Surroundings withScale(DeviceState state) {
    return new Surroundings(online, hub, scanner, state, panel, battery, low);
  }

  Surroundings withPanel(DeviceState state) {
    return new Surroundings(online, hub, scanner, scale, state, battery, low);
  }

  Surroundings withBattery(BatteryReading reading) {
    return new Surroundings(
        online, hub, scanner, scale, panel, reading, LowBattery.warning(reading, low));
  }
}
