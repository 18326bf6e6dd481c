package io.qless.hub.payment.simulator;

import io.qless.hub.payment.SimulatorWire;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The simulator's orders. Each method is one step that nothing can come between, and is kept when
/// it returns.
final class OrderBook {

  /// Orders kept; the oldest closed ones make room.
  static final int MAX_ORDERS = 10_000;

  private static final String REFERENCE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int REFERENCE_CHARS = 20;
  private static final long RRN_RANGE = 1_000_000_000_000L;

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
            clock.instant().plusSeconds(asked.expiresSeconds()),
            "OPEN",
            "",
            Map.of()))
        .view(clock.instant());
  }

  /// @param idOrReference our name of it or the shop's
  synchronized Optional<SimulatorWire.Order> find(String idOrReference) {
    return entry(idOrReference).map(entry -> entry.view(clock.instant()));
  }

  /// What the payer reads on the page.
  synchronized String note(String idOrReference) {
    return entry(idOrReference).map(KeptOrder::note).orElse("");
  }

  /// The payer decides; only the first decision counts, and only in time.
  ///
  /// @return whether this call changed the order
  synchronized boolean decide(String idOrReference, boolean pay) {
    Optional<KeptOrder> open = entry(idOrReference).filter(entry -> entry.isOpen(clock.instant()));
    open.ifPresent(entry ->
        keep(
            entry.decided(
                pay ? "PAID" : "DECLINED",
                pay ? "%012d".formatted(random.nextLong(RRN_RANGE)) : "")));
    return open.isPresent();
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
      long back = entry.refunds().values().stream().mapToLong(Long::longValue).sum();
      if (!entry.state().equals("PAID")
          || asked.amountPaise() < 1
          || asked.amountPaise() > entry.amountPaise() - back) {
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
