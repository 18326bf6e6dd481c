package io.qless.shop.cart;

/// Where the price of a scan came from, for whoever checks a bill. The lower of the two counts.
///
/// @param seen catalogue revision from which the shopper saw it, 0 if that is not known
/// @param decided catalogue revision at which the scan was decided, 0 if that is not known
public record PriceOrigin(long seen, long decided) {

  /// Of scans that were kept before anybody asked.
  public static final PriceOrigin UNKNOWN = new PriceOrigin(0, 0);
}
