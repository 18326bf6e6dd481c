package io.qless.kiosk.pay;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.SplitView;
import io.qless.kiosk.trip.TripActions;
import javafx.scene.control.Button;

/// The question before a split bill is given up of which somebody has paid a share already. FX
/// thread only.
final class GiveUpSheet {
  private final Prose title = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final Button stay;
  private final Button giveUp;
  private final Sheet sheet;

  GiveUpSheet(TripActions actions) {
    stay = Parts.growing(Parts.button("give-up-no", Icon.PHONE, this::close, "cta"));
    giveUp =
        Parts.growing(
            Parts.button(
                "give-up-yes",
                Icon.BACK,
                () -> {
                  close();
                  actions.cancelPayment();
                },
                "quiet"));
    sheet =
        new Sheet(
            "give-up-sheet",
            Parts.column("wish-card", title, text, Parts.row("assist-buttons", giveUp, stay)));
  }

  Sheet sheet() {
    return sheet;
  }

  void open() {
    sheet.open(true);
  }

  void close() {
    sheet.open(false);
  }

  /// How much would go back now.
  void show(SplitView split, Messages words) {
    title.setText(words.text("split.give-up.title", Figures.rupees(split.paidPaise())));
    text.setText(words.text("split.give-up.text"));
    stay.setText(words.text("split.give-up.no"));
    giveUp.setText(words.text("split.give-up.yes"));
  }
}
