package io.qless.shop.rewards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One owner's points: their lots and every movement so far. Immutable; each step gives the next
/// ledger, whose movements behind the old ones are what the step did. Each lot's movements sum to
/// what remains of it.
///
/// @param lots by id
/// @param movements the oldest first
public record PointsLedger(List<Lot> lots, List<Movement> movements) {

  /// Nothing yet.
  public static final PointsLedger EMPTY = new PointsLedger(List.of(), List.of());

  private static final Comparator<Lot> SOONEST_EXPIRING =
      Comparator.comparing(Lot::expires).thenComparingLong(Lot::id);

  public PointsLedger {
    lots = List.copyOf(lots);
    movements = List.copyOf(movements);
  }

  /// How many points there are.
  ///
  /// @param available to redeem now, debts taken off; never below zero
  /// @param pending until their goods can no longer come back
  /// @param debt points that goods took back after they were spent
  public record Balance(long available, long pending, long debt) {}

  /// A receipt earned points; even none makes a lot, so that each receipt has one.
  public PointsLedger earn(String receipt, long points, PointsPolicy policy, Instant now) {
    if (points < 0 || earned(receipt).isPresent()) {
      throw new IllegalArgumentException(receipt + " earns " + points + " once");
    }
    Lot lot =
        new Lot(
            nextId(), receipt, 0, points, 0, now.plus(policy.pending()), now.plus(policy.life()));
    return with(lot).moved(lot.id(), Movement.Kind.EARNED, points, receipt, now);
  }

  /// Spends points, those that expire soonest first.
  ///
  /// @param receipt what they pay
  /// @return empty if there are not so many
  public Optional<PointsLedger> redeem(String receipt, long points, Instant now) {
    return taken(receipt, points, Movement.Kind.REDEEMED, now);
  }

  /// Sets points aside, those that expire soonest first. Nobody else can spend them, and they do
  /// not expire, until they are [#release]d or [#spend]t.
  ///
  /// @param receipt what they will pay
  /// @return empty if there are not so many
  public Optional<PointsLedger> hold(String receipt, long points, Instant now) {
    return taken(receipt, points, Movement.Kind.HELD, now);
  }

  private Optional<PointsLedger> taken(
      String receipt, long points, Movement.Kind kind, Instant now) {
    if (points < 1) {
      throw new IllegalArgumentException(kind + " " + points);
    }
    if (balance(now).available() < points) {
      return Optional.empty();
    }
    PointsLedger next = this;
    long left = points;
    for (Lot lot : lots.stream().sorted(SOONEST_EXPIRING).toList()) {
      long drawn = lot.isUsable(now) ? Math.min(left, lot.remaining()) : 0;
      if (drawn > 0) {
        next = next.moved(lot.id(), kind, -drawn, receipt, now);
        left -= drawn;
      }
    }
    return Optional.of(next);
  }

  /// What was set aside is not needed: it goes back to its lots, as in [#giveBack].
  public PointsLedger release(String receipt, PointsPolicy policy, Instant now) {
    PointsLedger next = this;
    for (Lot lot : lots) {
      long held = held(lot, receipt);
      if (held > 0) {
        next = next.backTo(lot, held, Movement.Kind.RELEASED, receipt, policy, now);
      }
    }
    return next;
  }

  /// What was set aside is spent.
  public PointsLedger spend(String receipt, Instant now) {
    PointsLedger next = this;
    for (Lot lot : lots) {
      long held = held(lot, receipt);
      if (held > 0) {
        next =
            next.moved(lot.id(), Movement.Kind.RELEASED, held, receipt, now)
                .moved(lot.id(), Movement.Kind.REDEEMED, -held, receipt, now);
      }
    }
    return next;
  }

  /// What points paid for comes back, and they go back to their lots. Those of a lot that has
  /// expired get a short grace.
  ///
  /// @param receipt what they had paid
  /// @throws IllegalArgumentException if fewer are spent on it
  public PointsLedger giveBack(String receipt, long points, PointsPolicy policy, Instant now) {
    PointsLedger next = this;
    long left = points;
    for (Lot lot : lots.stream().sorted(SOONEST_EXPIRING.reversed()).toList()) {
      long back = Math.min(left, spent(lot, receipt));
      if (back > 0) {
        next = next.backTo(lot, back, Movement.Kind.RETURNED, receipt, policy, now);
        left -= back;
      }
    }
    if (points < 1 || left > 0) {
      throw new IllegalArgumentException(
          points + " points go back, " + (points - left) + " are spent on " + receipt);
    }
    return next;
  }

  /// A debt of the same points is paid first. Of the rest, what comes back to an expired lot
  /// becomes a lot of grace.
  private PointsLedger backTo(
      Lot before,
      long points,
      Movement.Kind kind,
      String receipt,
      PointsPolicy policy,
      Instant now) {
    Lot lot = lot(before.id());
    Lot earned = lot.origin() == 0 ? lot(lot.id()) : lot(lot.origin());
    long toDebt = Math.min(points, Math.max(0, -earned.remaining()));
    long rest = points - toDebt;
    PointsLedger next =
        moved(lot.id(), kind, points, receipt, now)
            .carried(lot.id(), earned.id(), toDebt, receipt, now);
    if (rest == 0 || now.isBefore(lot.expires())) {
      return next;
    }
    Lot grace =
        new Lot(next.nextId(), lot.receipt(), earned.id(), rest, 0, now, now.plus(policy.grace()));
    return next.with(grace).carried(lot.id(), grace.id(), rest, receipt, now);
  }

  /// Points change between lots of the same receipt.
  private PointsLedger carried(long from, long to, long points, String reference, Instant now) {
    return points == 0 || from == to
        ? this
        : moved(from, Movement.Kind.GRACE, -points, reference, now)
            .moved(to, Movement.Kind.GRACE, points, reference, now);
  }

  /// Goods came back that had earned points. Taken from what is left of them; what had expired is
  /// not lost twice; what was spent is owed.
  ///
  /// @param receipt what had earned them
  /// @param reference the credit note
  /// @throws IllegalArgumentException if it did not earn so many
  public PointsLedger reverse(String receipt, long points, String reference, Instant now) {
    Lot earned =
        earned(receipt)
            .orElseThrow(() -> new IllegalArgumentException(receipt + " earned nothing"));
    if (points < 0 || points > earned.amount() + sum(earned.id(), Movement.Kind.REVERSED)) {
      throw new IllegalArgumentException(
          points + " points go, " + receipt + " earned " + earned.amount());
    }
    PointsLedger next = this;
    long left = points;
    for (Lot lot : lots.stream().filter(lot -> lot.isOf(earned)).toList()) {
      long gone = Math.min(left, Math.max(0, lot.remaining()));
      next = next.reversedAt(lot, earned, gone, reference, now);
      left -= gone;
    }
    for (Lot lot : lots.stream().filter(lot -> lot.isOf(earned)).toList()) {
      long lapsed =
          -next.sum(lot.id(), Movement.Kind.EXPIRED) - next.sum(lot.id(), Movement.Kind.UNEXPIRED);
      long undone = Math.min(left, lapsed);
      if (undone > 0) {
        next = next.moved(lot.id(), Movement.Kind.UNEXPIRED, undone, reference, now);
        next = next.reversedAt(lot, earned, undone, reference, now);
        left -= undone;
      }
    }
    return next.reversedAt(earned, earned, left, reference, now);
  }

  /// Points of a lot of grace are first put back to where they were earned, so that an earned lot
  /// tells how many of its points are reversed.
  private PointsLedger reversedAt(Lot lot, Lot earned, long points, String reference, Instant now) {
    if (points == 0) {
      return this;
    }
    return carried(lot.id(), earned.id(), points, reference, now)
        .moved(earned.id(), Movement.Kind.REVERSED, -points, reference, now);
  }

  /// Takes away what nobody spent in time. A debt does not expire.
  public PointsLedger expire(Instant now) {
    PointsLedger next = this;
    for (Lot lot : lots) {
      if (lot.remaining() > 0 && !now.isBefore(lot.expires())) {
        next = next.moved(lot.id(), Movement.Kind.EXPIRED, -lot.remaining(), lot.receipt(), now);
      }
    }
    return next;
  }

  public Balance balance(Instant now) {
    long usable = lots.stream().filter(lot -> lot.isUsable(now)).mapToLong(Lot::remaining).sum();
    long pending = lots.stream().filter(lot -> lot.isPending(now)).mapToLong(Lot::remaining).sum();
    long debt = -lots.stream().mapToLong(Lot::remaining).filter(remaining -> remaining < 0).sum();
    return new Balance(Math.max(0, usable - debt), pending, debt);
  }

  /// The lot that a receipt earned.
  public Optional<Lot> earned(String receipt) {
    return lots.stream()
        .filter(lot -> lot.origin() == 0 && lot.receipt().equals(receipt))
        .findFirst();
  }

  /// All movements of a kind, of all lots.
  public long sum(Movement.Kind kind) {
    return movements.stream()
        .filter(movement -> movement.kind() == kind)
        .mapToLong(Movement::points)
        .sum();
  }

  private long sum(long lot, Movement.Kind kind) {
    return movements.stream()
        .filter(movement -> movement.lot() == lot && movement.kind() == kind)
        .mapToLong(Movement::points)
        .sum();
  }

  private long spent(Lot lot, String receipt) {
    return out(lot, receipt, Movement.Kind.REDEEMED, Movement.Kind.RETURNED);
  }

  private long held(Lot lot, String receipt) {
    return out(lot, receipt, Movement.Kind.HELD, Movement.Kind.RELEASED);
  }

  private long out(Lot lot, String receipt, Movement.Kind away, Movement.Kind back) {
    return -movements.stream()
        .filter(movement -> movement.lot() == lot.id() && movement.reference().equals(receipt))
        .filter(movement -> movement.kind() == away || movement.kind() == back)
        .mapToLong(Movement::points)
        .sum();
  }

  private Lot lot(long id) {
    return lots.stream().filter(lot -> lot.id() == id).findFirst().orElseThrow();
  }

  private long nextId() {
    return lots.stream().mapToLong(Lot::id).max().orElse(0) + 1;
  }

  private PointsLedger with(Lot lot) {
    List<Lot> more = new ArrayList<>(lots);
    more.add(lot);
    return new PointsLedger(more, movements);
  }

  private PointsLedger moved(
      long lot, Movement.Kind kind, long points, String reference, Instant now) {
    List<Movement> more = new ArrayList<>(movements);
    more.add(new Movement(lot, kind, points, reference, now));
    List<Lot> next = new ArrayList<>(lots);
    next.replaceAll(old -> old.id() == lot ? old.plus(points) : old);
    return new PointsLedger(next, more);
  }
}
