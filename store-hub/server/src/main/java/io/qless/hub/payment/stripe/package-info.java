/// Collecting money through Stripe. Stripe has no UPI QR code of the kind that Indian providers
/// give: what a payer scans is the address of a Checkout page, which the phone opens in its browser
/// and which offers whatever means of payment the store's account has (UPI among them where Stripe
/// gives it). Start reading at [StripeProvider].
@NullMarked
package io.qless.hub.payment.stripe;

import org.jspecify.annotations.NullMarked;
