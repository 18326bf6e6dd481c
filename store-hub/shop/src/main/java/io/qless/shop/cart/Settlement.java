package io.qless.shop.cart;

import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import java.time.Instant;
import java.util.List;

/// How far the money is.
public sealed interface Settlement {

  /// What has a frozen bill.
  interface Frozen {

    Quote quote();

    /// What is to be paid, or was.
    default Bill bill() {
      return quote().bill();
    }
  }

  /// No bill yet.
  record Open() implements Settlement {}

  /// The bill is frozen; nothing is asked of the payer yet.
  record Quoted(Quote quote) implements Settlement, Frozen {}

  /// A payment was asked for; the provider has not answered yet.
  record Requested(Quote quote, String attempt) implements Settlement, Frozen {}

  /// The payer can pay now.
  ///
  /// @param attempt name of the attempt
  /// @param qr the provider's QR text, shown unchanged
  /// @param simulated whether no real money moves
  /// @param expires when the QR stops working
  record Awaiting(Quote quote, String attempt, String qr, boolean simulated, Instant expires)
      implements Settlement, Frozen {}

  /// Several pay, each a share of their own. All of them or nobody: what has come in goes back if
  /// the rest does not come in time.
  ///
  /// @param shares they sum to what is due
  /// @param until when what is still missing has come too late
  record Split(Quote quote, List<Share> shares, Instant until) implements Settlement, Frozen {
    public Split {
      shares = List.copyOf(shares);
    }

    /// What has come in.
    public Money paid() {
      return shares.stream()
          .filter(Share::isPaid)
          .map(Share::amount)
          .reduce(Money.ZERO, Money::plus);
    }

    /// Whether nothing is missing once this attempt has brought its money.
    public boolean completedBy(String attempt) {
      return shares.stream()
          .allMatch(share -> share.isPaid() || share.standing().attempt().equals(attempt));
    }
  }

  /// All of it is paid.
  ///
  /// @param amount what the bill came to, in money and points
  /// @param invoice number of the tax invoice
  /// @param points reward points earned
  /// @param reference the provider's own reference (UPI RRN and the like) of what came last
  /// @param paidAt when it was captured
  /// @param simulated whether no real money moved
  /// @param payments what came in, one for each payer; none for a bill of nothing
  record Paid(
      Quote quote,
      Money amount,
      String invoice,
      long points,
      String reference,
      Instant paidAt,
      boolean simulated,
      List<Collected> payments)
      implements Settlement, Frozen {
    public Paid {
      payments = List.copyOf(payments);
    }
  }

  /// Money that came in for a bill.
  ///
  /// @param payer who was asked for it
  /// @param reference the provider's own
  record Collected(Source payer, Money amount, String reference, Instant at, boolean simulated) {}
}
