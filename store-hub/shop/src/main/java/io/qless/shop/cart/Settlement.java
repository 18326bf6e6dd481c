package io.qless.shop.cart;

import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import java.time.Instant;

/// How far the money is.
public sealed interface Settlement {

  /// No bill yet.
  record Open() implements Settlement {}

  /// The bill is frozen; nothing is asked of the payer yet.
  ///
  /// @param bill what is to be paid
  /// @param at when it was frozen
  record Quoted(Bill bill, Instant at) implements Settlement {}

  /// A payment was asked for; the provider has not answered yet.
  record Requested(Bill bill, Instant at, String attempt) implements Settlement {}

  /// The payer can pay now.
  ///
  /// @param attempt name of the attempt
  /// @param qr the provider's QR text, shown unchanged
  /// @param simulated whether no real money moves
  /// @param expires when the QR stops working
  record Awaiting(
      Bill bill, Instant at, String attempt, String qr, boolean simulated, Instant expires)
      implements Settlement {}

  /// The money is there.
  ///
  /// @param amount what was captured
  /// @param invoice number of the tax invoice
  /// @param points reward points earned
  /// @param reference the provider's own reference (UPI RRN and the like)
  /// @param paidAt when it was captured
  /// @param simulated whether no real money moved
  record Paid(
      Bill bill,
      Money amount,
      String invoice,
      long points,
      String reference,
      Instant paidAt,
      boolean simulated)
      implements Settlement {}
}
