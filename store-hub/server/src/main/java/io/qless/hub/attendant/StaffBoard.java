package io.qless.hub.attendant;

import io.qless.hub.session.SessionDesk;
import io.qless.hub.session.SessionListener;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.Quote;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Share;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Pricing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The trips under way and since when each waits for what. Register it as a listener of the
/// sessions before those who ask it. Safe for any thread; holds the open trips only.
public final class StaffBoard implements SessionListener {

  private final Supplier<List<Offer>> offers;
  private final InstantSource clock;
  private final Map<SessionId, Standing> trips = new ConcurrentHashMap<>();

  /// Reads what is under way already.
  ///
  /// @param offers the store's offers as they are now
  public StaffBoard(SessionDesk sessions, Supplier<List<Offer>> offers, InstantSource clock) {
    this.offers = offers;
    this.clock = clock;
    for (Cart cart : sessions.open()) {
      changed(cart, sessions.journal(cart.session(), 0));
    }
  }

  @Override
  public void changed(Cart cart, List<JournalEntry> entries) {
    if (cart.phase().isOpen()) {
      trips.compute(
          cart.session(),
          (id, before) ->
              (before == null ? new Standing(Waits.NONE, cart) : before).after(cart, entries));
    } else {
      trips.remove(cart.session());
    }
  }

  /// All trips, the oldest first.
  public List<BoardRow> rows() {
    return trips.values().stream()
        .sorted(Comparator.comparing(standing -> standing.cart.startedAt()))
        .map(this::row)
        .toList();
  }

  /// One trip, empty if it is over.
  public Optional<BoardRow> row(SessionId session) {
    return Optional.ofNullable(trips.get(session)).map(this::row);
  }

  /// Made once per revision, when somebody looks.
  private BoardRow row(Standing standing) {
    BoardRow made = standing.row;
    if (made == null) {
      made = make(standing);
      standing.row = made;
    }
    return made;
  }

  private BoardRow make(Standing standing) {
    Cart cart = standing.cart;
    Bill bill = cart.bill().orElseGet(() -> Pricing.bill(cart, offers.get(), clock.instant()));
    List<BoardRow.OpenHold> holds = new ArrayList<>();
    cart.holds()
        .forEach(hold ->
            holds.add(
                new BoardRow.OpenHold(
                    hold.id(),
                    hold.kind().name(),
                    hold.detail(),
                    standing.waits.holds().getOrDefault(hold.id(), cart.startedAt()))));
    holds.sort(Comparator.comparing(BoardRow.OpenHold::since));
    return new BoardRow(
        cart.session().text(),
        cart.trolley(),
        cart.phase().name(),
        cart.revision(),
        cart.itemCount(),
        bill.total().minor(),
        holds,
        cart.assist() ? standing.waits.assist() : Instant.EPOCH,
        cart.startedAt(),
        standing.waits.changed(),
        money(cart, bill));
  }

  private static BoardRow.Money money(Cart cart, Bill bill) {
    long due = cart.quote().map(Quote::due).orElse(bill.total()).minor();
    long points = cart.quote().map(quote -> quote.points().used()).orElse(0L);
    return switch (cart.settlement()) {
      case Settlement.Open open -> new BoardRow.Money(due, 0, 0, 0, 0, Instant.EPOCH);
      case Settlement.Quoted quoted ->
          new BoardRow.Money(due, 0, points, 0, 0, quoted.quote().ends());
      case Settlement.Requested requested ->
          new BoardRow.Money(due, 0, points, 0, 0, Instant.EPOCH);
      case Settlement.Awaiting awaiting ->
          new BoardRow.Money(due, 0, points, 0, 0, awaiting.expires());
      case Settlement.Split split ->
          new BoardRow.Money(
              due,
              split.paid().minor(),
              points,
              split.shares().size(),
              Math.toIntExact(split.shares().stream().filter(Share::isPaid).count()),
              split.until());
      case Settlement.Paid paid -> new BoardRow.Money(due, due, points, 0, 0, Instant.EPOCH);
    };
  }

  /// Since when what waits.
  private record Waits(Map<String, Instant> holds, Instant assist, Instant changed) {
    static final Waits NONE = new Waits(Map.of(), Instant.EPOCH, Instant.EPOCH);

    Waits after(JournalEntry entry, boolean called) {
      Map<String, Instant> open = new HashMap<>(holds);
      Instant since = assist;
      switch (entry.event()) {
        case Event.HoldOpened opened -> open.put(opened.hold().id(), entry.at());
        case Event.HoldCleared cleared -> open.remove(cleared.hold());
        case Event.AssistCalled first when !called -> since = entry.at();
        case Event.AssistEnded ended -> since = Instant.EPOCH;
        default -> {}
      }
      return new Waits(open, since, entry.at());
    }
  }

  private static final class Standing {
    private final Waits waits;
    private final Cart cart;
    private volatile @Nullable BoardRow row;

    Standing(Waits waits, Cart cart) {
      this.waits = waits;
      this.cart = cart;
    }

    /// A second call does not make the first one younger.
    Standing after(Cart next, List<JournalEntry> entries) {
      Waits now = waits;
      for (JournalEntry entry : entries) {
        now = now.after(entry, !now.assist().equals(Instant.EPOCH));
      }
      return new Standing(now, next);
    }
  }
}
