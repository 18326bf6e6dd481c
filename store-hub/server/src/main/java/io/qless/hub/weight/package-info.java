/// What articles weigh, learned from the store's own trolleys.
///
/// A trolley tells what one piece weighed; the hub believes nobody alone. It checks that the piece
/// is in that trolley's cart, counts each trolley for itself, takes a few observations a day from
/// each, and gives out what most of them agree on as a line of the catalogue. Start at
/// [io.qless.hub.weight.WeightDesk]; the rules are in [io.qless.shop.weight.Witnesses].
@NullMarked
package io.qless.hub.weight;

import org.jspecify.annotations.NullMarked;
