package io.qless.shop.cart;

import io.qless.shop.catalogue.Article;

/// What somebody in the family wants bought. Not on the bill; it becomes real when it is scanned at
/// the trolley.
///
/// @param article the article as it was when wished
/// @param pieces how many are still missing, at least one
/// @param by who wishes it
public record Wish(Article article, int pieces, Source by) {

  public Wish {
    if (pieces < 1) {
      throw new IllegalArgumentException("a wish for " + pieces + " pieces");
    }
  }
}
