/// Names of goods: what stands on a pack or on the label of the counter scale, as checked values.
///
/// A scanner's text becomes an [io.qless.shop.item.ItemCode] once, in
/// [io.qless.shop.item.ItemCodes], and never travels on as text.
@NullMarked
package io.qless.shop.item;

import org.jspecify.annotations.NullMarked;
