package io.qless.kiosk.shell;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.trip.BatteryView;
import io.qless.kiosk.trip.BatteryView.Level;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import javafx.beans.value.ObservableNumberValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The bar above every page of a trip: whose trolley, whether the store can be reached and the
/// battery lasts, language, help. FX thread only.
final class TopBar extends HBox {
  private final Label trolley = Parts.label("trolley-name");
  private final Label offline = Parts.label("offline-text");
  private final HBox offlineSign = Parts.row("offline", Icon.OFFLINE.node("icon"), offline);
  private final Label battery = Parts.label("offline-text");
  private final HBox batterySign = Parts.row("offline", Icon.BATTERY.node("icon"), battery);
  private final Button comfort;
  private final Button language;
  private final Button help;
  private Language other = Language.HINDI;
  private boolean called;

  /// @param helpComes what a touch leads to while help is on its way
  /// @param fit what a touch on the sign for comfort leads to
  TopBar(TripActions actions, Runnable helpComes, Runnable fit) {
    getStyleClass().add("top-bar");
    Label name = Parts.label("logo-name");
    name.setText("‑Less");
    HBox logo = Parts.row("logo", Icon.LOGO.node("logo-sign"), name);
    trolley.setId("trolley");
    offlineSign.setId("offline");
    batterySign.setId("battery");
    batterySign.setMinWidth(Region.USE_PREF_SIZE);
    comfort = Parts.button("comfort", Icon.COMFORT, fit, "top-button", "top-sign");
    language = Parts.button("lang", () -> actions.setLanguage(other), "top-button");
    help =
        Parts.button(
            "help", Icon.HELP, () -> callOrLook(actions, helpComes), "top-button", "top-help");
    help.setMinWidth(Region.USE_PREF_SIZE);
    getChildren()
        .addAll(logo, trolley, Parts.space(), offlineSign, batterySign, comfort, language, help);
  }

  private void callOrLook(TripActions actions, Runnable helpComes) {
    if (called) {
      helpComes.run();
    } else {
      actions.callHelp();
    }
  }

  /// The width that a banner may cover, so that help can always be reached.
  ObservableNumberValue free() {
    return comfort.layoutXProperty();
  }

  /// Where the trolley's name stands.
  Node trolley() {
    return trolley;
  }

  void show(TripView view, Messages words) {
    trolley.setText(words.text("trolley", view.trolley()));
    BatteryView low = view.battery();
    Parts.present(batterySign, low != null);
    if (low != null) {
      battery.setText(words.text("battery.sign", low.percent()));
    }
    Parts.mark(batterySign, "battery-short", low != null && low.level() != Level.LOW);
    offline.setText(words.text(low == null ? "offline.sign" : "offline.short"));
    Parts.present(offlineSign, !view.online());
    other = view.language() == Language.ENGLISH ? Language.HINDI : Language.ENGLISH;
    comfort.setAccessibleText(words.text("comfort.title"));
    language.setId("lang-" + other.tag());
    language.setText(other == Language.HINDI ? "हिन्दी" : "English");
    called = view.care().helpCalled();
    help.setText(words.text(called ? "help.comes" : "help"));
    Parts.mark(help, "help-comes", called);
  }
}
