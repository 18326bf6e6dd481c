package io.qless.hub.returns;

import io.qless.hub.payment.Refunds;
import io.qless.shop.money.Money;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.Invoice;
import java.util.List;

/// A paid trip and what came back of it.
///
/// @param returns the oldest first
public record PaidOrder(Invoice invoice, List<Returned> returns) {

  public PaidOrder {
    returns = List.copyOf(returns);
  }

  /// One return.
  ///
  /// @param staff who took the goods
  /// @param refund how its money stands
  public record Returned(CreditNote note, String staff, Refunds.State refund) {}

  /// The papers alone.
  public List<CreditNote> notes() {
    return returns.stream().map(Returned::note).toList();
  }

  /// What was paid back, or is on its way.
  public Money returned() {
    return notes().stream().map(CreditNote::total).reduce(Money.ZERO, Money::plus);
  }
}
