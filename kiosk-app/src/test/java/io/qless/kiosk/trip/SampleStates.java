package io.qless.kiosk.trip;

import io.qless.kiosk.trip.TripView.Screen;
import java.util.Map;

/// What the trolley itself shows beside a trip: its battery, its scale at work.
final class SampleStates {

  private SampleStates() {}

  static void add(Map<String, TripView> all, Language language) {
    batteries(all, language);
    all.put(
        "16-weighing",
        SampleTrips.shopping(language)
            .but()
            .weighing(new WeighingView(new Words("Tomatoes, loose", "टमाटर, खुले"), 3_800, 100))
            .build());
  }

  private static void batteries(Map<String, TripView> all, Language language) {
    TripView shopping = SampleTrips.shopping(language);
    BatteryView low = new BatteryView(18, BatteryView.Level.LOW);
    BatteryView shortly = new BatteryView(9, BatteryView.Level.SHORT);
    BatteryView last = new BatteryView(4, BatteryView.Level.LAST);
    all.put("16-battery-low", shopping.but().battery(low).build());
    all.put(
        "16-battery-low-offline",
        shopping.but().battery(low).online(false).family(FamilyView.ALONE).build());
    all.put("16-battery-short", shopping.but().battery(shortly).build());
    all.put(
        "16-battery-last-offline",
        shopping.but().battery(last).online(false).family(FamilyView.ALONE).build());
    all.put(
        "03-welcome-battery",
        SampleTrips.plain(Screen.WELCOME, language).but().battery(shortly).build());
  }
}
