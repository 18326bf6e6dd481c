/// The numbers of tax papers and the rows of each invoice and credit note. Start at
/// [io.qless.hub.checkout.JdbcInvoiceStore]; what stands on the papers is made by
/// [io.qless.shop.tax.Invoice] and [io.qless.shop.tax.CreditNote].
@NullMarked
package io.qless.hub.checkout;

import org.jspecify.annotations.NullMarked;
