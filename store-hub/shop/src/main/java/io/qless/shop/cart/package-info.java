/// One shopping trip as a fold: numbered commands are decided into events, events make the cart.
///
/// [io.qless.shop.cart.Desk#decide] says what a [io.qless.shop.cart.Command] leads to;
/// [io.qless.shop.cart.Cart#apply] folds the resulting [io.qless.shop.cart.Event]s. The hub decides
/// what counts, the trolley decides the same way in advance for what it has not yet been answered,
/// so both show the same cart. Words: a *source* numbers its commands 1, 2, 3 ...; a *revision*
/// numbers the events of a session without a gap; a *hold* must be cleared before paying; a *wish*
/// is what the family asked for and nobody scanned yet; a *quote* is a frozen bill with the points
/// that pay a part of it, good for a limited time; a *share* is what one payer of a split bill is
/// asked for.
@NullMarked
package io.qless.shop.cart;

import org.jspecify.annotations.NullMarked;
