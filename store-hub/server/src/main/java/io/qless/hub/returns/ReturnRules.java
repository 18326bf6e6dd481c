package io.qless.hub.returns;

import io.qless.shop.cart.LineId;
import io.qless.shop.pricing.Bill;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.Invoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What may come back of an invoice.
final class ReturnRules {

  private static final String NUMBER_ON_RECEIPT = "[1-9][0-9]{0,2}";

  private ReturnRules() {}

  /// How many units of which lines come back. The deposit of a bottle comes back with the bottle as
  /// far as it has not come back alone, unless the desk names the deposit itself.
  ///
  /// @throws NoReturnException saying why not
  static Map<LineId, Long> units(
      Invoice invoice, List<CreditNote> earlier, List<GoodsBack.Part> parts) {
    Map<LineId, Long> units = new LinkedHashMap<>();
    for (GoodsBack.Part part : parts) {
      Invoice.Line line = line(invoice, part);
      units.merge(line.id(), part.units(), Math::addExact);
    }
    for (Invoice.Line line : invoice.lines()) {
      Long bottles = units.get(new LineId(beforeDeposit(line.id())));
      long left = CreditNote.left(line, earlier);
      if (isDeposit(line.id()) && bottles != null && left > 0) {
        units.putIfAbsent(line.id(), Math.min(bottles, left));
      }
    }
    units.forEach((id, count) -> demandLeft(invoice, earlier, id, count));
    return units;
  }

  private static Invoice.Line line(Invoice invoice, GoodsBack.Part part) {
    List<Invoice.Line> lines = invoice.lines();
    Invoice.Line found = null;
    for (Invoice.Line line : lines) {
      if (line.id().text().equals(part.line())) {
        found = line;
      }
    }
    if (found == null && part.line().matches(NUMBER_ON_RECEIPT)) {
      int number = Integer.parseInt(part.line());
      found = number <= lines.size() ? lines.get(number - 1) : null;
    }
    if (found == null || found.tax().inclusive().isNegative()) {
      throw new NoReturnException(
          ReturnOutcome.Code.LINE_UNKNOWN,
          "invoice " + invoice.number() + " has no line " + part.line() + " that can come back");
    }
    boolean pieces = found.quantity() instanceof Bill.Quantity.Pieces;
    if (pieces != (part.unit() == GoodsBack.Unit.NOS)) {
      throw new NoReturnException(
          ReturnOutcome.Code.UNIT_WRONG,
          found.name().en() + " is counted in " + (pieces ? "pieces" : "grams"));
    }
    return found;
  }

  private static void demandLeft(Invoice invoice, List<CreditNote> earlier, LineId id, long count) {
    Invoice.Line line =
        invoice.lines().stream().filter(other -> other.id().equals(id)).findFirst().orElseThrow();
    long left = CreditNote.left(line, earlier);
    if (left == 0) {
      throw new NoReturnException(
          ReturnOutcome.Code.ALREADY_RETURNED, line.name().en() + " came back before");
    }
    if (count > left) {
      throw new NoReturnException(
          ReturnOutcome.Code.MORE_THAN_BOUGHT,
          "%d of %s come back, %d were bought and %d are left"
              .formatted(count, line.name().en(), line.units(), left));
    }
  }

  private static boolean isDeposit(LineId line) {
    return line.text().endsWith(Bill.DEPOSIT);
  }

  /// Id of the goods that a deposit belongs to; another line's own id.
  private static String beforeDeposit(LineId line) {
    String text = line.text();
    return isDeposit(line) ? text.substring(0, text.length() - Bill.DEPOSIT.length()) : text;
  }

  /// Ends a return, inside or outside of its transaction.
  static final class NoReturnException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ReturnOutcome.Code code;
    private final String detail;

    NoReturnException(ReturnOutcome.Code code, String detail) {
      super(detail, null, false, false);
      this.code = code;
      this.detail = detail;
    }

    ReturnOutcome.Refused outcome() {
      return new ReturnOutcome.Refused(code, detail);
    }
  }
}
