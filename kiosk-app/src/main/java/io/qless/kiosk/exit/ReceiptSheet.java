package io.qless.kiosk.exit;

import io.qless.kiosk.look.Icon;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.look.Parts;
import io.qless.kiosk.look.Prose;
import io.qless.kiosk.look.QrView;
import io.qless.kiosk.look.Sheet;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// Takes the receipt along on a phone: the trip's own link, which joins one phone and is used up
/// then. A sheet of its own, so that the gate's scanner never sees two codes. FX thread only.
final class ReceiptSheet {
  private final QrView qr = new QrView("receipt-qr", "qr-large");
  private final Prose title = Parts.prose("sheet-title");
  private final Prose text = Parts.prose("sheet-text");
  private final Button close;
  private final Sheet sheet;

  ReceiptSheet() {
    close = Parts.wide(Parts.button("receipt-close", Icon.DONE, this::close, "cta"));
    VBox side = Parts.column("sheet-side", title, text, Parts.space(), close);
    sheet = new Sheet("receipt-sheet", new VBox(Parts.row("sheet-columns", qr, side)));
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

  /// @param link that a phone scans; empty while there is none
  void show(String link, Messages words) {
    qr.show(link);
    title.setText(words.text("receipt.title"));
    text.setText(words.text("receipt.text"));
    close.setText(words.text("done"));
    if (link.isEmpty()) {
      close();
    }
  }
}
