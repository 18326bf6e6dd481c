package io.qless.fleet;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds what a shopper saw against what the hub's journal says of the same trip. One per fleet;
/// one thread.
public final class FleetAudit {

  private static final int MOST_TOLD = 20;

  private final List<String> examples = new ArrayList<>();
  private long trips;
  private long rows;
  private long commands;
  private long refused;
  private long paid;
  private long lost;
  private long doubled;
  private long wrong;

  /// What came out.
  ///
  /// @param rows of the hub's journal
  /// @param commands of the trolleys in it
  /// @param refused of them
  /// @param lost articles, takings back, payments and trips that a screen showed and the journal
  ///   does not have
  /// @param doubled those that it has twice
  /// @param wrong baskets, amounts, ends or numbers that differ in another way
  public record Finding(
      long trips,
      long rows,
      long commands,
      long refused,
      long paid,
      long lost,
      long doubled,
      long wrong,
      List<String> examples) {

    public Finding {
      examples = List.copyOf(examples);
    }

    public boolean isClean() {
      return lost + doubled + wrong == 0;
    }
  }

  public Finding finding() {
    return new Finding(trips, rows, commands, refused, paid, lost, doubled, wrong, examples);
  }

  /// @param journal all entries of this trip that the hub has, by revision
  public void compare(TripNote note, List<JournalEntry> journal) {
    trips++;
    rows += journal.size();
    if (journal.isEmpty()) {
      lost += 1 + note.scansShown();
      tell(note, "the hub does not know it");
      return;
    }
    if (hasHole(note, journal)) {
      return; // no cart can be made of it
    }
    long no = journal.stream().filter(FleetAudit::isRefusedCommand).count();
    refused += no;
    numbers(note, journal);
    long added = count(journal, Event.PieceAdded.class) + count(journal, Event.LooseAdded.class);
    count(note, "articles", note.scansShown(), added, no);
    count(note, "pieces taken back", note.takenBackShown(), takenBack(journal), no);
    money(note, journal);
    if (note.end() == TripNote.End.LEFT) {
      basket(note, journal);
    }
    ending(note, journal);
  }

  private boolean hasHole(TripNote note, List<JournalEntry> journal) {
    for (int i = 0; i < journal.size(); i++) {
      if (journal.get(i).revision() != i + 1) {
        wrong++;
        tell(note, "revision " + (i + 1) + " is missing");
        return true;
      }
    }
    return false;
  }

  /// The trolley's numbers come once and in order; what one command led to stands together.
  private void numbers(TripNote note, List<JournalEntry> journal) {
    long last = 0;
    for (JournalEntry entry : journal) {
      if (!entry.source().equals(Source.TROLLEY) || entry.number() == last) {
        continue;
      }
      if (entry.number() < last) {
        doubled++;
        tell(note, "command " + entry.number() + " was done twice");
      } else {
        lost += entry.number() - last - 1;
        commands++;
        last = entry.number();
      }
    }
  }

  /// @param refused commands that the hub refused, and the screen corrected
  private void count(TripNote note, String what, long shown, long kept, long refused) {
    if (kept < shown - refused) {
      lost += shown - refused - kept;
      tell(note, shown + " " + what + " shown, the hub has " + kept);
    } else if (kept > shown) {
      doubled += kept - shown;
      tell(note, shown + " " + what + " shown, the hub has " + kept);
    }
  }

  private void money(TripNote note, List<JournalEntry> journal) {
    List<Event.PaymentConfirmed> payments =
        journal.stream()
            .map(JournalEntry::event)
            .filter(Event.PaymentConfirmed.class::isInstance)
            .map(Event.PaymentConfirmed.class::cast)
            .toList();
    paid += payments.size();
    if (payments.size() > 1) {
      doubled += payments.size() - 1;
      tell(note, "was paid " + payments.size() + " times");
    } else if (payments.isEmpty() && note.paidPaise() > 0) {
      lost++;
      tell(note, "showed an exit pass and was not paid");
    } else if (!payments.isEmpty()
        && note.end() == TripNote.End.LEFT
        && payments.getFirst().amount().minor() != note.paidPaise()) {
      wrong++;
      tell(note, note.paidPaise() + " paise shown, paid " + payments.getFirst().amount());
    }
  }

  private void basket(TripNote note, List<JournalEntry> journal) {
    Map<String, Long> there = new HashMap<>();
    for (LineItem line : cart(note, journal).lines()) {
      there.put(
          line.id().text(),
          switch (line) {
            case LineItem.Pieces pieces -> (long) pieces.quantity();
            case LineItem.Loose loose -> loose.net().grams();
          });
    }
    if (!there.equals(note.goods())) {
      wrong++;
      tell(note, "the screen showed " + note.goods() + ", the hub has " + there);
    }
  }

  private void ending(TripNote note, List<JournalEntry> journal) {
    Phase phase = cart(note, journal).phase();
    boolean fits =
        switch (note.end()) {
          case LEFT -> phase == Phase.LEFT;
          case GIVEN_UP -> phase == Phase.CANCELLED;
          case OPEN -> true;
        };
    if (!fits) {
      wrong++;
      tell(note, "ended with " + note.end() + ", at the hub with " + phase);
    }
    long left = journal.stream().filter(e -> e.event() instanceof Event.TripLeft).count();
    if (left > 1) {
      doubled += left - 1;
      tell(note, "left " + left + " times");
    }
  }

  private static Cart cart(TripNote note, List<JournalEntry> journal) {
    return Cart.begin(new SessionId(note.session())).applyAll(journal);
  }

  private static boolean isRefusedCommand(JournalEntry entry) {
    return entry.source().equals(Source.TROLLEY) && entry.event() instanceof Event.CommandRefused;
  }

  private static long count(List<JournalEntry> journal, Class<? extends Event> kind) {
    return journal.stream().filter(entry -> kind.isInstance(entry.event())).count();
  }

  private static long takenBack(List<JournalEntry> journal) {
    long pieces = 0;
    for (JournalEntry entry : journal) {
      if (entry.event() instanceof Event.LineVoided voided) {
        pieces += voided.pieces();
      }
    }
    return pieces;
  }

  private void tell(TripNote note, String what) {
    if (examples.size() < MOST_TOLD) {
      examples.add(note.trolley() + ", trip " + note.session() + ": " + what);
    }
  }
}
