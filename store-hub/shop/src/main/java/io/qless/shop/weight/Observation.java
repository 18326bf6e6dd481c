package io.qless.shop.weight;

import io.qless.shop.cart.LineId;
import io.qless.shop.weight.LearnedWeight.Trust;
import io.qless.shop.weight.Verdict.Explained;
import java.util.Optional;

/// What one piece was seen to weigh in a basket, worth learning from.
///
/// @param line the cart line of the piece
/// @param grams how much heavier the basket became
/// @param trust who vouches that it was this piece alone
public record Observation(LineId line, long grams, Trust trust) {

  /// A difference of two weights whose 3 sigma are half of the least that is noticed: the margin to
  /// what a guard would still believe. In square milligrams.
  private static final long CLEAR_VARIANCE =
      BasketGuard.LEAST_NOTICED_GRAMS * BasketGuard.LEAST_NOTICED_GRAMS * 1_000_000 / 9 / 4;

  /// What a settled weight teaches: one piece was awaited, nothing else was open, and it alone
  /// explains the difference, on a quiet scale.
  ///
  /// @param before the guard before the weight
  /// @param after the same guard after it
  public static Optional<Observation> between(BasketGuard before, BasketGuard after) {
    boolean alone =
        after.verdict() instanceof Explained explained
            && explained.by().size() == 1
            && before.pending().equals(explained.by());
    return alone && before.difference() == 0 ? of(before, after, Trust.SCALE) : Optional.empty();
  }

  /// What staff confirm who say that a basket in question is right: one piece was awaited and
  /// weighs what was measured. The hub checks that they said so.
  public static Optional<Observation> confirmed(BasketGuard asked) {
    return asked.verdict() instanceof Verdict.Unexpected && asked.pending().size() == 1
        ? of(asked, asked, Trust.STAFF)
        : Optional.empty();
  }

  private static Optional<Observation> of(BasketGuard from, BasketGuard to, Trust trust) {
    Expectation awaited = from.pending().getFirst();
    boolean clear =
        to.isQuiet() && from.reference().variance() + to.settled().variance() <= CLEAR_VARIANCE;
    long grams = to.settled().grams() - from.reference().grams();
    return clear && awaited.grams() > BasketGuard.LEAST_NOTICED_GRAMS && grams > 0
        ? Optional.of(new Observation(awaited.line(), grams, trust))
        : Optional.empty();
  }
}
