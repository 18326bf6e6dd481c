package io.qless.hub.payment.simulator;

import io.qless.hub.payment.SimulatorWire;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The simulator's orders. Each method is one step that nothing can come between, and is kept when
/// it returns.
final class OrderBook {

  /// Orders kept; the oldest closed ones make room.
  static final int MAX_ORDERS = 10_000;

  private static final String REFERENCE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int REFERENCE_CHARS = 20;
  private static final long RRN_RANGE = 1_000_000_000_000L;

  /// How long after the time to pay a slow bank pays.
  private static final long BANK_SECONDS = 5;

  /// Nobody pays the same more often by mistake.
  private static final int MAX_PAYMENTS = 5;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final OrderKeeper keeper;
  private final Map<String, KeptOrder> orders = new LinkedHashMap<>();
  private final Map<String, String> byReference = new HashMap<>();

  /// Goes on with the orders that were kept.
  OrderBook(InstantSource clock, OrderKeeper keeper) {
    this.clock = clock;
    this.keeper = keeper;
    for (KeptOrder order : keeper.kept()) {
      orders.put(order.id(), order);
      byReference.put(order.reference(), order.id());
    }
  }

  /// Takes a new order, or finds the one of this name.
  ///
  /// @param pages address before the reference of each order's page
  synchronized SimulatorWire.Order open(SimulatorWire.NewOrder asked, String pages) {
    KeptOrder known = orders.get(asked.id());
    if (known != null) {
      if (known.amountPaise() != asked.amountPaise()) {
        throw new MistakeException(409, "order " + asked.id() + " has another amount");
      }
      return known.view(clock.instant());
    }
    makeRoom();
    String reference = reference();
    byReference.put(reference, asked.id());
    return keep(new KeptOrder(
            asked.id(),
            reference,
            asked.amountPaise(),
            UpiLink.of(reference, asked.amountPaise(), asked.note(), pages + reference),
            asked.note(),
            clock.instant().plusSeconds(asked.expiresSeconds())))
        .view(clock.instant());
  }

  /// @param idOrReference our name of it or the shop's
  synchronized Optional<SimulatorWire.Order> find(String idOrReference) {
    return entry(idOrReference).map(entry -> entry.view(clock.instant()));
  }

  /// An order with all that the company knows of it.
  ///
  /// @param idOrReference our name of it or the shop's
  synchronized Optional<KeptOrder> kept(String idOrReference) {
    return entry(idOrReference);
  }

  /// All orders, the oldest first.
  synchronized List<KeptOrder> all() {
    return List.copyOf(orders.values());
  }

  /// The payer decides; only the first decision counts, and only in time.
  ///
  /// @return whether this call changed the order
  synchronized boolean decide(String idOrReference, boolean pay) {
    return pay
        ? entry(idOrReference)
            .map(entry -> pay(idOrReference, entry.amountPaise(), SimulatorWire.CURRENCY))
            .orElse(false)
        : change(
            entry(idOrReference).filter(entry -> entry.isOpen(clock.instant())),
            KeptOrder::declined);
  }

  /// The payer pays in time, perhaps something else than was asked for.
  ///
  /// @return whether this call changed the order
  synchronized boolean pay(String idOrReference, long paise, String currency) {
    return change(
        entry(idOrReference).filter(entry -> entry.isOpen(clock.instant())),
        entry -> entry.paid(paise, currency, rrn()));
  }

  /// The bank pays although the time is over or the payer declined.
  ///
  /// @return whether this call changed the order
  synchronized boolean payLate(String idOrReference) {
    return change(
        entry(idOrReference).filter(entry -> !entry.isPaid() && !entry.isOpen(clock.instant())),
        entry -> entry.paid(entry.amountPaise(), SimulatorWire.CURRENCY, rrn()));
  }

  /// Somebody pays a second time what is paid.
  ///
  /// @return whether this call changed the order
  synchronized boolean payAgain(String idOrReference) {
    return change(
        entry(idOrReference)
            .filter(entry -> entry.isPaid() && entry.received().times() < MAX_PAYMENTS),
        entry -> entry.paid(entry.amountPaise(), entry.received().currency(), rrn()));
  }

  /// The payer pays, but the bank will need until after the time to pay.
  ///
  /// @return whether this call changed the order
  synchronized boolean paySlowly(String idOrReference) {
    return change(
        entry(idOrReference).filter(entry -> entry.isOpen(clock.instant())),
        entry -> entry.slow(entry.expires().plusSeconds(BANK_SECONDS)));
  }

  /// Orders that a slow bank pays now, by the shop's names.
  synchronized List<String> dueLate() {
    return orders.values().stream()
        .filter(entry -> entry.late().isDue(clock.instant()))
        .map(KeptOrder::id)
        .toList();
  }

  private boolean change(Optional<KeptOrder> entry, UnaryOperator<KeptOrder> how) {
    entry.map(how).ifPresent(this::keep);
    return entry.isPresent();
  }

  /// Gives money back, never more than was paid.
  synchronized SimulatorWire.Refund refund(String id, SimulatorWire.NewRefund asked) {
    KeptOrder entry =
        entry(id).orElseThrow(() -> new MistakeException(404, "no order of that name"));
    Long before = entry.refunds().get(asked.id());
    if (before != null && before != asked.amountPaise()) {
      throw new MistakeException(409, "refund " + asked.id() + " has another amount");
    }
    if (before == null) {
      if (!entry.isPaid()
          || asked.amountPaise() < 1
          || asked.amountPaise() > entry.received().paise() - entry.refundedPaise()) {
        throw new MistakeException(422, "that much was not paid");
      }
      keep(entry.refunded(asked.id(), asked.amountPaise()));
    }
    return new SimulatorWire.Refund(asked.id(), "DONE");
  }

  private KeptOrder keep(KeptOrder order) {
    orders.put(order.id(), order);
    keeper.keep(order, orders.values());
    return order;
  }

  private Optional<KeptOrder> entry(String idOrReference) {
    String id = byReference.getOrDefault(idOrReference, idOrReference);
    return Optional.ofNullable(orders.get(id));
  }

  private void makeRoom() {
    Iterator<KeptOrder> oldest = orders.values().iterator();
    while (orders.size() >= MAX_ORDERS && oldest.hasNext()) {
      KeptOrder order = oldest.next();
      if (!order.isOpen(clock.instant())) {
        oldest.remove();
        byReference.remove(order.reference());
      }
    }
    if (orders.size() >= MAX_ORDERS) {
      throw new MistakeException(429, MAX_ORDERS + " orders are open");
    }
  }

  private String rrn() {
    return "%012d".formatted(random.nextLong(RRN_RANGE));
  }

  private String reference() {
    StringBuilder text = new StringBuilder("SIM");
    for (int i = 0; i < REFERENCE_CHARS; i++) {
      text.append(REFERENCE_LETTERS.charAt(random.nextInt(REFERENCE_LETTERS.length())));
    }
    return text.toString();
  }

  /// The shop asked for something that can't be.
  static final class MistakeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    MistakeException(int status, String detail) {
      super(detail);
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
