/// Collecting money through Razorpay: a UPI QR code for one payment of a fixed amount.
///
/// Razorpay names QR codes itself (`qr_...`) and has no idempotency key for them, so our name rides
/// along as a note, and an order whose answer was lost is found again by that note. Start reading
/// at [RazorpayProvider].
@NullMarked
package io.qless.hub.payment.razorpay;

import org.jspecify.annotations.NullMarked;
