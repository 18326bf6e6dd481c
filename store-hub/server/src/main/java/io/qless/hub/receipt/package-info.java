/// The receipt of a paid trip, as text for a till printer and as PDF for a phone, in English and
/// Hindi. Start at [io.qless.hub.receipt.ReceiptDesk].
///
/// Words: a *receipt* is the invoice ([io.qless.shop.tax.Invoice]) as a person reads it; a *row* is
/// one thing on it, said once for both forms; a *column* is one character of the text form.
@NullMarked
package io.qless.hub.receipt;

import org.jspecify.annotations.NullMarked;
