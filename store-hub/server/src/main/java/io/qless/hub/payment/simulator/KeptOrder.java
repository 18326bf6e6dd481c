package io.qless.hub.payment.simulator;

import io.qless.hub.payment.SimulatorWire;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// One order of the simulator as it stands; each change makes a new one.
///
/// @param id the shop's name for it
/// @param reference the company's own name, the `tr` of the QR code
/// @param amountPaise what was asked for
/// @param qr text of the QR code
/// @param note what the payer reads
/// @param expires when it can no longer be paid
/// @param state `OPEN`, `PAID` or `DECLINED`
/// @param rrn the bank's reference of the last payment, empty before payment
/// @param refunds what was given back, by the shop's name for the refund
/// @param received what payers paid
/// @param late when a slow bank pays it all the same
record KeptOrder(
    String id,
    String reference,
    long amountPaise,
    String qr,
    String note,
    Instant expires,
    String state,
    String rrn,
    Map<String, Long> refunds,
    Received received,
    Late late) {

  KeptOrder {
    refunds = Map.copyOf(refunds);
  }

  /// An order that nobody has paid.
  KeptOrder(
      String id, String reference, long amountPaise, String qr, String note, Instant expires) {
    this(
        id,
        reference,
        amountPaise,
        qr,
        note,
        expires,
        "OPEN",
        "",
        Map.of(),
        Received.NOTHING,
        Late.NEVER);
  }

  /// What is there.
  ///
  /// @param paise hundredths of the currency
  /// @param times how often somebody paid
  record Received(long paise, String currency, int times) {
    static final Received NOTHING = new Received(0, SimulatorWire.CURRENCY, 0);
  }

  /// When a slow bank pays.
  ///
  /// @param atEpochSecond 0: never
  record Late(long atEpochSecond) {
    static final Late NEVER = new Late(0);

    boolean isDue(Instant now) {
      return atEpochSecond > 0 && now.getEpochSecond() >= atEpochSecond;
    }
  }

  boolean isOpen(Instant now) {
    return state.equals("OPEN") && now.isBefore(expires);
  }

  boolean isPaid() {
    return state.equals("PAID");
  }

  KeptOrder declined() {
    return with("DECLINED", rrn, received, Late.NEVER);
  }

  /// Somebody pays, on top of what is there.
  KeptOrder paid(long paise, String currency, String newRrn) {
    return with(
        "PAID",
        newRrn,
        new Received(received.paise() + paise, currency, received.times() + 1),
        Late.NEVER);
  }

  KeptOrder slow(Instant at) {
    return with(state, rrn, received, new Late(at.getEpochSecond()));
  }

  private KeptOrder with(String newState, String newRrn, Received now, Late then) {
    return new KeptOrder(
        id, reference, amountPaise, qr, note, expires, newState, newRrn, refunds, now, then);
  }

  KeptOrder refunded(String refund, long paise) {
    Map<String, Long> more = new HashMap<>(refunds);
    more.put(refund, paise);
    return new KeptOrder(
        id, reference, amountPaise, qr, note, expires, state, rrn, more, received, late);
  }

  long refundedPaise() {
    return refunds.values().stream().mapToLong(Long::longValue).sum();
  }

  /// As the shop is told.
  SimulatorWire.Order view(Instant now) {
    boolean over = state.equals("OPEN") && !isOpen(now);
    return new SimulatorWire.Order(
        id,
        over ? "EXPIRED" : state,
        isPaid() ? received.paise() : amountPaise,
        received.currency(),
        qr,
        expires.getEpochSecond(),
        rrn);
  }

  /// An order as it was kept before payers could pay late, twice or another amount.
  record Before(
      String id,
      String reference,
      long amountPaise,
      String qr,
      String note,
      Instant expires,
      String state,
      String rrn,
      Map<String, Long> refunds) {

    KeptOrder now() {
      return new KeptOrder(
          id,
          reference,
          amountPaise,
          qr,
          note,
          expires,
          state,
          rrn,
          refunds,
          state.equals("PAID")
              ? new Received(amountPaise, SimulatorWire.CURRENCY, 1)
              : Received.NOTHING,
          Late.NEVER);
    }
  }
}
