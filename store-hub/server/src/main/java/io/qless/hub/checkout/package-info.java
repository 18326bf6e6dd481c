/// The tax invoice of a paid trip: its number and its row. Start at
/// [io.qless.hub.checkout.JdbcInvoiceStore].
///
/// Words: a *series* is the run of numbers of one store in one *financial year* (1 April to 31
/// March, Indian time); a number is never given twice and none is left out.
@NullMarked
package io.qless.hub.checkout;

import org.jspecify.annotations.NullMarked;
