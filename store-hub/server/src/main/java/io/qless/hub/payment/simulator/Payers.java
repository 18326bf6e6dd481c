package io.qless.hub.payment.simulator;

import io.qless.hub.payment.SimulatorWire;
import io.qless.hub.payment.simulator.WebhookSender.Letter;
import io.qless.hub.payment.simulator.WebhookSender.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What payers and their banks do with an order, and what is posted to the shop of it; with the
/// faults that were ordered. Safe for any thread.
final class Payers {

  private static final Duration WRONG_BY = Duration.ofMinutes(10);

  private final OrderBook orders;
  private final WebhookSender webhooks;
  private final FaultBook faults;

  Payers(OrderBook orders, WebhookSender webhooks, FaultBook faults) {
    this.orders = orders;
    this.webhooks = webhooks;
    this.faults = faults;
  }

  /// The payer decides, in time.
  ///
  /// @return whether the order was still open
  boolean decide(String idOrReference, boolean pay) {
    return told(idOrReference, () -> decided(idOrReference, pay));
  }

  /// The bank pays although the time is over or the payer declined.
  boolean payLate(String idOrReference) {
    return told(idOrReference, () -> orders.payLate(idOrReference));
  }

  /// Somebody pays a second time what is paid.
  boolean payAgain(String idOrReference) {
    return told(idOrReference, () -> orders.payAgain(idOrReference));
  }

  /// The payer pays, but the bank will need until after the time to pay.
  boolean paySlowly(String idOrReference) {
    return orders.paySlowly(idOrReference);
  }

  /// A payer who is faster than the answer to the shop; what is posted is taken before this
  /// returns.
  void payAtOnce(String id) {
    if (decided(id, true)) {
      letters(id).forEach(webhooks::sendNow);
    }
  }

  /// Somebody who is not the company posts that the order is paid.
  void forge(SimulatorWire.Order order) {
    SimulatorWire.Order lie =
        new SimulatorWire.Order(
            order.id(),
            "PAID",
            order.amountPaise(),
            order.currency(),
            order.qr(),
            order.expiresAt(),
            "000000000000");
    webhooks.send(List.of(new Letter(new SimulatorWire.Notice("order.paid", lie), Manner.FORGED)));
  }

  /// Slow banks pay.
  void payDue() {
    orders.dueLate().forEach(this::payLate);
  }

  private boolean decided(String idOrReference, boolean pay) {
    return orders
        .kept(idOrReference)
        .map(order -> {
          if (pay && faults.strikes(Fault.PAID_SHORT, order.id())) {
            return orders.pay(order.id(), order.amountPaise() - 1, SimulatorWire.CURRENCY);
          }
          if (pay && faults.strikes(Fault.PAID_FOREIGN, order.id())) {
            return orders.pay(order.id(), order.amountPaise(), "USD");
          }
          return orders.decide(order.id(), pay);
        })
        .orElse(false);
  }

  private boolean told(String idOrReference, BooleanSupplier change) {
    boolean changed = change.getAsBoolean();
    if (changed) {
      webhooks.send(letters(idOrReference));
    }
    return changed;
  }

  /// The last word of an order, and what was ordered to go wrong with it.
  private List<Letter> letters(String idOrReference) {
    SimulatorWire.Order order = orders.find(idOrReference).orElseThrow();
    if (faults.strikes(Fault.HOOK_NEVER, order.id())) {
      return List.of();
    }
    List<Letter> letters = new ArrayList<>();
    letters.add(new Letter(notice(order, order.state()), manner(order.id())));
    if (faults.strikes(Fault.HOOK_STALE, order.id())) {
      letters.add(new Letter(notice(order, "OPEN"), Manner.PLAIN));
      letters.add(new Letter(notice(order, "DECLINED"), Manner.PLAIN));
    }
    return letters;
  }

  private Manner manner(String order) {
    if (faults.strikes(Fault.HOOK_TWICE, order)) {
      return Manner.THRICE;
    }
    if (faults.strikes(Fault.HOOK_REPLAYED, order)) {
      return Manner.REPLAYED;
    }
    if (faults.strikes(Fault.HOOK_FUTURE, order)) {
      return Manner.at(WRONG_BY);
    }
    if (faults.strikes(Fault.HOOK_OLD, order)) {
      return Manner.at(WRONG_BY.negated());
    }
    return faults.strikes(Fault.HOOK_HUGE, order) ? Manner.HUGE : Manner.PLAIN;
  }

  private static SimulatorWire.Notice notice(SimulatorWire.Order order, String state) {
    String type =
        switch (state) {
          case "PAID" -> "order.paid";
          case "DECLINED" -> "order.declined";
          default -> "order.opened";
        };
    return new SimulatorWire.Notice(
        type,
        new SimulatorWire.Order(
            order.id(),
            state,
            order.amountPaise(),
            order.currency(),
            order.qr(),
            order.expiresAt(),
            state.equals("PAID") ? order.reference() : ""));
  }
}
