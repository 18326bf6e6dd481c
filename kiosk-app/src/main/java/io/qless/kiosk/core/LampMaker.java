package io.qless.kiosk.core;

import io.qless.bridge.panel.Lamp;
import io.qless.bridge.panel.Light;
import io.qless.kiosk.trip.TripView;

/// What the trolley's lamp shows, for staff who look down an aisle: amber while goods are not paid,
/// green when they are, red when somebody is to come. A free trolley is dark: a row of lamps would
/// say nothing, and green means paid.
public final class LampMaker {

  private LampMaker() {}

  /// The lamp of this moment of the trip.
  public static Lamp lamp(TripView view) {
    if (view.care().helpCalled()) {
      return Lamp.blinking(Light.RED);
    }
    return switch (view.screen()) {
      case STARTING, WELCOME -> Lamp.DARK;
      case SHOPPING, BILL, PAY, SPLIT ->
          new Lamp(Light.AMBER, !view.care().holds().isEmpty()); // blinks for staff to come by
      case EXIT_PASS, FAREWELL -> Lamp.steady(Light.GREEN);
      case OUT_OF_SERVICE -> Lamp.steady(Light.RED);
    };
  }
}
