package io.qless.kiosk.core;

import io.qless.bridge.DeviceState;
import io.qless.contract.wire.SessionState;

/// What the trolley knows beside its trip: the link, the devices and the hub's words about the
/// session. Immutable.
///
/// @param online whether the hub can be reached
/// @param hub the hub's latest word on this trolley
/// @param scanner the scanner's state
/// @param scale the scale's state
record Surroundings(boolean online, SessionState hub, DeviceState scanner, DeviceState scale) {

  static final Surroundings AT_START =
      new Surroundings(
          false, SessionState.FREE, new DeviceState.Present(), new DeviceState.Present());

  Surroundings withOnline(boolean now) {
    return new Surroundings(now, hub, scanner, scale);
  }

  Surroundings withHub(SessionState state) {
    return new Surroundings(online, state, scanner, scale);
  }

  Surroundings withScanner(DeviceState state) {
    return new Surroundings(online, hub, state, scale);
  }

  Surroundings withScale(DeviceState state) {
    return new Surroundings(online, hub, scanner, state);
  }
}
