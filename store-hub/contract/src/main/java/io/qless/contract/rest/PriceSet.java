package io.qless.contract.rest;

import java.util.Objects;

/// The hub's answer to [SetPrice].
///
/// @param article its id
/// @param name what shoppers read, in English
/// @param revision catalogue revision afterwards
/// @param beforePaise price until now
/// @param afterPaise price from now on
public record PriceSet(
    String article, String name, long revision, long beforePaise, long afterPaise) {
  /// Checks.
  public PriceSet {
    Objects.requireNonNull(article, "article");
    Objects.requireNonNull(name, "name");
  }
}
