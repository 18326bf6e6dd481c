/// What a cart costs and why: offers, coupons and the tax inside the price, as one pure function.
///
/// Start at [io.qless.shop.pricing.Pricing]. Discounts are positive amounts; each says which rule
/// gave it. An [io.qless.shop.pricing.Offer] is given by the store, its rule stands in
/// `OfferRules`; `OfferChoice` finds which offers together are best for the shopper;
/// [io.qless.shop.pricing.Refund] says what a piece brings when it comes back.
@NullMarked
package io.qless.shop.pricing;

import org.jspecify.annotations.NullMarked;
