package io.qless.shop.weight;

import java.util.List;

/// What a settled weight says about the basket.
public sealed interface Verdict {

  /// Every gram is explained by these scans; nothing is missing that a scale would feel.
  record Explained(List<Expectation> by) implements Verdict {}

  /// What lies in the basket is explained, but announced goods are not (yet) in it.
  record Missing(List<Expectation> pending) implements Verdict {}

  /// Something lies in the basket that nobody scanned.
  ///
  /// @param grams about how heavy it is
  record Unexpected(long grams) implements Verdict {}

  /// Something left the basket that nobody took off the bill.
  ///
  /// @param grams about how heavy it was
  record Removed(long grams) implements Verdict {}

  /// The scale cannot tell, and that is no fault of the shopper's: ask them nothing, have the scale
  /// looked at if it lasts.
  ///
  /// @param why what keeps it from telling
  /// @param grams the difference that may be goods or may be the scale; negative is lighter
  record Undecided(Doubt why, long grams) implements Verdict {}

  /// What keeps a scale from telling.
  enum Doubt {
    /// Its own scatter is wider than the difference.
    NOISY,
    /// It creeps more than a healthy cell does.
    DRIFTING,
    /// More was announced at once than can be matched, and some of it would explain the weight.
    TOO_MANY_SCANS
  }
}
