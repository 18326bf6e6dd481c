package io.qless.hub.receipt;

import io.qless.shop.cart.LineId;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.CreditNoteNumber;
import io.qless.shop.tax.FinancialYear;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A part of the sample receipt comes back: a pack of several, and some of the loose goods. Test
/// use only.
final class SampleCreditNote {

  private SampleCreditNote() {}

  static CreditNote note() {
    return CreditNote.of(
        new CreditNoteNumber("S017", new FinancialYear(2026), 7),
        Instant.parse("2026-11-26T05:20:00Z"),
        SampleReceipt.invoice(),
        List.of(),
        Map.of(new LineId("L001"), 1L, new LineId("L002"), 400L, new LineId("L005"), 1L),
        "Packet was torn; cooker too small; too many onions");
  }
}
