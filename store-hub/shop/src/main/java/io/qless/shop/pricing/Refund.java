package io.qless.shop.pricing;

import io.qless.shop.money.Money;
import io.qless.shop.money.Split;
import java.util.Collections;
import java.util.List;

/// What goods bring when they come back after payment. Each piece of a line was paid with its own
/// share of the discounts, so the share of one piece depends on nothing else that comes back:
/// refunds in any order sum to what was paid. A broken bundle is not claimed back.
public final class Refund {

  private Refund() {}

  /// What each unit of a line was paid with, by largest remainder: of equal pieces the first bear
  /// the odd paise. A loose line is one unit.
  public static List<Money> shares(Bill.Line line) {
    int units =
        switch (line.quantity()) {
          case Bill.Quantity.Pieces pieces -> pieces.count();
          case Bill.Quantity.Grams grams -> 1;
        };
    return Split.inProportion(line.net(), Collections.nCopies(units, 1L));
  }

  /// What the next units of a line bring.
  ///
  /// @param before units of it that came back before
  /// @param now units that come back now
  /// @throws IllegalArgumentException if there are not that many
  public static Money of(Bill.Line line, int before, int now) {
    List<Money> shares = shares(line);
    if (before < 0 || now < 1 || before + now > shares.size()) {
      throw new IllegalArgumentException(
          now + " after " + before + " of " + shares.size() + " of " + line.id().text());
    }
    return shares.subList(before, before + now).stream().reduce(Money.ZERO, Money::plus);
  }
}
