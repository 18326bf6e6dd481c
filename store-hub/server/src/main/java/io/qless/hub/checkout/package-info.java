/// The numbers of tax papers and the row of each invoice. Start at
/// [io.qless.hub.checkout.JdbcInvoiceStore]; what stands on the paper is made by
/// [io.qless.shop.tax.Invoice].
@NullMarked
package io.qless.hub.checkout;

import org.jspecify.annotations.NullMarked;
