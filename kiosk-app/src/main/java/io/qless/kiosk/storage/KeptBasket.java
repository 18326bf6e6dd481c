package io.qless.kiosk.storage;

import io.qless.shop.weight.Expectation;
import io.qless.shop.weight.RestingWeight;
import java.util.List;
import java.util.Objects;

/// The basket as it was last understood.
///
/// @param reference last weight that was fully explained
/// @param settled last settled weight
/// @param pending announced changes that no weight has shown yet
/// @param hold hold of the question that is open, empty if none is
/// @param ownBag whether a bag of the shopper's own was taken on trust in this trip
public record KeptBasket(
    RestingWeight reference,
    RestingWeight settled,
    List<Expectation> pending,
    String hold,
    boolean ownBag) {

  public KeptBasket {
    Objects.requireNonNull(hold, "hold");
    pending = List.copyOf(pending);
  }
}
