/// Collecting money through Paytm: a dynamic UPI QR code, which Paytm gives to selected merchants.
///
/// Every message carries a signature of Paytm's own making, [PaytmChecksum]. Paytm uses our names
/// for orders and refunds, counts in rupees with two decimals, and says no currency where it is
/// rupees. Start reading at [PaytmProvider].
@NullMarked
package io.qless.hub.payment.paytm;

import org.jspecify.annotations.NullMarked;
