/// Where the money is: for one day and provider ([Reconciliation]), for one trip, and whether it
/// adds up to the paisa. Everything is computed from rows of attempts, refunds and invoices, each
/// attempt by its own amount, so that several may pay one bill.
///
/// Words: money is *held* when it is there for no bill and staff must decide; it is *back* when it
/// went to the payer again; a *difference* is what none of these explains.
@NullMarked
package io.qless.hub.reconciliation;

import org.jspecify.annotations.NullMarked;
