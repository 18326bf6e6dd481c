/// What a cart costs and why: offers, coupons and the tax inside the price, as one pure function.
///
/// Start at [io.qless.shop.pricing.Pricing]. Discounts are positive amounts; each says which rule
/// gave it.
@NullMarked
package io.qless.shop.pricing;

import org.jspecify.annotations.NullMarked;
