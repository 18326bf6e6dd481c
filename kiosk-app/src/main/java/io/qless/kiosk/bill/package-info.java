/// The bill before paying: every line, why each discount, the GST inside the prices, and one button
/// to pay.
///
/// The screen adds nothing up; all sums come from the shop's pricing. Start reading at [BillPage];
/// what it shows comes as [io.qless.kiosk.trip.BillView].
@NullMarked
package io.qless.kiosk.bill;

import org.jspecify.annotations.NullMarked;
