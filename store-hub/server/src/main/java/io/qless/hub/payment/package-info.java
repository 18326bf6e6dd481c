/// Collecting money for a frozen bill.
///
/// A trip asks ([io.qless.shop.cart.Event.PaymentRequested]); [PaymentDesk] writes an *attempt*,
/// asks a [PaymentProvider] for a QR code and tells the trip. The provider's word that money came
/// arrives as a webhook ([WebhookIntake]) or is asked for; [Till] books it once, together with
/// invoice and points. Money that nobody waits for any more goes back ([Refunds]).
///
/// Several people may share a bill: each *share* is an attempt of its own, whose money is *held*
/// until the last one is in; then all of them pay one invoice, or all go back together
/// ([ShareBooks]). At each moment what came in is what orders were paid with, what goes back, and
/// what is held.
///
/// Several providers may collect for one store ([Providers]): the next one is asked only if the one
/// before can have no order that anybody could pay. Each real one has a package of its own; all of
/// them speak over a [ProviderLine], which tells a question that never left from one whose answer
/// was lost.
///
/// Words: an *attempt* is one try to collect one bill and is named by us before the provider hears
/// of it; *unknown* is not failed: money may have moved, so the provider is asked again under the
/// same name; a *capture* is money that is ours; a *late* capture belongs to an attempt that was
/// given up.
@NullMarked
package io.qless.hub.payment;

import org.jspecify.annotations.NullMarked;
