/// Money as a shop counts it: whole paise, never a fraction, every rounding named and every split
/// exact.
@NullMarked
package io.qless.shop.money;

import org.jspecify.annotations.NullMarked;
