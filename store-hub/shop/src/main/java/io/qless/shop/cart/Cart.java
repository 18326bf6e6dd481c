package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.pricing.Bill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A trip at one revision: the fold of its journal. Immutable; equal journals give equal carts.
///
/// @param session which trip
/// @param revision number of events folded
/// @param phase where it stands
/// @param trolley device id, empty before the trip begins
/// @param language `en` or `hi`
/// @param startedAt when the trip began
/// @param lines goods in the order in which each line began
/// @param wishes what the family still wants
/// @param participants phones in the trip
/// @param budget the family's limit
/// @param coupons coupons on the bill, by code
/// @param holds what must be cleared before paying
/// @param assist whether staff were called and are still needed
/// @param ageConfirmed years that staff confirmed, 0 if nobody looked
/// @param settlement how far the money is
/// @param passId id of the exit pass, empty before there is one
/// @param heard number of the last command of each source
/// @param slips slips for empties, in the order in which they were handed in
/// @param dropped coupons that were used up before the bill was made, the last one last
/// @param buyer who buys, if the invoice must tell
/// @param asking who waits to be let in, who asked first first
public record Cart(
    SessionId session,
    long revision,
    Phase phase,
    String trolley,
    String language,
    Instant startedAt,
    List<LineItem> lines,
    List<Wish> wishes,
    List<Participant> participants,
    Budget budget,
    List<AppliedCoupon> coupons,
    List<Hold> holds,
    boolean assist,
    int ageConfirmed,
    Settlement settlement,
    String passId,
    SortedMap<Source, Long> heard,
    List<DepositSlip> slips,
    List<DroppedCoupon> dropped,
    Buyer buyer,
    List<JoinRequest> asking) {

  /// Lines in one cart: a family's big shopping has about 100; 300 still fit a frozen bill into one
  /// message.
  public static final int MAX_LINES = 300;

  /// Pieces of one line.
  public static final int MAX_PIECES = 999;

  /// People in one trip.
  public static final int MAX_PARTICIPANTS = 12;

  /// Open wishes in one trip.
  public static final int MAX_WISHES = 100;

  /// Coupons on one bill.
  public static final int MAX_COUPONS = 5;

  /// Slips for empties in one trip.
  public static final int MAX_SLIPS = 20;

  public Cart {
    lines = List.copyOf(lines);
    wishes = List.copyOf(wishes);
    participants = List.copyOf(participants);
    coupons = List.copyOf(coupons);
    holds = List.copyOf(holds);
    heard = Collections.unmodifiableSortedMap(new TreeMap<>(heard));
    slips = List.copyOf(slips);
    dropped = List.copyOf(dropped);
    asking = List.copyOf(asking);
  }

  /// A trip before its first event.
  public static Cart begin(SessionId session) {
    return new Cart(
        session,
        0,
        Phase.NEW,
        "",
        "en",
        Instant.EPOCH,
        List.of(),
        List.of(),
        List.of(),
        new Budget.None(),
        List.of(),
        List.of(),
        false,
        0,
        new Settlement.Open(),
        "",
        new TreeMap<>(),
        List.of(),
        List.of(),
        new Buyer.Unnamed(),
        List.of());
  }

  /// The cart after one more event.
  ///
  /// @throws IllegalArgumentException if the entry is not the next one of this session
  public Cart apply(JournalEntry entry) {
    if (entry.revision() != revision + 1) {
      throw new IllegalArgumentException(
          "session "
              + session.text()
              + " is at revision "
              + revision
              + ", got "
              + entry.revision());
    }
    return new Fold(this, entry).cart();
  }

  /// The cart after these events, in their order.
  public Cart applyAll(Iterable<JournalEntry> entries) {
    Cart cart = this;
    for (JournalEntry entry : entries) {
      cart = cart.apply(entry);
    }
    return cart;
  }

  /// Whether the trip began with a phone and has no trolley.
  public boolean isPhoneOnly() {
    return phase != Phase.NEW && trolley.isEmpty();
  }

  /// Whether a source decides for the others: the trolley, and where there is none the phone that
  /// began the trip.
  public boolean isOwnedBy(Source source) {
    return isPhoneOnly() ? isFirst(source) : source.kind() == Source.Kind.TROLLEY;
  }

  /// Whether a source is the first phone that came into the trip.
  public boolean isFirst(Source source) {
    return source.kind() == Source.Kind.PHONE
        && !participants.isEmpty()
        && participants.getFirst().id().equals(source.id());
  }

  /// Whether a phone is in the trip; one that asked to join is not yet.
  public boolean has(String participant) {
    return participants.stream().anyMatch(someone -> someone.id().equals(participant));
  }

  /// Number of the last command heard from a source, 0 if none.
  public long heardFrom(Source source) {
    return heard.getOrDefault(source, 0L);
  }

  public Optional<LineItem> line(LineId id) {
    return lines.stream().filter(line -> line.id().equals(id)).findFirst();
  }

  /// The frozen bill, empty while the shopper goes on shopping.
  public Optional<Bill> bill() {
    return quote().map(Quote::bill);
  }

  /// The frozen bill and how it is paid, empty while the shopper goes on shopping.
  public Optional<Quote> quote() {
    return settlement instanceof Settlement.Frozen frozen
        ? Optional.of(frozen.quote())
        : Optional.empty();
  }

  /// How many things are in the cart; each weight label counts as one.
  public int itemCount() {
    return lines.stream()
        .mapToInt(line ->
            switch (line) {
              case LineItem.Pieces pieces -> pieces.quantity();
              case LineItem.Loose loose -> 1;
            })
        .sum();
  }

  /// A coupon on the bill and who put it there.
  public record AppliedCoupon(io.qless.shop.pricing.Coupon coupon, Source by) {}

  /// A coupon that went off the bill by itself.
  ///
  /// @param why what the shopper is told
  public record DroppedCoupon(String code, RefusalCode why) {}

  /// The line that a slip stands on where lines are shown.
  public static LineId lineOf(DepositSlip slip) {
    return Slips.lineOf(slip);
  }

  /// A list with one element appended; for the fold.
  static <T> List<T> with(List<T> list, T element) {
    List<T> longer = new ArrayList<>(list);
    longer.add(element);
    return longer;
  }

  static <T> SortedMap<Source, T> with(Map<Source, T> map, Source key, T value) {
    SortedMap<Source, T> more = new TreeMap<>(map);
    more.put(key, value);
    return more;
  }
}
