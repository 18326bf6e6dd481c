package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.receipt.ReceiptDesk;
import io.qless.hub.receipt.ReceiptLanguage;
import io.qless.hub.session.SessionDesk;
import io.qless.shop.cart.SessionId;
import io.qless.shop.tax.Invoice;
import java.nio.charset.StandardCharsets;

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
    try {
      String columns = request.queryParam("columns");
      String text =
          ReceiptDesk.text(
              invoice,
              language(request),
              columns == null ? ReceiptDesk.USUAL_COLUMNS : Integer.parseInt(columns));
      request
          .contentType("text/plain; charset=utf-8")
          .result(text.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.malformed(
          "columns is %d to %d".formatted(ReceiptDesk.MIN_COLUMNS, ReceiptDesk.MAX_COLUMNS));
    }
  }

  private void pdf(Context request, SessionId session) {
    Invoice invoice = invoice(session);
    String name = invoice.number().replace('/', '-') + ".pdf";
    request
        .contentType("application/pdf")
        .header("Content-Disposition", "inline; filename=\"" + name + '"')
        .result(ReceiptDesk.pdf(invoice, language(request)));
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

  private static ReceiptLanguage language(Context request) {
    String code = request.queryParam("lang");
    return ReceiptLanguage.of(code == null ? "en" : code)
        .orElseThrow(() -> ProblemException.malformed("lang is en or hi"));
  }
}
