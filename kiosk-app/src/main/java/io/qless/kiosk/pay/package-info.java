/// Paying with the shopper's own phone: the provider's QR code, unchanged, and how the attempt
/// stands.
///
/// Pending is not failed: [PayViewModel] never suggests to pay again while nobody knows how the
/// last attempt ended. Where no real money moves, the page says so in large letters. Start reading
/// at [PayPage]; a bill that several people pay has a page of its own, [SplitPage].
@NullMarked
package io.qless.kiosk.pay;

import org.jspecify.annotations.NullMarked;
