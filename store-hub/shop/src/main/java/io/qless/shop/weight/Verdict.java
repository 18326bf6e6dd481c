package io.qless.shop.weight;

import java.util.List;

/// What a settled weight says about the basket.
public sealed interface Verdict {

  /// Every gram is explained by these scans; nothing is missing.
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
}
