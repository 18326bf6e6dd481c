package io.qless.shop.weight;

import io.qless.shop.cart.LineId;
import java.util.ArrayList;
import java.util.List;

/// Compares settled weights with what was announced. Immutable: each step gives the next guard.
///
/// A difference between the last explained weight and the settled one is explained by the set of
/// announced changes that comes nearest to it within the tolerance. As long as it is not explained
/// the reference stays, so putting the thing back or scanning it later answers the question by
/// itself.
///
/// @param reference last weight that was fully explained, in grams
/// @param settled last settled weight, in grams
/// @param pending announced changes that no weight has shown yet, oldest first
/// @param verdict what the last settled weight said
public record BasketGuard(
    long reference, long settled, List<Expectation> pending, Verdict verdict) {

  /// Smallest difference that is noticed. Below it noise and creep of a 50 kg cell look the same as
  /// goods (three times the worst settling error of the simulation at 80 samples a second, rounded
  /// up).
  public static final long LEAST_NOTICED_GRAMS = 15;

  /// Standard deviation of one settled weight, squared, in square grams.
  static final long SCALE_VARIANCE = 4;

  /// Tolerance in standard deviations, squared (3 sigma).
  private static final long TOLERANCE_SQUARED = 9;

  /// Announced changes that are matched at once: 2^12 sets is the most that a scan may cost; older
  /// ones are taken as never placed and stay pending.
  static final int MAX_MATCHED = 12;

  public BasketGuard {
    pending = List.copyOf(pending);
  }

  /// A guard over a basket that weighs this much now, whatever is in it.
  public static BasketGuard over(long grams) {
    return new BasketGuard(grams, grams, List.of(), new Verdict.Explained(List.of()));
  }

  /// A scan or a void announces a change.
  public BasketGuard expect(Expectation expectation) {
    List<Expectation> more = new ArrayList<>(pending);
    if (expectation.grams() < 0 && cancels(more, expectation.line())) {
      return new BasketGuard(reference, settled, more, verdict).look();
    }
    more.add(expectation);
    return new BasketGuard(reference, settled, more, verdict).look();
  }

  /// The scale came to rest.
  public BasketGuard settle(long grams) {
    return new BasketGuard(reference, grams, pending, verdict).look();
  }

  /// A person said that all is well: what lies in the basket now is right and nothing is awaited.
  public BasketGuard accept() {
    return over(settled);
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
    long difference = settled - reference;
    int candidates = Math.min(pending.size(), MAX_MATCHED);
    int best = -1;
    long bestResidual = Long.MAX_VALUE;
    for (int set = 0; set < 1 << candidates; set++) {
      long sum = 0;
      long variance = 2 * SCALE_VARIANCE;
      for (int i = 0; i < candidates; i++) {
        if ((set & 1 << i) != 0) {
          sum += newest(i).grams();
          variance += newest(i).variance();
        }
      }
      long residual = Math.abs(difference - sum);
      if (within(residual, variance) && residual < bestResidual) {
        best = set;
        bestResidual = residual;
      }
    }
    return best < 0 ? unexplained(difference) : explained(best);
  }

  private static boolean within(long residual, long variance) {
    return residual <= LEAST_NOTICED_GRAMS || residual * residual <= TOLERANCE_SQUARED * variance;
  }

  private Expectation newest(int i) {
    return pending.get(pending.size() - 1 - i);
  }

  private BasketGuard explained(int set) {
    List<Expectation> by = new ArrayList<>();
    List<Expectation> rest = new ArrayList<>();
    for (int at = 0; at < pending.size(); at++) {
      int i = pending.size() - 1 - at;
      boolean inSet = i < MAX_MATCHED && (set & 1 << i) != 0;
      (inSet ? by : rest).add(pending.get(at));
    }
    Verdict next =
        rest.isEmpty()
            ? new Verdict.Explained(List.copyOf(by))
            : new Verdict.Missing(List.copyOf(rest));
    return new BasketGuard(settled, settled, rest, next);
  }

  private BasketGuard unexplained(long difference) {
    Verdict next =
        difference > 0 ? new Verdict.Unexpected(difference) : new Verdict.Removed(-difference);
    return new BasketGuard(reference, settled, pending, next);
  }
}
