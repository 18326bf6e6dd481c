/// The screen a shopper looks at for the whole trip: goods, total, budget, family, wishes, coupons.
///
/// [ShoppingView] puts the pieces side by side; [ShoppingViewModel] decides, without JavaFX, what
/// they say. The list is built so that a scan never loses a frame: a [LineCell] makes its nodes
/// once, and only changed lines are set again. Free typing does not exist on a trolley: money and
/// coupon codes come from a [Keypad].
@NullMarked
package io.qless.kiosk.shopping;

import org.jspecify.annotations.NullMarked;
