package io.qless.shop.weight;

import io.qless.shop.cart.LineId;
import io.qless.shop.weight.SubsetMatch.Tolerance;
import io.qless.shop.weight.Verdict.Doubt;
import java.util.ArrayList;
import java.util.List;

/// Compares settled weights with what was announced. Immutable: each step gives the next guard.
///
/// A difference between the last explained weight and the settled one is explained by the set of
/// announced changes that comes nearest to it within `3 * sqrt(variance of the articles + variance
/// of both weights)`. As long as it is not explained the reference stays, so putting the thing back
/// or scanning it later answers the question by itself.
///
/// The scale's own scatter counts up to what still lets [#LEAST_NOTICED_GRAMS] be noticed. Beyond
/// that it neither explains nor, up to 5 sigma, accuses: the verdict is [Verdict.Undecided].
///
/// @param reference last weight that was fully explained, moved along with small slow creep
/// @param settled last settled weight
/// @param creep how much the scale may still creep
/// @param pending announced changes that no weight has shown yet, oldest first
/// @param verdict what the last settled weight said
public record BasketGuard(
    RestingWeight reference,
    RestingWeight settled,
    CreepAllowance creep,
    List<Expectation> pending,
    Verdict verdict) {

  /// Smallest difference that is noticed. Below it noise and creep of a 50 kg cell look the same as
  /// goods (three times the worst settling error of the simulation at 80 samples a second, rounded
  /// up).
  public static final long LEAST_NOTICED_GRAMS = 15;

  /// Announced changes that are remembered: a cart's worth of lines. One more and the oldest counts
  /// as placed, with the verdict "undecided".
  static final int MAX_PENDING = 300;

  /// Smaller differences between two weights are scatter of a quiet scale (3 sigma of 1 g each).
  private static final long LEAST_CREEP_GRAMS = 5;

  /// A noisy scale has news many times a minute and would accuse somebody by chance at 3 sigma
  /// every hour; it may do so at 5. Squared, over the 9 of the tolerance.
  private static final long ACCUSES_SQUARED = 25;

  private static final long TOLERANCE_SQUARED = 9;

  /// Most that the scale's scatter may widen the tolerance: `3 sigma` of a difference are
  /// [#LEAST_NOTICED_GRAMS], in square milligrams.
  private static final long QUIET_VARIANCE =
      LEAST_NOTICED_GRAMS * LEAST_NOTICED_GRAMS * 1_000_000 / TOLERANCE_SQUARED;

  public BasketGuard {
    pending = List.copyOf(pending);
  }

  /// A guard over a basket that weighs this much now, whatever is in it.
  public static BasketGuard over(RestingWeight now) {
    return new BasketGuard(
        now, now, CreepAllowance.full(now.at()), List.of(), new Verdict.Explained(List.of()));
  }

  /// A scan or a void announces a change.
  public BasketGuard expect(Expectation expectation) {
    List<Expectation> more = new ArrayList<>(pending);
    if (expectation.grams() < 0 && cancels(more, expectation.line())) {
      return with(more, verdict).look();
    }
    boolean full = more.size() == MAX_PENDING;
    if (full) {
      more.removeFirst();
    }
    more.add(expectation);
    return full
        ? with(more, new Verdict.Undecided(Doubt.TOO_MANY_SCANS, difference()))
        : with(more, verdict).look();
  }

  /// What was announced last is a removal taken back at once: if the goods have not left the
  /// basket, both come to nothing.
  public BasketGuard evenOut() {
    List<Expectation> left = new ArrayList<>(pending);
    if (left.isEmpty()) {
      return this;
    }
    long grams = left.removeLast().grams();
    for (int i = left.size() - 1; i >= 0; i--) {
      if (left.get(i).grams() == -grams) {
        left.remove(i);
        return with(left, verdict).look();
      }
    }
    return this;
  }

  /// The same basket after the program was away: what was explained then, and what was awaited.
  public static BasketGuard again(
      RestingWeight reference, RestingWeight settled, List<Expectation> pending) {
    return new BasketGuard(
            reference,
            settled,
            CreepAllowance.full(settled.at()),
            pending,
            new Verdict.Explained(List.of()))
        .look();
  }

  /// The scale came to rest after it moved.
  public BasketGuard settle(RestingWeight now) {
    return new BasketGuard(reference, now, creep.moved(now.at()), pending, verdict).look();
  }

  /// The weight changed though the scale rested all the time. Nobody lays down goods without moving
  /// a basket, so the scale crept: the reference goes along, and what was explained or in question
  /// stays so. A healthy cell creeps little and slowly; one that does more [#drifts], which staff
  /// must hear, but is followed. Too fast for that leaves the guard undecided, be it the cell or
  /// somebody who pours very slowly.
  public BasketGuard creep(RestingWeight now) {
    long step = now.grams() - settled.grams();
    BasketGuard asGoods = settle(now);
    boolean isScatter =
        step * step * 1_000_000 <= TOLERANCE_SQUARED * (settled.variance() + now.variance());
    if (Math.abs(step) > LEAST_NOTICED_GRAMS || (isScatter && (accuses() || !asGoods.accuses()))) {
      return asGoods;
    }
    CreepAllowance left = creep.crept(step, now.at());
    BasketGuard next = new BasketGuard(reference.plus(step), now, left, pending, verdict);
    return left.isTooFast() ? next.undecided(Doubt.DRIFTING) : next.look();
  }

  /// A person said that all is well: what lies in the basket now is right and nothing is awaited.
  /// The scale is as it was.
  public BasketGuard accept() {
    return new BasketGuard(
        settled, settled, creep.known(), List.of(), new Verdict.Explained(List.of()));
  }

  /// Whether the scale itself is quiet enough for what it says to be trusted about an article.
  public boolean isQuiet() {
    return doubtfulVariance() <= QUIET_VARIANCE && !creep.isSpent();
  }

  /// Whether the scale creeps as no healthy one does. Its weights may still tell goods from creep,
  /// but somebody should look at it.
  public boolean drifts() {
    return creep.isFaulty();
  }

  /// How much heavier the basket is than what is explained, in grams.
  public long difference() {
    return settled.grams() - reference.grams();
  }

  private boolean accuses() {
    return verdict instanceof Verdict.Unexpected || verdict instanceof Verdict.Removed;
  }

  /// Goods that were scanned and taken back before they were placed need no weight at all.
  private static boolean cancels(List<Expectation> pending, LineId line) {
    for (int i = pending.size() - 1; i >= 0; i--) {
      if (pending.get(i).line().equals(line) && pending.get(i).grams() > 0) {
        pending.remove(i);
        return true;
      }
    }
    return false;
  }

  private BasketGuard look() {
    Tolerance sure = new Tolerance(Math.min(scaleVariance(), QUIET_VARIANCE), 0);
    SubsetMatch match = SubsetMatch.nearest(difference(), pending, sure);
    if (match.found()) {
      return explained(match.chosen());
    }
    if (Math.abs(difference()) * 1_000 <= creep.unseenMilligrams() + LEAST_CREEP_GRAMS * 1_000) {
      return explained(pending.stream().map(each -> false).toList());
    }
    Tolerance doubtful = new Tolerance(doubtfulVariance(), creep.doubtMilligrams());
    if (!isQuiet() && SubsetMatch.nearest(difference(), pending, doubtful).found()) {
      return undecided(creep.doubtMilligrams() > 0 ? Doubt.DRIFTING : Doubt.NOISY);
    }
    if (SubsetMatch.mayExplain(difference(), pending)) {
      return undecided(Doubt.TOO_MANY_SCANS);
    }
    return with(
        pending,
        difference() > 0
            ? new Verdict.Unexpected(difference())
            : new Verdict.Removed(-difference()));
  }

  private long scaleVariance() {
    return reference.variance() + settled.variance();
  }

  /// So much that 3 sigma of it are 5 sigma of the scale.
  private long doubtfulVariance() {
    return scaleVariance() * ACCUSES_SQUARED / TOLERANCE_SQUARED;
  }

  private BasketGuard explained(List<Boolean> chosen) {
    List<Expectation> by = new ArrayList<>();
    List<Expectation> rest = new ArrayList<>();
    for (int at = 0; at < pending.size(); at++) {
      (chosen.get(at) ? by : rest).add(pending.get(at));
    }
    List<Expectation> missed = rest.stream().filter(each -> !each.isTooLightToMiss()).toList();
    Verdict next =
        missed.isEmpty() ? new Verdict.Explained(List.copyOf(by)) : new Verdict.Missing(missed);
    return by.isEmpty()
        ? with(rest, next).following()
        : new BasketGuard(settled, settled, creep.known(), rest, next);
  }

  /// Nothing was placed or taken: what is left of the difference is creep that went on while the
  /// basket moved, or goods lighter than a scale can tell. The reference follows only as far as
  /// creep may go, so that light goods add up until they are noticed.
  private BasketGuard following() {
    if (Math.abs(difference()) < LEAST_CREEP_GRAMS) {
      return this;
    }
    long step = Math.clamp(difference(), -creep.leftGrams(), creep.leftGrams());
    return new BasketGuard(reference.plus(step), settled, creep.without(step), pending, verdict);
  }

  private BasketGuard undecided(Doubt why) {
    return with(pending, new Verdict.Undecided(why, difference()));
  }

  private BasketGuard with(List<Expectation> nextPending, Verdict nextVerdict) {
    return new BasketGuard(reference, settled, creep, nextPending, nextVerdict);
  }
}
