package io.qless.shop.weight;

import io.qless.shop.catalogue.PieceWeight;

/// What one article was seen to weigh: begins with what the catalogue says and follows trusted
/// observations. Kept at the hub, one for each article sold by piece; immutable, each observation
/// gives the next.
///
/// Mean and variance are those of Welford's recurrence, but from sums: counted in whole grams away
/// from the catalogue's weight they are exact, so nothing can drift and the order of observations
/// within the limit does not matter. The catalogue counts as [#CATALOGUE_VOTES] observations with
/// its own spread.
///
/// @param start weight of one with packaging by the catalogue, in grams
/// @param startVariance square of its spread, in square grams
/// @param votes how much was observed, staff-confirmed ones counted more
/// @param sum of `votes * (observed - start)`, in grams
/// @param squares sum of `votes * (observed - start)²`, in square grams
/// @param rejected observations since the last accepted one that were too far off to be this
///   article, at most [#MANY_REJECTED]
public record LearnedWeight(
    long start, long startVariance, long votes, long sum, long squares, int rejected) {

  /// What the catalogue's own figures count for.
  public static final long CATALOGUE_VOTES = 4;

  /// Votes kept: beyond it all are halved, so that a pack that the maker changes slowly is followed
  /// and the sums stay small.
  public static final long MOST_VOTES = 1_000;

  /// So many rejected in a row say that the article's weight itself is wrong; somebody must look.
  public static final int MANY_REJECTED = 5;

  /// Whole grams are not finer than this, in square grams.
  private static final long LEAST_VARIANCE = 1;

  /// Scatter of the two weights that an observation is the difference of, in square grams.
  static final long SCALE_VARIANCE = 8;

  /// Farther off than 4 sigma it was another article (or two); one pack in 16,000 is.
  private static final long OUTLIER_SQUARED = 16;

  /// Without staff a weight is led away from the catalogue's by a fifth at most, however patiently.
  private static final long FARTHEST_SHARE = 5;

  /// Heaviest article of a shop: 100 kg.
  public static final long MOST_GRAMS = 100_000;

  /// Who vouches that it was this article alone.
  public enum Trust {
    /// One scan and one placement that fit, on a quiet scale, with nothing else awaited.
    SCALE(1),
    /// Staff looked at it, as in a spot check.
    STAFF(4);

    private final long votes;

    Trust(long votes) {
      this.votes = votes;
    }
  }

  public LearnedWeight {
    boolean weighs = start > 0 && start <= MOST_GRAMS;
    boolean spreads = startVariance >= 0 && startVariance <= Expectation.MOST_VARIANCE;
    if (!weighs || !spreads || votes < 0 || squares < 0) {
      throw new IllegalArgumentException(
          "no weight to begin with: " + start + " g, variance " + startVariance);
    }
  }

  /// An article that nobody has weighed yet.
  public static LearnedWeight from(long start, long startVariance) {
    return new LearnedWeight(start, startVariance, 0, 0, 0, 0);
  }

  /// Takes one observation in. One too far off is not believed, only counted; staff are believed
  /// twice as far.
  public LearnedWeight observe(long grams, Trust trust) {
    if (!believes(grams, trust)) {
      return rejecting();
    }
    LearnedWeight next = with(grams, trust);
    return next.votes > MOST_VOTES ? next.halved() : next;
  }

  /// Whether an observation is near enough to be this article.
  boolean believes(long grams, Trust trust) {
    if (grams <= 0 || grams > MOST_GRAMS || (trust == Trust.SCALE && isFarFromStart(grams))) {
      return false;
    }
    long off = Math.abs(grams - grams()) / (trust == Trust.STAFF ? 2 : 1);
    return off <= BasketGuard.LEAST_NOTICED_GRAMS
        || off * off <= OUTLIER_SQUARED * (variance() + SCALE_VARIANCE);
  }

  /// One observation more that was believed.
  LearnedWeight with(long grams, Trust trust) {
    long off = grams - start;
    return new LearnedWeight(
        start,
        startVariance,
        votes + trust.votes,
        sum + trust.votes * off,
        squares + trust.votes * off * off,
        0);
  }

  /// One observation more that was not believed.
  LearnedWeight rejecting() {
    return new LearnedWeight(
        start, startVariance, votes, sum, squares, Math.min(MANY_REJECTED, rejected + 1));
  }

  /// The observations of both, counted from one start.
  LearnedWeight plus(LearnedWeight other) {
    if (other.start != start) {
      throw new IllegalArgumentException(start + " g and " + other.start + " g are two starts");
    }
    return new LearnedWeight(
        start,
        startVariance,
        votes + other.votes,
        sum + other.sum,
        squares + other.squares,
        rejected);
  }

  /// The same observations under a catalogue that says a little more or less.
  LearnedWeight from(LearnedWeight other) {
    long by = start - other.start;
    return new LearnedWeight(
        other.start,
        other.startVariance,
        votes,
        sum + votes * by,
        squares + 2 * by * sum + votes * by * by,
        rejected);
  }

  /// Whether so much was rejected that the catalogue's weight must be wrong.
  public boolean isDoubtful() {
    return rejected >= MANY_REJECTED;
  }

  /// What one weighs, in grams, half up.
  public long grams() {
    long all = CATALOGUE_VOTES + votes;
    return start + Math.floorDiv(2 * sum + all, 2 * all);
  }

  /// Square of its spread, in square grams, rounded up.
  public long variance() {
    long all = CATALOGUE_VOTES + votes;
    long about = Math.ceilDiv(CATALOGUE_VOTES * startVariance + squares, all);
    long mean = Math.floorDiv(sum * sum, all * all);
    return Math.max(LEAST_VARIANCE, about - mean);
  }

  private boolean isFarFromStart(long grams) {
    long least = BasketGuard.LEAST_NOTICED_GRAMS;
    return Math.abs(grams - start) > Math.max(least, start / FARTHEST_SHARE);
  }

  /// What was observed alone, without the catalogue, in grams; the start if nothing was.
  long seenGrams() {
    return votes == 0 ? start : start + Math.floorDiv(2 * sum + votes, 2 * votes);
  }

  /// Square of the spread of what was observed alone, in square grams, rounded up.
  long seenVariance() {
    return votes == 0
        ? startVariance
        : Math.max(LEAST_VARIANCE, Math.ceilDiv(squares * votes - sum * sum, votes * votes));
  }

  /// What a basket guard needs of it.
  public PieceWeight weight() {
    return new PieceWeight(grams(), variance());
  }

  /// Old observations count half. Rounded so that the variance never falls below zero.
  LearnedWeight halved() {
    return new LearnedWeight(
        start, startVariance, (votes + 1) / 2, sum / 2, (squares + 1) / 2, rejected);
  }
}
