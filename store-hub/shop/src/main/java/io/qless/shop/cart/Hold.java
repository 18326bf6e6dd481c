package io.qless.shop.cart;

/// Something that must be cleared before paying, with its reason. Stands beside the phase; shopping
/// goes on.
///
/// @param id name within the session
/// @param kind what it is about
/// @param detail for staff, such as the article or the grams; no accusation
public record Hold(String id, Kind kind, String detail) {

  /// What holds are about.
  public enum Kind {
    /// Staff must see that the shopper is old enough.
    AGE,
    /// The basket does not weigh what its articles weigh.
    WEIGHT,
    /// The scale cannot be trusted.
    SCALE_FAULT,
    /// Staff check a few articles.
    AUDIT
  }

  public Hold {
    if (!id.matches("[a-z0-9-]{1,40}") || detail.length() > 200) {
      throw new IllegalArgumentException("not a hold: \"" + id + "\", \"" + detail + '"');
    }
  }
}
