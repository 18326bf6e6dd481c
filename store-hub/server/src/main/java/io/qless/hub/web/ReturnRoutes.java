package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.OrderDetail;
import io.qless.contract.rest.ReturnAnswer;
import io.qless.contract.rest.ReturnRequest;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.payment.Refunds;
import io.qless.hub.receipt.ReceiptDesk;
import io.qless.hub.returns.GoodsBack;
import io.qless.hub.returns.PaidOrder;
import io.qless.hub.returns.ReturnDesk;
import io.qless.hub.returns.ReturnOutcome;
import io.qless.shop.cart.SessionId;
import io.qless.shop.pricing.Bill;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.Invoice;
import java.util.ArrayList;
import java.util.List;

/// Doors of the returns desk, behind the token that [AdminRoutes] asks for, and of the credit
/// notes: staff get any, a phone those of its own trip.
public final class ReturnRoutes implements Doors {

  private final ReturnDesk returns;
  private final FamilyDesk family;

  public ReturnRoutes(ReturnDesk returns, FamilyDesk family) {
    this.returns = returns;
    this.family = family;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/admin/orders/{order}", this::show);
    routes.post("/admin/orders/{order}/returns", this::take);
    routes.get("/admin/credit-notes/{number}/paper.txt", request -> text(request, any(request)));
    routes.get("/admin/credit-notes/{number}/paper.pdf", request -> pdf(request, any(request)));
    String own = "/session/{id}/credit-notes/{number}/paper.";
    routes.get(own + "txt", request -> text(request, own(request)));
    routes.get(own + "pdf", request -> pdf(request, own(request)));
  }

  private void show(Context request) {
    String name = request.pathParam("order");
    SessionId session =
        returns
            .find(name)
            .orElseThrow(() ->
                problem(
                    ReturnOutcome.Code.ORDER_UNKNOWN, "no invoice and no trip is called " + name));
    PaidOrder order =
        returns
            .order(session)
            .orElseThrow(() ->
                problem(ReturnOutcome.Code.NOT_PAID, "trip " + session.text() + " was not paid"));
    Exchange.answer(request, 200, detail(order));
  }

  private void take(Context request) {
    ReturnRequest asked = Exchange.read(request, ReturnRequest.class);
    String order = request.pathParam("order");
    GoodsBack back = goods(request, asked);
    switch (asked.dryRun() ? returns.preview(order, back) : returns.take(order, back)) {
      case ReturnOutcome.Previewed would ->
          Exchange.answer(request, 200, answer(true, "", would.draft(), Refunds.State.NONE, false));
      case ReturnOutcome.Taken taken -> {
        if (taken.repeated()) {
          Repeats.mark(request);
        }
        Exchange.answer(
            request,
            taken.repeated() ? 200 : 201,
            answer(
                false,
                taken.note().number().text(),
                taken.note(),
                taken.refund(),
                taken.repeated()));
      }
      case ReturnOutcome.Refused refused -> throw problem(refused.code(), refused.detail());
    }
  }

  private static GoodsBack goods(Context request, ReturnRequest asked) {
    String key = request.header(Repeats.KEY);
    if (key == null) {
      throw ProblemException.of(
          400, "KEY_MISSING", "No key", "name the return in the header " + Repeats.KEY);
    }
    try {
      List<GoodsBack.Part> parts = new ArrayList<>();
      for (ReturnRequest.Part part : asked.parts()) {
        parts.add(
            new GoodsBack.Part(part.line(), part.units(), GoodsBack.Unit.valueOf(part.unit())));
      }
      return new GoodsBack(key, StaffDoor.who(request, asked.staff()), parts, asked.reason());
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.malformed(String.valueOf(wrong.getMessage()));
    }
  }

  private static ProblemException problem(ReturnOutcome.Code code, String detail) {
    int status =
        switch (code) {
          case ORDER_UNKNOWN -> 404;
          case LINE_UNKNOWN, UNIT_WRONG, KEY_USED -> 422;
          case NOT_PAID, ALREADY_RETURNED, MORE_THAN_BOUGHT, MORE_THAN_PAID -> 409;
        };
    String title =
        switch (code) {
          case ORDER_UNKNOWN -> "No such order";
          case NOT_PAID -> "Not paid";
          case LINE_UNKNOWN -> "No such line";
          case UNIT_WRONG -> "Wrong unit";
          case ALREADY_RETURNED -> "Returned already";
          case MORE_THAN_BOUGHT -> "More than is left";
          case MORE_THAN_PAID -> "More than was paid";
          case KEY_USED -> "Key used already";
        };
    return ProblemException.of(status, code.name(), title, detail);
  }

  private PaidOrder any(Context request) {
    return returns.orderOfNote(request.pathParam("number")).orElseThrow(ReturnRoutes::unknownNote);
  }

  private PaidOrder own(Context request) {
    SessionId session = Exchange.session(request.pathParam("id"));
    FamilyRoutes.access(family, request, session);
    return returns.order(session).orElseThrow(ReturnRoutes::unknownNote);
  }

  static void text(Context request, PaidOrder order) {
    CreditNote note = note(request, order);
    Printing.text(
        request, (language, columns) -> ReceiptDesk.text(note, order.invoice(), language, columns));
  }

  static void pdf(Context request, PaidOrder order) {
    CreditNote note = note(request, order);
    Printing.pdf(
        request,
        note.number().text(),
        language -> ReceiptDesk.pdf(note, order.invoice(), language));
  }

  private static CreditNote note(Context request, PaidOrder order) {
    String number = request.pathParam("number").replace('-', '/');
    return order.notes().stream()
        .filter(note -> note.number().text().equals(number))
        .findFirst()
        .orElseThrow(ReturnRoutes::unknownNote);
  }

  private static ProblemException unknownNote() {
    return ProblemException.of(404, "CREDIT_NOTE_UNKNOWN", "No such credit note", "");
  }

  private static OrderDetail detail(PaidOrder order) {
    Invoice invoice = order.invoice();
    List<OrderDetail.Line> lines = new ArrayList<>();
    for (Invoice.Line line : invoice.lines()) {
      lines.add(
          new OrderDetail.Line(
              lines.size() + 1,
              line.id().text(),
              line.name().en(),
              line.name().hi(),
              unit(line.quantity()),
              line.units(),
              CreditNote.left(line, order.notes()),
              line.tax().inclusive().minor()));
    }
    return new OrderDetail(
        invoice.trip().text(),
        invoice.number(),
        invoice.issuedAt(),
        invoice.total().minor(),
        order.returned().minor(),
        invoice.payment().simulated(),
        lines,
        order.returns().stream().map(ReturnRoutes::returned).toList());
  }

  private static OrderDetail.Returned returned(PaidOrder.Returned returned) {
    CreditNote note = returned.note();
    return new OrderDetail.Returned(
        note.number().text(),
        note.issuedAt(),
        note.total().minor(),
        note.reason(),
        returned.staff(),
        returned.refund().name());
  }

  private static ReturnAnswer answer(
      boolean dryRun, String number, CreditNote note, Refunds.State refund, boolean repeated) {
    return new ReturnAnswer(
        dryRun,
        number,
        note.invoice(),
        note.total().minor(),
        note.tax().cgst().times(2).minor(),
        refund.name(),
        repeated,
        note.lines().stream()
            .map(line ->
                new ReturnAnswer.Line(
                    line.id().text(),
                    line.name().en(),
                    line.units(),
                    unit(line.quantity()),
                    line.tax().inclusive().minor()))
            .toList());
  }

  private static String unit(Bill.Quantity quantity) {
    return switch (quantity) {
      case Bill.Quantity.Pieces pieces -> "NOS";
      case Bill.Quantity.Grams grams -> "G";
    };
  }
}
