package io.qless.hub.reconciliation;

import io.qless.contract.rest.PaymentReport.Kind;
import io.qless.contract.rest.PaymentReport.Row;
import io.qless.shop.money.Money;
import java.util.ArrayList;
import java.util.List;

/// An attempt for which money came in, and what became of that money. In paise.
///
/// @param amount what was asked for
/// @param received what came in
/// @param ordered whether its trip has an invoice
/// @param invoiced whether that invoice names this attempt
/// @param tripOpen whether its trip has not ended
/// @param back what went back of it for no goods
/// @param way what is on its way back for no goods
/// @param refused what the provider will not give back
/// @param goods what went or goes back for goods
record PaidAttempt(
    String id,
    String session,
    String provider,
    String state,
    long amount,
    long received,
    boolean ordered,
    boolean invoiced,
    boolean tripOpen,
    long back,
    long way,
    long refused,
    long goods) {

  /// What is for an order.
  long order() {
    return succeeded() && ordered ? Math.min(amount, received) : 0;
  }

  /// What waits for staff, or for the rest of its bill.
  long held() {
    long left = received - order() - back - way;
    return left > 0 && mayHold() ? left : 0;
  }

  /// What nothing explains; below zero if too much went back.
  long difference() {
    return received - order() - back - way - held();
  }

  private boolean succeeded() {
    return state.equals("SUCCEEDED");
  }

  /// Money on top of an order, of another amount, that was refused on its way back, or that waits
  /// for the other shares of its bill; and what was heard of this very moment and is not booked
  /// yet.
  private boolean mayHold() {
    return succeeded() ? ordered || tripOpen : !state.equals("REFUNDED");
  }

  /// What somebody must look at.
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    long difference = difference();
    if (difference > 0) {
      rows.add(
          row(
              Kind.PAID_WITHOUT_ORDER,
              difference,
              text(difference) + " came in, and no order and no refund accounts for it",
              "look into 'qless session explain " + session + "', then tell whoever runs the hub"));
    } else if (difference < 0 || goods > order()) {
      long much = Math.max(-difference, goods - order());
      rows.add(
          row(
              Kind.REFUNDED_TOO_MUCH,
              -much,
              text(much) + " more went back than came in",
              "look into 'qless session explain " + session + "', then ask the provider"));
    }
    if (invoiced && !succeeded()) {
      rows.add(
          row(
              Kind.ORDER_AND_REFUND,
              amount,
              "it pays an order and is " + state,
              "look into 'qless session explain " + session + "', then tell whoever runs the hub"));
    }
    if (refused > 0 && held() > 0) {
      rows.add(
          row(
              Kind.REFUND_REFUSED,
              held(),
              text(refused) + " was to go back, and the provider refused",
              "ask the provider why, then 'qless payment give-back " + id + "'"));
    } else if (held() > 0) {
      rows.add(
          row(
              Kind.HELD,
              held(),
              text(received) + " is there, " + text(amount) + " was asked for",
              ordered || !tripOpen || received != amount
                  ? "find out what it is for; to send it back, 'qless payment give-back " + id + "'"
                  : "wait: it is a share of a bill that is not paid in full yet"));
    }
    return rows;
  }

  private Row row(Kind kind, long paise, String words, String todo) {
    return new Row(kind, paise, provider, id, session, words, todo);
  }

  private static String text(long paise) {
    return Money.paise(paise).toString();
  }
}
