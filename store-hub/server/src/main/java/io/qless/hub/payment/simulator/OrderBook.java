package io.qless.hub.payment.simulator;

import io.qless.hub.payment.SimulatorWire;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The simulator's orders, in memory. Each method is one step that nothing can come between.
final class OrderBook {

  /// Orders kept; the oldest closed ones make room.
  static final int MAX_ORDERS = 10_000;

  private static final String REFERENCE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int REFERENCE_CHARS = 20;
  private static final long RRN_RANGE = 1_000_000_000_000L;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Entry> orders = new LinkedHashMap<>();
  private final Map<String, String> byReference = new HashMap<>();

  OrderBook(InstantSource clock) {
    this.clock = clock;
  }

  /// Takes a new order, or finds the one of this name.
  ///
  /// @param pages address before the reference of each order's page
  synchronized SimulatorWire.Order open(SimulatorWire.NewOrder asked, String pages) {
    Entry known = orders.get(asked.id());
    if (known != null) {
      if (known.amountPaise != asked.amountPaise()) {
        throw new MistakeException(409, "order " + asked.id() + " has another amount");
      }
      return known.view(clock.instant());
    }
    makeRoom();
    String reference = reference();
    Entry entry =
        new Entry(
            asked.id(),
            asked.amountPaise(),
            UpiLink.of(reference, asked.amountPaise(), asked.note(), pages + reference),
            asked.note(),
            clock.instant().plusSeconds(asked.expiresSeconds()));
    orders.put(asked.id(), entry);
    byReference.put(reference, asked.id());
    return entry.view(clock.instant());
  }

  /// @param idOrReference our name of it or the shop's
  synchronized Optional<SimulatorWire.Order> find(String idOrReference) {
    return entry(idOrReference).map(entry -> entry.view(clock.instant()));
  }

  /// What the payer reads on the page.
  synchronized String note(String idOrReference) {
    return entry(idOrReference).map(entry -> entry.note).orElse("");
  }

  /// The payer decides; only the first decision counts, and only in time.
  ///
  /// @return whether this call changed the order
  synchronized boolean decide(String idOrReference, boolean pay) {
    Optional<Entry> open =
        entry(idOrReference).filter(entry -> entry.view(clock.instant()).state().equals("OPEN"));
    open.ifPresent(entry -> {
      entry.state = pay ? "PAID" : "DECLINED";
      entry.rrn = pay ? "%012d".formatted(random.nextLong(RRN_RANGE)) : "";
    });
    return open.isPresent();
  }

  /// Gives money back, never more than was paid.
  synchronized SimulatorWire.Refund refund(String id, SimulatorWire.NewRefund asked) {
    Entry entry = entry(id).orElseThrow(() -> new MistakeException(404, "no order of that name"));
    Long before = entry.refunds.get(asked.id());
    if (before != null && before != asked.amountPaise()) {
      throw new MistakeException(409, "refund " + asked.id() + " has another amount");
    }
    if (before == null) {
      long back = entry.refunds.values().stream().mapToLong(Long::longValue).sum();
      if (!entry.state.equals("PAID")
          || asked.amountPaise() < 1
          || asked.amountPaise() > entry.amountPaise - back) {
        throw new MistakeException(422, "that much was not paid");
      }
      entry.refunds.put(asked.id(), asked.amountPaise());
    }
    return new SimulatorWire.Refund(asked.id(), "DONE");
  }

  private Optional<Entry> entry(String idOrReference) {
    String id = byReference.getOrDefault(idOrReference, idOrReference);
    return Optional.ofNullable(orders.get(id));
  }

  private void makeRoom() {
    Iterator<Entry> oldest = orders.values().iterator();
    while (orders.size() >= MAX_ORDERS && oldest.hasNext()) {
      Entry entry = oldest.next();
      if (!entry.view(clock.instant()).state().equals("OPEN")) {
        oldest.remove();
        byReference.values().remove(entry.id);
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

  private static final class Entry {
    private final String id;
    private final long amountPaise;
    private final String qr;
    private final String note;
    private final Instant expires;
    private final Map<String, Long> refunds = new HashMap<>();
    private String state = "OPEN";
    private String rrn = "";

    Entry(String id, long amountPaise, String qr, String note, Instant expires) {
      this.id = id;
      this.amountPaise = amountPaise;
      this.qr = qr;
      this.note = note;
      this.expires = expires;
    }

    SimulatorWire.Order view(Instant now) {
      boolean over = state.equals("OPEN") && !now.isBefore(expires);
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
