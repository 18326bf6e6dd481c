/// The rules of the shop: money, articles, carts, prices, weights.
///
/// Pure Java and nothing but the JDK, because trolley and hub must come to the same cart and the
/// same bill. No clock, no file, no network, no thread; amounts and weights are whole numbers.
@NullMarked
package io.qless.shop;

import org.jspecify.annotations.NullMarked;
