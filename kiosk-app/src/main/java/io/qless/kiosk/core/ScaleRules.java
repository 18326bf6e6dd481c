package io.qless.kiosk.core;

import java.util.Optional;

/// What a trolley may do with its scale.
///
/// @param ownBagGrams heaviest bag of a shopper's own that is taken on trust
/// @param divisionGrams verification interval e of a scale that may weigh for trade; 0 for one that
///   may not
/// @param port lets staff calibrate it; empty where nobody may, or without a scale
public record ScaleRules(long ownBagGrams, long divisionGrams, Optional<ScalePort> port) {

  /// Least load of a class III scale, in verification intervals (OIML R 76).
  private static final long LEAST_DIVISIONS = 20;

  public ScaleRules {
    if (divisionGrams < 0 || (divisionGrams > 0 && port.isPresent())) {
      throw new IllegalArgumentException("a verified scale is not calibrated by staff");
    }
  }

  /// Whether loose goods may be weighed by it.
  boolean weighsForTrade() {
    return divisionGrams > 0;
  }

  /// The lightest goods that it may weigh.
  long leastGrams() {
    return divisionGrams * LEAST_DIVISIONS;
  }

  /// Whole intervals, as they are charged.
  long rounded(long grams) {
    return (grams + divisionGrams / 2) / divisionGrams * divisionGrams;
  }
}
