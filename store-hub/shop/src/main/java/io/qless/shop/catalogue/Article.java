package io.qless.shop.catalogue;

import io.qless.shop.item.ArticleId;

/// One thing the store sells, as a catalogue revision describes it. Copied into the cart when it is
/// scanned, so that a bill never depends on a later catalogue.
///
/// @param id what it is called by
/// @param name what the shopper reads
/// @param brand maker's brand, may be empty
/// @param category department it stands in; category offers refer to it
/// @param sale price and how it is sold
/// @param gst how it is taxed
/// @param minimumAge years the shopper must have, 0 if anybody may buy it
/// @param picture file name of its picture, empty if it has none
public record Article(
    ArticleId id,
    LocalText name,
    String brand,
    String category,
    Sale sale,
    Gst gst,
    int minimumAge,
    String picture) {

  public Article {
    if (minimumAge < 0 || minimumAge > 99) {
      throw new IllegalArgumentException("minimum age of " + id.text() + ": " + minimumAge);
    }
    if (category.isBlank()) {
      throw new IllegalArgumentException(id.text() + " has no category");
    }
  }
}
