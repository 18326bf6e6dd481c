package io.qless.kiosk.assist;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.BatteryView;
import io.qless.kiosk.trip.BatteryView.Level;
import io.qless.kiosk.trip.TripView;
import org.jspecify.annotations.Nullable;

/// Whether the battery needs a word with the shopper now, and which, decided without JavaFX.
/// Immutable.
///
/// A low battery is a sign in the bar and no more. One that will not last is said once, with the
/// two ways on: to finish soon, or to take the trip to another trolley by its code. Who pays or has
/// paid is left alone.
///
/// @param open whether the sheet lies over the page
/// @param title what is the matter
/// @param text what to do about it
/// @param link that another trolley scans, empty where there is none
public record BatteryViewModel(boolean open, String title, String text, String link) {
  /// Decides for this moment.
  ///
  /// @param read the level that the shopper has read about, null for none
  public static BatteryViewModel of(TripView view, Messages words, @Nullable Level read) {
    BatteryView battery = view.battery();
    boolean goodsMove =
        switch (view.screen()) {
          case SHOPPING, BILL -> true;
          case STARTING, WELCOME, PAY, SPLIT, EXIT_PASS, FAREWELL, OUT_OF_SERVICE -> false;
        };
    if (battery == null || battery.level() == Level.LOW || !goodsMove) {
      return new BatteryViewModel(false, "", "", "");
    }
    String link = view.family().joinText();
    String text = words.text(link.isEmpty() ? "battery.text.call" : "battery.text");
    return new BatteryViewModel(
        read == null || read.compareTo(battery.level()) < 0,
        words.text("battery.title"),
        battery.level() == Level.LAST && view.online()
            ? text + ' ' + words.text("battery.staff")
            : text,
        link);
  }
}
