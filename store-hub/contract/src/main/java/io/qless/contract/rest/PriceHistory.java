package io.qless.contract.rest;

import java.util.List;
import java.util.Objects;

/// `GET /admin/catalogue/articles/{article}/prices`: what a unit has cost.
///
/// @param article its id
/// @param revision newest revision of the catalogue
/// @param prices the newest first; each counts until the next one began
public record PriceHistory(String article, long revision, List<Step> prices) {
  /// Checks and copies.
  public PriceHistory {
    Objects.requireNonNull(article, "article");
    prices = List.copyOf(prices);
  }

  /// A price that began.
  ///
  /// @param revision catalogue revision that brought it
  /// @param at when, as ISO 8601; empty for revisions from before the hub kept their time
  /// @param onSale false from when it was withdrawn
  /// @param paise per piece or kilogram; 0 while it is not on sale
  public record Step(long revision, String at, boolean onSale, long paise) {
    /// Checks.
    public Step {
      Objects.requireNonNull(at, "at");
    }
  }
}
