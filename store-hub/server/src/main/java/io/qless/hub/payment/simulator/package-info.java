/// A stand-in for a payment company: a real HTTP server with orders, a page for the payer and
/// signed webhooks, so that a whole trip can be played without money. Start at
/// [io.qless.hub.payment.simulator.UpiSimulator].
///
/// It talks to the hub over HTTP only, as any provider does, and can run in another process.
@NullMarked
package io.qless.hub.payment.simulator;

import org.jspecify.annotations.NullMarked;
