package io.qless.hub.bench;

import io.qless.shop.cart.Command;

/// What the shoppers of one trolley do, one trip after the other. Seeded; used by one thread at a
/// time.
final class TripPlan {

  private static final int FEWEST_SCANS = 20;
  private static final int PAYING_PERCENT = 60;

  private final Basket basket;
  private final int mostScans;
  private int scans;
  private boolean pays;
  private boolean first = true;

  /// @param mostScans of a trip; the first one is shorter, so that not all trips end at once
  TripPlan(long seed, int mostScans) {
    basket = new Basket(seed);
    this.mostScans = mostScans;
  }

  void begin() {
    basket.begin();
    scans = basket.between(first ? 1 : Math.min(FEWEST_SCANS, mostScans), mostScans);
    pays = basket.between(1, 100) <= PAYING_PERCENT;
    first = false;
  }

  int scans() {
    return scans;
  }

  boolean pays() {
    return pays;
  }

  Command next() {
    return basket.next();
  }
}
