package io.qless.kiosk.shopping;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Keypad;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Sheet;
import io.qless.kiosk.trip.CouponView;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.TripActions;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where the shopper types a coupon's code and sees what has been handed in. FX thread only.
final class CouponSheet {
  /// Longest code a shop prints.
  private static final int MAX_CODE = 14;

  /// Coupons shown; more than any campaign lets a shopper combine.
  private static final int SHOWN = 2;

  private final TripActions actions;
  private final Label title = Parts.label("sheet-title");
  private final Label code = Parts.label("amount-field");
  private final Keypad keypad = Keypad.letters(MAX_CODE, this::typed);
  private final Button ok;
  private final Button cancel;
  private final HBox handedIn = Parts.row("coupons");
  private final Sheet sheet;
  private List<CouponView> shown = List.of();
  private Messages words = Messages.in(io.qless.kiosk.trip.Language.ENGLISH);

  CouponSheet(TripActions actions) {
    this.actions = actions;
    ok = Parts.button("coupon-ok", Icon.DONE, this::accept, "cta");
    cancel = Parts.button("coupon-cancel", this::close, "quiet");
    ok.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    code.setId("coupon-code");
    HBox entry = Parts.row("usual", Parts.growing(code), ok, cancel);
    sheet = new Sheet("coupon-sheet", Parts.column("coupon-card", title, handedIn, entry, keypad));
  }

  Sheet sheet() {
    return sheet;
  }

  void open() {
    keypad.type("");
    sheet.open(true);
  }

  void close() {
    sheet.open(false);
  }

  void show(List<CouponView> coupons, Messages now) {
    boolean same = coupons.equals(shown) && now.equals(words);
    words = now;
    shown = coupons;
    title.setText(words.text("coupon.sheet.title"));
    ok.setText(words.text("coupon.sheet.ok"));
    cancel.setText(words.text("close"));
    if (!same) {
      Parts.present(handedIn, !coupons.isEmpty());
      handedIn.getChildren().setAll(coupons.stream().limit(SHOWN).map(this::row).toList());
    }
    typed(keypad.typed());
  }

  private HBox row(CouponView coupon) {
    Button remove =
        Parts.button(
            "coupon-remove-" + coupon.code(),
            Icon.BIN,
            () -> actions.removeCoupon(coupon.code()),
            "step");
    Label what = Parts.label("coupon-title");
    what.setText(coupon.code());
    Label gives = Parts.label("coupon-gives");
    gives.setText(coupon.title().in(words.language()));
    Label saves = Parts.label(coupon.active() ? "coupon-saves" : "coupon-waits");
    saves.setText(
        coupon.active() ? Figures.rupees(-coupon.savedPaise()) : words.text("coupon.waits"));
    saves.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = Parts.row("coupon-head", what, Parts.space(), saves);
    VBox texts = Parts.growing(Parts.column("coupon-texts", head, gives));
    texts.setMinWidth(0);
    HBox row = Parts.growing(Parts.row("coupon-row", texts, remove));
    row.setPrefWidth(0);
    return row;
  }

  private void typed(String text) {
    code.setText(text.isEmpty() ? words.text("coupon.sheet.empty") : text);
    Parts.mark(code, "untyped", text.isEmpty());
    ok.setDisable(text.isEmpty());
  }

  private void accept() {
    actions.applyCoupon(keypad.typed());
    close();
  }
}
