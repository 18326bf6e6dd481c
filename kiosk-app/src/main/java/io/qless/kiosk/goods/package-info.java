/// Goods that a shopper looks for: by name on [FindSheet], by picture or number on [LooseSheet].
///
/// A pack is never put into the trolley from here: its barcode tells batch and date, and the scan
/// is what the shopper does with it anyway. What is found is shown with its price and can be
/// *remembered* as a wish, which the scan then ticks off. Only goods by the piece without a barcode
/// are added by a tap; loose goods tell about the counter scale. [FoundText] decides, without
/// JavaFX, what is said; nothing here waits for the catalogue: see [io.qless.kiosk.trip.Finder].
@NullMarked
package io.qless.kiosk.goods;

import org.jspecify.annotations.NullMarked;
