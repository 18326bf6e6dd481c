package io.qless.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.cart.Buyer;
import io.qless.shop.tax.Invoice;
import io.qless.shop.tax.StateCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Credit notes as they leave the printer. A changed file is a changed paper: look at it.
class CreditNoteGoldenTest {

  @Test
  void englishOn48Columns() throws IOException {
    assertGolden("credit_note_en_48.txt", ReceiptLanguage.EN, TextReceipt.WIDE);
  }

  @Test
  void hindiOn42Columns() throws IOException {
    assertGolden("credit_note_hi_42.txt", ReceiptLanguage.HI, TextReceipt.NARROW);
  }

  @Test
  void aNamedBuyerAndPracticeStandOnBothPapers() {
    for (String text :
        new String[] {
          ReceiptDesk.text(practice(), ReceiptLanguage.EN, 48),
          ReceiptDesk.text(SampleCreditNote.note(), practice(), ReceiptLanguage.EN, 48)
        }) {
      assertThat(text)
          .contains(
              "Asha Rao\n",
              "Address: 7 Lake Road, Mysuru 570001",
              "29 Karnataka",
              "SIMULATED PAYMENT - no real money moved")
          .doesNotContain("____");
    }
    assertThat(ReceiptDesk.text(practice(), ReceiptLanguage.HI, 42))
        .contains("नकली भुगतान (SIMULATED)", "Asha Rao\n");
    assertThat(ReceiptDesk.text(SampleReceipt.invoice(), ReceiptLanguage.EN, 48))
        .doesNotContain("SIMULATED");
  }

  static Invoice practice() {
    Invoice real = SampleReceipt.invoice();
    Invoice.Payment paid = real.payment();
    return new Invoice(
        real.kind(),
        real.number(),
        real.issuedAt(),
        real.seller(),
        real.trip(),
        real.trolley(),
        real.lines(),
        real.coupons(),
        real.goods(),
        real.saved(),
        real.total(),
        new Invoice.Payment(paid.amount(), paid.reference(), paid.at(), true),
        real.points(),
        real.returned(),
        new Buyer.Named("Asha Rao", "7 Lake Road, Mysuru 570001", new StateCode("29")),
        real.tenders());
  }

  private static void assertGolden(String file, ReceiptLanguage language, int columns)
      throws IOException {
    String text =
        ReceiptDesk.text(SampleCreditNote.note(), SampleReceipt.invoice(), language, columns);
    Files.writeString(Files.createDirectories(Path.of("target/receipts")).resolve(file), text);
    try (InputStream in =
        Objects.requireNonNull(
            CreditNoteGoldenTest.class.getResourceAsStream("golden/" + file), file)) {
      assertThat(text).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
