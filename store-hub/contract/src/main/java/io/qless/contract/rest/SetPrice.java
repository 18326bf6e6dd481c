package io.qless.contract.rest;

/// `PUT /admin/catalogue/articles/{article}/price`: a new price for one article. The hub answers
/// with a [PriceSet]; sending it again changes nothing.
///
/// @param paise per piece or kilogram, taxes included; at most the MRP
public record SetPrice(long paise) {
  /// Checks.
  public SetPrice {
    if (paise < 0) {
      throw new IllegalArgumentException("a price of " + paise + " paise");
    }
  }
}
