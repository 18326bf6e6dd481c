package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.receipt.ReceiptDesk;
import io.qless.hub.session.SessionDesk;
import io.qless.shop.cart.SessionId;
import io.qless.shop.tax.Invoice;

/// Doors of the receipt: a phone gets that of its own trip, staff get any. Language by `?lang=hi`,
/// width of the text by `?columns=42`.
public final class ReceiptRoutes implements Doors {

  private final ReceiptDesk receipts;
  private final SessionDesk sessions;
  private final FamilyDesk family;

  /// The doors below `/admin` stand behind [StaffDoor].
  public ReceiptRoutes(ReceiptDesk receipts, SessionDesk sessions, FamilyDesk family) {
    this.receipts = receipts;
    this.sessions = sessions;
    this.family = family;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/session/{id}/receipt.txt", request -> text(request, ownTrip(request)));
    routes.get("/session/{id}/receipt.pdf", request -> pdf(request, ownTrip(request)));
    routes.get("/admin/sessions/{id}/receipt.txt", request -> text(request, trip(request)));
    routes.get("/admin/sessions/{id}/receipt.pdf", request -> pdf(request, trip(request)));
  }

  private SessionId ownTrip(Context request) {
    return FamilyRoutes.access(family, request, trip(request)).session();
  }

  private static SessionId trip(Context request) {
    return Exchange.session(request.pathParam("id"));
  }

  private void text(Context request, SessionId session) {
    Invoice invoice = invoice(session);
    Printing.text(request, (language, columns) -> ReceiptDesk.text(invoice, language, columns));
  }

  private void pdf(Context request, SessionId session) {
    Invoice invoice = invoice(session);
    Printing.pdf(request, invoice.number(), language -> ReceiptDesk.pdf(invoice, language));
  }

  private Invoice invoice(SessionId session) {
    if (sessions.cart(session).isEmpty()) {
      throw ProblemException.unknownSession();
    }
    return receipts
        .invoice(session)
        .orElseThrow(() ->
            ProblemException.of(
                409, "NOT_PAID", "Not paid yet", "the receipt is there once the trip is paid"));
  }
}
