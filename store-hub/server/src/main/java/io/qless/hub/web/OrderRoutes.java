package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.OrderHistory;
import io.qless.contract.rest.PointsBalance;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.orders.Caller;
import io.qless.hub.orders.OrderDesk;
import io.qless.hub.orders.OrderPage;
import io.qless.hub.receipt.ReceiptDesk;
import io.qless.hub.returns.PaidOrder;
import io.qless.hub.returns.ReturnDesk;
import io.qless.hub.rewards.PointsDesk;
import io.qless.shop.cart.SessionId;
import io.qless.shop.tax.Invoice;
import java.util.Optional;

/// Doors of somebody's own orders and points. Who has an account sees all of theirs; a phone with
/// the token of a trip sees that trip.
public final class OrderRoutes implements Doors {

  private static final int USUAL_PAGE = 20;

  private final OrderDesk orders;
  private final ReturnDesk returns;
  private final PointsDesk points;
  private final FamilyDesk family;
  private final WhoCalls who;

  /// @param family knows the tokens of trips that are claimed
  public OrderRoutes(
      OrderDesk orders, ReturnDesk returns, PointsDesk points, FamilyDesk family, WhoCalls who) {
    this.orders = orders;
    this.returns = returns;
    this.points = points;
    this.family = family;
    this.who = who;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/orders/history", this::history);
    routes.post("/orders/claim", this::claim);
    routes.get("/orders/{session}/receipt.txt", this::receiptText);
    routes.get("/orders/{session}/receipt.pdf", this::receiptPdf);
    String note = "/orders/{session}/credit-notes/{number}/paper.";
    routes.get(note + "txt", request -> ReturnRoutes.text(request, own(request)));
    routes.get(note + "pdf", request -> ReturnRoutes.pdf(request, own(request)));
    routes.get("/rewards/balance", this::balance);
  }

  private void history(Context request) {
    String before = request.queryParam("before");
    String limit = request.queryParam("limit");
    try {
      OrderPage page =
          orders.history(
              caller(request),
              before == null ? "" : before,
              limit == null ? USUAL_PAGE : Integer.parseInt(limit));
      Exchange.answer(
          request,
          200,
          new OrderHistory(page.orders().stream().map(OrderRoutes::order).toList(), page.next()));
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.malformed(
          "limit is 1 to " + OrderDesk.MAX_PAGE + ", before is the next of another page");
    }
  }

  private void claim(Context request) {
    if (!(caller(request) instanceof Caller.Customer customer)) {
      throw ProblemException.of(
          403, "NOT_ALLOWED", "No account", "sign in to keep a trip in your account");
    }
    Claim claim = Exchange.read(request, Claim.class);
    SessionId trip =
        family
            .access(claim.tripToken())
            .orElseThrow(() ->
                ProblemException.of(
                    403, "TRIP_TOKEN_WRONG", "Not your trip", "join the trip to get a token"))
            .session();
    if (!orders.claim(trip, customer)) {
      throw ProblemException.of(
          409, "ORDER_TAKEN", "Somebody else's", "the trip is in another account already");
    }
    request.status(204);
  }

  private void receiptText(Context request) {
    Invoice invoice = own(request).invoice();
    Printing.text(request, (language, columns) -> ReceiptDesk.text(invoice, language, columns));
  }

  private void receiptPdf(Context request) {
    Invoice invoice = own(request).invoice();
    Printing.pdf(request, invoice.number(), language -> ReceiptDesk.pdf(invoice, language));
  }

  private void balance(Context request) {
    String owner =
        switch (caller(request)) {
          case Caller.Customer customer -> PointsDesk.owner(customer.id());
          case Caller.Guest guest -> PointsDesk.owner(guest.trip(), Optional.empty());
        };
    PointsDesk.Standing standing = points.standing(owner);
    Exchange.answer(
        request,
        200,
        new PointsBalance(
            standing.balance().available(),
            standing.balance().pending(),
            standing.balance().debt(),
            standing.worth().minor(),
            standing.lots().stream()
                .map(lot ->
                    new PointsBalance.Lot(
                        lot.receipt(), lot.remaining(), lot.available(), lot.expires()))
                .toList()));
  }

  private Caller caller(Context request) {
    return who.of(Exchange.bearer(request))
        .orElseThrow(() -> {
          request.header("WWW-Authenticate", "Bearer");
          return ProblemException.of(
              401, "TOKEN_WRONG", "Unauthorized", "sign in, or join a trip to get a token");
        });
  }

  /// Somebody else's order looks like none at all.
  private PaidOrder own(Context request) {
    Caller caller = caller(request);
    SessionId session = Exchange.session(request.pathParam("session"));
    if (!orders.owns(caller, session)) {
      throw unknown();
    }
    return returns.order(session).orElseThrow(OrderRoutes::unknown);
  }

  private static ProblemException unknown() {
    return ProblemException.of(404, "ORDER_UNKNOWN", "No such order", "");
  }

  private static OrderHistory.Order order(OrderPage.Order order) {
    String path = "/orders/" + order.session().text();
    return new OrderHistory.Order(
        order.session().text(),
        order.invoice(),
        order.paidAt(),
        order.total().minor(),
        order.returned().minor(),
        paper(path + "/receipt."),
        order.notes().stream()
            .map(note ->
                new OrderHistory.Note(
                    note.number(),
                    note.amount().minor(),
                    paper(path + "/credit-notes/" + note.number().replace('/', '-') + "/paper.")))
            .toList());
  }

  private static OrderHistory.Paper paper(String path) {
    return new OrderHistory.Paper(path + "txt", path + "pdf");
  }

  /// @param tripToken what joining the trip gave
  record Claim(String tripToken) {}
}
