package io.qless.kiosk.assist;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.QrView;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.BatteryView;
import io.qless.kiosk.trip.BatteryView.Level;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Tells a shopper whose trolley's battery will not last how the trip goes on. FX thread only;
/// lives as long as the shell.
public final class BatterySheet {
  private final QrView qr = new QrView("battery-qr", "qr-large");
  private final Prose title = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final Button help;
  private final Button goOn;
  private final Sheet sheet;
  private @Nullable TripView latest;
  private @Nullable Level read;

  /// Built once by the shell.
  public BatterySheet(TripActions actions) {
    help = Parts.wide(Parts.button("battery-help", Icon.HELP, () -> call(actions), "quiet"));
    goOn = Parts.wide(Parts.button("battery-close", Icon.DONE, this::close, "cta"));
    VBox side = Parts.column("sheet-side", title, text, Parts.space(), help, goOn);
    side.setMinWidth(Region.USE_PREF_SIZE);
    sheet = new Sheet("battery-sheet", new VBox(Parts.row("sheet-columns", qr, side)));
  }

  /// The sheet, to be laid over all pages.
  public Sheet sheet() {
    return sheet;
  }

  /// Shows what this moment needs.
  public void show(TripView view, Messages words) {
    latest = view;
    BatteryView battery = view.battery();
    if (battery == null || view.screen() == TripView.Screen.WELCOME) {
      read = null; // charged, or another shopper
    }
    BatteryViewModel model = BatteryViewModel.of(view, words, read);
    title.setText(model.title());
    text.setText(model.text());
    help.setText(words.text("help.call"));
    Parts.present(help, !view.care().helpCalled());
    goOn.setText(words.text("help.go-on"));
    qr.show(model.open() ? model.link() : "");
    Parts.present(qr, !model.link().isEmpty());
    sheet.open(model.open());
  }

  private void call(TripActions actions) {
    actions.callHelp();
    close();
  }

  private void close() {
    TripView view = latest;
    BatteryView battery = view == null ? null : view.battery();
    read = battery == null ? null : battery.level();
    sheet.open(false);
  }
}
