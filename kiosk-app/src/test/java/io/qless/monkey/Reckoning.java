package io.qless.monkey;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Holds what the screen showed against the hub's journal, trip by trip: nothing lost, nothing
/// doubled, one bill, one invoice. Knows no files and no network.
final class Reckoning {

  private final Findings findings;
  private final Set<String> invoices = new HashSet<>();
  private int trips;
  private int rows;
  private int commands;
  private int refused;
  private int paid;

  Reckoning(Findings findings) {
    this.findings = findings;
  }

  /// What was looked at.
  String words() {
    return trips
        + " trips, "
        + rows
        + " rows, "
        + commands
        + " commands ("
        + refused
        + " refused), "
        + paid
        + " paid";
  }

  int paid() {
    return paid;
  }

  /// @param journal all that the hub has of the trip
  /// @param here whether the trip is still, or ended, at the monkey's trolley
  void compare(Seen seen, List<JournalEntry> journal, boolean here) {
    trips++;
    rows += journal.size();
    for (int i = 0; i < journal.size(); i++) {
      if (journal.get(i).revision() != i + 1) {
        tell(seen, "revision " + (i + 1) + " is missing");
        return; // no cart can be made of it
      }
    }
    numbers(seen, journal);
    shown(seen, journal);
    Cart cart = Cart.begin(new SessionId(seen.session())).applyAll(journal);
    if (here) {
      basket(seen, journal);
    }
    money(seen, journal, cart);
  }

  /// The numbers of each source come in order, and those of the trolley without a hole.
  private void numbers(Seen seen, List<JournalEntry> journal) {
    Map<Source, Long> heard = new HashMap<>();
    for (JournalEntry entry : journal) {
      long last = heard.getOrDefault(entry.source(), 0L);
      boolean own = entry.source().equals(Source.TROLLEY);
      if (own && entry.number() != last) {
        commands++;
      }
      if (own && entry.event() instanceof Event.CommandRefused) {
        refused++;
      }
      if (entry.number() < last) {
        tell(seen, entry.source().text() + ": command " + entry.number() + " was done twice");
      } else if (own && entry.number() > last + 1) {
        tell(seen, "commands " + (last + 1) + " to " + (entry.number() - 1) + " are lost");
      }
      heard.put(entry.source(), Math.max(last, entry.number()));
    }
  }

  /// All that ever stood on the screen came to the hub, or was refused there. When staff or the hub
  /// end a trip, or another trolley takes it over, what is still on its way counts no more.
  private void shown(Seen seen, List<JournalEntry> journal) {
    Map<String, Long> added = new HashMap<>();
    long no = 0;
    for (JournalEntry entry : journal) {
      switch (entry.event()) {
        case Event.PieceAdded piece -> added.merge(piece.line().text(), 1L, Long::sum);
        case Event.LooseAdded loose ->
            added.merge(loose.line().text(), loose.net().grams(), Long::sum);
        case Event.SlipTaken slip -> added.merge(Cart.lineOf(slip.slip()).text(), 1L, Long::sum);
        case Event.CommandRefused _ when entry.source().equals(Source.TROLLEY) -> no++;
        default -> {}
      }
    }
    boolean ended =
        journal.stream()
            .map(JournalEntry::event)
            .anyMatch(event -> isEndFromOutside(event) || event instanceof Event.TripMoved);
    Map<String, Long> missing = new TreeMap<>();
    (ended ? seen.mostAgreed() : seen.most())
        .forEach((line, amount) -> {
          long there = added.getOrDefault(line, 0L);
          if (there < amount) {
            missing.put(line, line.contains("#") ? 1 : amount - there);
          }
        });
    if (missing.values().stream().mapToLong(Long::longValue).sum() > no) {
      tell(seen, "was shown, and the hub never heard of it: " + missing);
    }
  }

  /// What stood there last is what the hub had before the trip was ended from outside.
  private void basket(Seen seen, List<JournalEntry> journal) {
    Cart cart = Cart.begin(new SessionId(seen.session()));
    for (JournalEntry entry : journal) {
      if (isEndFromOutside(entry.event())) {
        break;
      }
      cart = cart.apply(entry);
    }
    Map<String, Long> there = new HashMap<>();
    for (LineItem line : cart.lines()) {
      there.put(
          line.id().text(),
          switch (line) {
            case LineItem.Pieces pieces -> (long) pieces.quantity();
            case LineItem.Loose loose -> loose.net().grams();
          });
    }
    cart.slips().forEach(slip -> there.put(Cart.lineOf(slip).text(), 1L));
    if (seen.agreed() && !there.equals(seen.last())) {
      Map<String, Long> here = new TreeMap<>(seen.last());
      here.entrySet().removeAll(there.entrySet());
      there.entrySet().removeAll(seen.last().entrySet());
      tell(
          seen, "other than at the hub, the screen showed " + here + " last, the hub has " + there);
    }
  }

  private static boolean isEndFromOutside(Event event) {
    return event instanceof Event.TripReleased || event instanceof Event.TripAbandoned;
  }

  private void money(Seen seen, List<JournalEntry> journal, Cart cart) {
    List<Event.PaymentConfirmed> confirmed =
        journal.stream()
            .map(JournalEntry::event)
            .filter(Event.PaymentConfirmed.class::isInstance)
            .map(Event.PaymentConfirmed.class::cast)
            .toList();
    if (confirmed.size() > 1) {
      tell(seen, "was paid " + confirmed.size() + " times");
    }
    if (confirmed.isEmpty() && seen.paidPaise() > 0) {
      tell(seen, "showed an exit pass and was not paid");
    }
    if (cart.settlement() instanceof Settlement.Paid settled) {
      paid++;
      Bill bill = settled.quote().bill();
      Money sum = bill.lines().stream().map(Bill.Line::net).reduce(Money.ZERO, Money::plus);
      if (!sum.minus(bill.returned().sum()).equals(bill.total())
          || !settled.amount().equals(bill.total())) {
        tell(seen, sum + " of lines, a bill of " + bill.total() + ", paid " + settled.amount());
      }
      if (seen.paidPaise() > 0 && seen.paidPaise() != settled.amount().minor()) {
        tell(seen, seen.paidPaise() + " paise shown, paid " + settled.amount());
      }
      if (settled.invoice().isEmpty() || !invoices.add(settled.invoice())) {
        tell(seen, "has no invoice of its own: \"" + settled.invoice() + '"');
      }
    }
  }

  private void tell(Seen seen, String what) {
    findings.add("trip " + seen.session(), what);
  }
}
