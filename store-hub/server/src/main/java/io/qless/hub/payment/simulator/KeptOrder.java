package io.qless.hub.payment.simulator;

import io.qless.hub.payment.SimulatorWire;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// One order of the simulator as it stands; each change makes a new one.
///
/// @param id the shop's name for it
/// @param reference the company's own name, the `tr` of the QR code
/// @param qr text of the QR code
/// @param note what the payer reads
/// @param expires when it can no longer be paid
/// @param state `OPEN`, `PAID` or `DECLINED`
/// @param rrn the bank's reference, empty before payment
/// @param refunds paise given back, by the shop's name for the refund
record KeptOrder(
    String id,
    String reference,
    long amountPaise,
    String qr,
    String note,
    Instant expires,
    String state,
    String rrn,
    Map<String, Long> refunds) {

  KeptOrder {
    refunds = Map.copyOf(refunds);
  }

  boolean isOpen(Instant now) {
    return state.equals("OPEN") && now.isBefore(expires);
  }

  KeptOrder decided(String newState, String newRrn) {
    return new KeptOrder(id, reference, amountPaise, qr, note, expires, newState, newRrn, refunds);
  }

  KeptOrder refunded(String refund, long paise) {
    Map<String, Long> more = new HashMap<>(refunds);
    more.put(refund, paise);
    return new KeptOrder(id, reference, amountPaise, qr, note, expires, state, rrn, more);
  }

  /// As the shop is told.
  SimulatorWire.Order view(Instant now) {
    boolean over = state.equals("OPEN") && !isOpen(now);
    return new SimulatorWire.Order(
        id,
        over ? "EXPIRED" : state,
        amountPaise,
        SimulatorWire.CURRENCY,
        qr,
        expires.getEpochSecond(),
        rrn);
  }
}
