/// The rules of the shop, the same on trolley, hub and phone: what a scan means, what is in a cart,
/// what it costs.
///
/// Pure code on the JDK alone: no clock, no disk, no network, no logging. Whoever calls brings the
/// time and the catalogue. The words: [io.qless.shop.item] names goods, [io.qless.shop.catalogue]
/// describes them, [io.qless.shop.cart] is one trip as a fold of events, [io.qless.shop.pricing]
/// makes its bill, [io.qless.shop.budget] compares it with the family's limit and
/// [io.qless.shop.weight] compares it with the scale. Start reading at [io.qless.shop.cart.Cart].
@NullMarked
package io.qless.shop;

import org.jspecify.annotations.NullMarked;
