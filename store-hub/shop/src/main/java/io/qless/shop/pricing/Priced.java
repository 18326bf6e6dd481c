package io.qless.shop.pricing;

import io.qless.shop.cart.LineId;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.money.Money;
import java.util.List;

/// A bill and how it came about.
///
/// @param bill what is to be paid
/// @param trace each step in the order in which it was taken; the steps of a line lead from its
///   gross price to its net price
public record Priced(Bill bill, List<Step> trace) {

  public Priced {
    trace = List.copyOf(trace);
  }

  /// One rule takes something off one line.
  ///
  /// @param rule id of the offer or code of the coupon
  /// @param why what the shopper reads as the reason
  /// @param how the rule in plain English, for whoever checks a bill
  /// @param line of the cart
  /// @param before what the line cost before this step
  /// @param off above zero
  public record Step(
      String rule, LocalText why, String how, LineId line, Money before, Money off) {}
}
