package io.qless.shop.weight;

import java.util.ArrayList;
import java.util.List;

/// Finds which announced changes make up a difference of weight.
///
/// Of the newest [#MAX_MATCHED] changes every set is tried, so the answer is exact: the set nearest
/// to the difference among those within tolerance. Where two are equally near, the one of fewer
/// changes wins, then the one with the older change, so that equal baskets get equal answers. When
/// more are announced, all of them at once is tried too; a mixture of older and newer ones is not
/// looked for, see [#mayExplain].
///
/// @param chosen by position in the list that was searched
/// @param found whether any set is within tolerance
record SubsetMatch(List<Boolean> chosen, boolean found) {

  /// 2^16 sets, tried by adding or leaving out one change at a time, take under a millisecond.
  static final int MAX_MATCHED = 16;

  /// Tolerance in standard deviations, squared (3 sigma).
  private static final long TOLERANCE_SQUARED = 9;

  private static final long SQUARE_MILLIGRAMS = 1_000_000;

  /// Two tonnes, in milligrams: beyond that the distance says nothing more and its square would not
  /// fit.
  private static final long FARTHEST = 2_000_000_000;

  private static final SubsetMatch NONE = new SubsetMatch(List.of(), false);

  /// How far a set may be off.
  ///
  /// @param scaleVariance of the difference of two weights, in square milligrams
  /// @param slackMilligrams what is forgiven on top, 0 or more
  record Tolerance(long scaleVariance, long slackMilligrams) {

    /// @param distance in milligrams
    /// @param variance of the articles, in square grams
    boolean covers(long distance, long variance) {
      long beyond = Math.min(FARTHEST, distance - slackMilligrams);
      return beyond <= BasketGuard.LEAST_NOTICED_GRAMS * 1_000
          || beyond * beyond <= TOLERANCE_SQUARED * (variance * SQUARE_MILLIGRAMS + scaleVariance);
    }
  }

  /// The nearest set within tolerance.
  ///
  /// @param difference in grams
  /// @param announced oldest first
  static SubsetMatch nearest(long difference, List<Expectation> announced, Tolerance tolerance) {
    int candidates = Math.min(announced.size(), MAX_MATCHED);
    int older = announced.size() - candidates;
    List<Expectation> newest = announced.subList(older, announced.size());
    int best = nearestOf(difference, newest, tolerance);
    if (best >= 0) {
      List<Boolean> chosen = new ArrayList<>();
      for (int at = 0; at < announced.size(); at++) {
        chosen.add(at >= older && (best & bit(at - older, candidates)) != 0);
      }
      return new SubsetMatch(List.copyOf(chosen), true);
    }
    return older > 0 && isAll(difference, announced, tolerance)
        ? new SubsetMatch(announced.stream().map(each -> true).toList(), true)
        : NONE;
  }

  /// Whether more was announced than is tried, and the difference lies between the most that could
  /// have been taken out and the most that could have been put in.
  static boolean mayExplain(long difference, List<Expectation> announced) {
    long least = 0;
    long most = 0;
    for (Expectation each : announced) {
      least += Math.min(0, each.grams());
      most += Math.max(0, each.grams());
    }
    return announced.size() > MAX_MATCHED
        && difference >= least - BasketGuard.LEAST_NOTICED_GRAMS
        && difference <= most + BasketGuard.LEAST_NOTICED_GRAMS;
  }

  /// The set as bits, the oldest change in the highest; -1 if none is within tolerance.
  private static int nearestOf(long difference, List<Expectation> newest, Tolerance tolerance) {
    int best = -1;
    long bestDistance = Long.MAX_VALUE;
    long sum = 0;
    long variance = 0;
    int set = 0;
    for (int step = 0; step < 1 << newest.size(); step++) {
      if (step > 0) { // Gray code: each step adds or leaves out one change only
        int at = Integer.numberOfTrailingZeros(step);
        Expectation turned = newest.get(newest.size() - 1 - at);
        set ^= 1 << at;
        int sign = (set & 1 << at) != 0 ? 1 : -1;
        sum += sign * turned.grams();
        variance += sign * turned.variance();
      }
      long distance = Math.abs(difference - sum);
      if ((distance < bestDistance || (distance == bestDistance && isSimpler(set, best)))
          && tolerance.covers(distance * 1_000, variance)) {
        best = set;
        bestDistance = distance;
      }
    }
    return best;
  }

  private static boolean isSimpler(int set, int other) {
    int fewer = Integer.compare(Integer.bitCount(set), Integer.bitCount(other));
    return fewer < 0 || (fewer == 0 && set > other);
  }

  private static boolean isAll(long difference, List<Expectation> announced, Tolerance tolerance) {
    long sum = announced.stream().mapToLong(Expectation::grams).sum();
    long variance = announced.stream().mapToLong(Expectation::variance).sum();
    return tolerance.covers(
        Math.abs(difference - sum) * 1_000, Math.min(variance, 16 * Expectation.MOST_VARIANCE));
  }

  private static int bit(int position, int count) {
    return 1 << (count - 1 - position);
  }
}
