/// Collecting money through PhonePe's payment gateway, version 2: a UPI QR code of its custom
/// checkout.
///
/// PhonePe uses our names for orders and refunds, so nothing of it has to be remembered. Its
/// webhook proves only that the sender knows a constant password and does not vouch for the body:
/// it is a hint to ask how the order stands. Start reading at [PhonePeProvider].
@NullMarked
package io.qless.hub.payment.phonepe;

import org.jspecify.annotations.NullMarked;
