package io.qless.hub.rewards;

import io.qless.hub.storage.Database;
import io.qless.shop.cart.Quote;
import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import io.qless.shop.rewards.Lot;
import io.qless.shop.rewards.PointsLedger;
import io.qless.shop.rewards.PointsPolicy;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.Invoice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Moves points. Methods with a handle work inside the caller's transaction, so that points stand
/// or fall with the payment or return they belong to. Safe for any thread: who moves an owner's
/// points holds that owner's row.
public final class PointsDesk {

  private final Database journal;
  private final PointsPolicy policy;
  private final InstantSource clock;
  private final JdbcPointsStore store = new JdbcPointsStore();
  private final JdbcHoldStore holds = new JdbcHoldStore();

  public PointsDesk(Database journal, PointsPolicy policy, InstantSource clock) {
    this.journal = journal;
    this.policy = policy;
    this.clock = clock;
  }

  /// Who owns the points of a trip.
  ///
  /// @param customer empty for a guest
  public static String owner(SessionId trip, Optional<String> customer) {
    return customer.map(PointsDesk::owner).orElseGet(() -> "trip:" + trip.text());
  }

  /// Who owns a customer's points.
  public static String owner(String customer) {
    return "customer:" + customer;
  }

  /// A trip was paid.
  ///
  /// @return points it earned: what points paid for earns none
  public long earn(Handle handle, SessionId trip, String owner, Quote quote, Instant at) {
    long points = policy.earnedBy(quote.bill(), quote.points().paid());
    store.lock(handle, owner);
    PointsLedger before = store.ledger(handle, owner);
    store.write(handle, owner, before, before.expire(at).earn(trip.text(), points, policy, at));
    return points;
  }

  /// Goods came back: what they had earned goes, and points that had paid for them come back.
  ///
  /// @param earlier notes of the invoice before this one
  public void goodsCameBack(
      Handle handle, Invoice invoice, List<CreditNote> earlier, CreditNote note) {
    if (note.points() > 0) {
      JdbcHoldStore.Hold spent =
          holds
              .find(handle, invoice.trip(), JdbcHoldStore.SPENT)
              .orElseThrow(() -> new IllegalStateException("no points paid " + invoice.number()));
      giveBack(handle, spent.owner(), invoice.trip(), note.points());
    }
    String trip = invoice.trip().text();
    Optional<String> owner = store.lockOwnerOf(handle, invoice.trip());
    if (owner.isPresent()) {
      PointsLedger before = store.ledger(handle, owner.get());
      long earned = before.earned(trip).map(Lot::amount).orElse(0L);
      long lost = policy.lostBy(invoice, earlier, note, earned);
      PointsLedger after =
          before.expire(note.issuedAt()).reverse(trip, lost, note.number().text(), note.issuedAt());
      store.write(handle, owner.get(), before, after);
    }
  }

  /// Spends an owner's points on a trip, those first that expire soonest.
  ///
  /// @return false if there are not so many; then nothing happened
  public boolean redeem(Handle handle, String owner, SessionId trip, long points) {
    store.lock(handle, owner);
    PointsLedger before = store.ledger(handle, owner);
    Instant now = clock.instant();
    Optional<PointsLedger> after = before.expire(now).redeem(trip.text(), points, now);
    after.ifPresent(next -> store.write(handle, owner, before, next));
    return after.isPresent();
  }

  /// Points that an owner could spend now.
  long available(Handle handle, String owner) {
    return store.ledger(handle, owner).balance(clock.instant()).available();
  }

  /// What one point pays.
  Money worth() {
    return policy.worth();
  }

  /// Sets an owner's points aside for a trip in place of those that were before.
  ///
  /// @param points 0 for none
  /// @return false if there are not so many; then all is as it was
  boolean hold(Handle handle, String owner, SessionId trip, long points) {
    Instant now = clock.instant();
    Optional<JdbcHoldStore.Hold> before = holds.find(handle, trip, JdbcHoldStore.HELD);
    if (before.isPresent() && !before.get().owner().equals(owner)) {
      release(handle, trip); // the account was deleted and another one owns the trip
    }
    store.lock(handle, owner);
    PointsLedger ledger = store.ledger(handle, owner);
    PointsLedger free = ledger.expire(now).release(trip.text(), policy, now);
    Optional<PointsLedger> after =
        points == 0 ? Optional.of(free) : free.hold(trip.text(), points, now);
    if (after.isEmpty()) {
      return false;
    }
    store.write(handle, owner, ledger, after.get());
    holds.move(handle, trip, JdbcHoldStore.RELEASED, now);
    if (points > 0) {
      holds.keep(
          handle, trip, new JdbcHoldStore.Hold(owner, points, policy.worth().times(points)), now);
    }
    return true;
  }

  /// Points that were set aside for a trip are free again.
  void release(Handle handle, SessionId trip) {
    holds
        .find(handle, trip, JdbcHoldStore.HELD)
        .ifPresent(held -> {
          Instant now = clock.instant();
          store.lock(handle, held.owner());
          PointsLedger before = store.ledger(handle, held.owner());
          store.write(handle, held.owner(), before, before.release(trip.text(), policy, now));
          holds.move(handle, trip, JdbcHoldStore.RELEASED, now);
        });
  }

  /// A trip is paid: the points that were set aside for it are spent.
  void spend(Handle handle, SessionId trip) {
    holds
        .find(handle, trip, JdbcHoldStore.HELD)
        .ifPresent(held -> {
          Instant now = clock.instant();
          store.lock(handle, held.owner());
          PointsLedger before = store.ledger(handle, held.owner());
          store.write(handle, held.owner(), before, before.spend(trip.text(), now));
          holds.move(handle, trip, JdbcHoldStore.SPENT, now);
        });
  }

  /// What points had paid for came back: they go back to their lots.
  ///
  /// @throws IllegalArgumentException if fewer were spent on that trip
  public void giveBack(Handle handle, String owner, SessionId trip, long points) {
    store.lock(handle, owner);
    PointsLedger before = store.ledger(handle, owner);
    Instant now = clock.instant();
    store.write(
        handle, owner, before, before.expire(now).giveBack(trip.text(), points, policy, now));
  }

  /// A guest's points become a customer's.
  public void claim(Handle handle, SessionId trip, String customer) {
    store.lock(handle, owner(customer));
    store.lock(handle, owner(trip, Optional.empty()));
    store.move(handle, owner(trip, Optional.empty()), owner(customer));
  }

  /// How an owner's points stand.
  public Standing standing(String owner) {
    Instant now = clock.instant();
    PointsLedger ledger = journal.jdbi().withHandle(handle -> store.ledger(handle, owner));
    List<Lot> lots =
        ledger.lots().stream()
            .filter(lot -> lot.remaining() > 0 && now.isBefore(lot.expires()))
            .sorted(Comparator.comparing(Lot::expires).thenComparingLong(Lot::id))
            .toList();
    return new Standing(ledger.balance(now), lots, policy.worth());
  }

  /// An owner's points now.
  ///
  /// @param lots with points that are good now or later, the soonest to expire first
  /// @param worth what one point pays
  public record Standing(PointsLedger.Balance balance, List<Lot> lots, Money worth) {
    public Standing {
      lots = List.copyOf(lots);
    }
  }
}
