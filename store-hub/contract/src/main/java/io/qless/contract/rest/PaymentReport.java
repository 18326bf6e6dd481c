package io.qless.contract.rest;

import java.util.List;
import java.util.Objects;

/// `GET /admin/payments/report`: where the money of one day is. What came in that day is counted,
/// whenever its attempt was made; money in is orders, what went back, what is on its way back and
/// what is held, to the paisa.
///
/// @param date the store's day, such as `2026-11-26`
/// @param balanced whether no row breaks the balance
/// @param providers one row for each who had to do with money that day
/// @param rows what does not fit or waits for somebody, the worst first; at most 1,000
/// @param asked attempts whose provider told how they stand there
/// @param notAsked attempts that were not compared: nobody asked, or the provider did not answer
public record PaymentReport(
    String date,
    boolean balanced,
    List<Provider> providers,
    List<Row> rows,
    long asked,
    long notAsked) {

  /// Copies.
  public PaymentReport {
    Objects.requireNonNull(date, "date");
    providers = List.copyOf(providers);
    rows = List.copyOf(rows);
  }

  /// One provider's day, in paise.
  ///
  /// @param payments how often money came in
  /// @param collectedPaise what came in
  /// @param orders how many payments are for orders
  /// @param orderPaise what is for orders; goods that came back later do not lessen it
  /// @param backPaise what was for no order and went back
  /// @param onItsWayPaise what is for no order and is on its way back
  /// @param heldPaise what waits for staff, or for the rest of a bill that several pay
  /// @param differencePaise what is left over of these; 0 when all is well
  /// @param refundedPaise what the provider gave back on that day, goods that came back included
  /// @param open attempts made that day whose end is not known
  public record Provider(
      String provider,
      long payments,
      long collectedPaise,
      long orders,
      long orderPaise,
      long backPaise,
      long onItsWayPaise,
      long heldPaise,
      long differencePaise,
      long refundedPaise,
      long open) {
    /// Checks.
    public Provider {
      Objects.requireNonNull(provider, "provider");
    }
  }

  /// What a row is about.
  public enum Kind {
    /// Money came in, and no order and no refund accounts for it.
    PAID_WITHOUT_ORDER(true),
    /// An order's invoice says more or less than was paid for it.
    ORDER_WITHOUT_MONEY(true),
    /// More went back than came in.
    REFUNDED_TOO_MUCH(true),
    /// An attempt both pays an order and gave its money back.
    ORDER_AND_REFUND(true),
    /// The provider says another amount than the hub heard.
    PROVIDER_DIFFERS(true),
    /// A provider will not give money back.
    REFUND_REFUSED(false),
    /// Another amount than was asked for is there, or it was paid more than once.
    HELD(false),
    /// Money has been on its way back for more than a day.
    REFUND_SLOW(false),
    /// The time to pay is over, and nobody knows yet whether money moved.
    UNKNOWN(false);

    private final boolean breaks;

    Kind(boolean breaks) {
      this.breaks = breaks;
    }

    /// Whether the day does not balance with such a row.
    public boolean breaksTheBalance() {
      return breaks;
    }
  }

  /// One attempt or order that somebody must look at.
  ///
  /// @param paise how much it is about; above zero where too much is there
  /// @param attempt empty for an order without any
  /// @param session the trip
  /// @param words what is wrong
  /// @param todo what to do
  public record Row(
      Kind kind,
      long paise,
      String provider,
      String attempt,
      String session,
      String words,
      String todo) {
    /// Checks.
    public Row {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(provider, "provider");
      Objects.requireNonNull(attempt, "attempt");
      Objects.requireNonNull(session, "session");
      Objects.requireNonNull(words, "words");
      Objects.requireNonNull(todo, "todo");
    }
  }
}
