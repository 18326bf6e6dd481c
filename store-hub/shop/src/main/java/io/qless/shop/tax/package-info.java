/// Tax papers of a sale in India: the invoice of a paid trip, the credit note for what comes back,
/// and their numbers. Pure; start at [io.qless.shop.tax.Invoice].
///
/// Words: *GST* is one rate for each *HSN* code of goods, half of it *CGST* for the union and half
/// *SGST* (*UTGST* in a union territory) for the state, as a sale in a shop never leaves its state.
/// The *taxable value* is the price without both. A *bill of supply* lists goods without tax; who
/// buys taxed and untaxed goods together gets an *invoice-cum-bill of supply*. A *series* is the
/// run of numbers of one store in one *financial year* (1 April to 31 March, Indian time). A *UQC*
/// is the unit that tax returns want: `NOS` pieces or `KGS` kilograms.
@NullMarked
package io.qless.shop.tax;

import org.jspecify.annotations.NullMarked;
