package io.qless.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The PDF as a reader that others wrote sees it: pdftotext of poppler-utils.
class PdfReceiptIT {

  private static final Path MADE = Path.of("target/receipts");

  @Test
  void tellsWhatTheLawWants() throws Exception {
    assertThat(words("en.pdf", ReceiptDesk.pdf(SampleReceipt.invoice(), ReceiptLanguage.EN)))
        .contains(
            "Q-Less Bazaar Private Limited",
            "GSTIN 29AAACQ0000Q1ZH",
            "Invoice-cum-bill of supply",
            "S017/2627/000042",
            "24-11-2026 18:42 IST",
            "29 Karnataka",
            "HSN 1902, GST 5 %",
            "2 NOS × ₹52.00",
            "1.250 KGS × ₹36.00",
            "MRP ₹1,499.00",
            "Noodle week",
            "-₹10.40",
            "Welcome (WELCOME50)",
            "₹1,467.16",
            "Rupees One Thousand Four Hundred Sixty-Seven and Sixteen",
            "CGST",
            "SGST",
            "632812345678");
  }

  @Test
  void keepsHindiAsItIsSpelt() throws Exception {
    assertThat(words("hi.pdf", ReceiptDesk.pdf(SampleReceipt.invoice(), ReceiptLanguage.HI)))
        .contains(
            "बीजक-सह-आपूर्ति बिल",
            "लाल प्याज़",
            "मसाला नूडल्स",
            "मिल्क चॉकलेट",
            "ब्राउन ब्रेड",
            "ट्रॉली",
            "UPI से भुगतान",
            "स्वागत छूट (WELCOME50)",
            "एक हज़ार चार सौ सड़सठ रुपये सोलह पैसे मात्र",
            "₹1,467.16");
  }

  @Test
  void aCreditNoteTellsWhatTheLawWants() throws Exception {
    assertThat(
            words(
                "credit-note-en.pdf",
                ReceiptDesk.pdf(
                    SampleCreditNote.note(), CreditNoteGoldenTest.practice(), ReceiptLanguage.EN)))
        .contains(
            "Credit note",
            "S017/2627/C00007",
            "S017/2627/000042",
            "26-11-2026 10:50 IST",
            "24-11-2026 18:42 IST",
            "GSTIN 29AAACQ0000Q1ZH",
            "Asha Rao",
            "0.400 KGS",
            "CGST",
            "SIMULATED PAYMENT",
            "S017-2627-C00007");
    assertThat(
            words(
                "credit-note-hi.pdf",
                ReceiptDesk.pdf(
                    SampleCreditNote.note(), SampleReceipt.invoice(), ReceiptLanguage.HI)))
        .contains("क्रेडिट नोट", "मूल बिल नंबर", "वापसी", "लाल प्याज़", "मसाला नूडल्स");
    words("practice.pdf", ReceiptDesk.pdf(CreditNoteGoldenTest.practice(), ReceiptLanguage.EN));
  }

  @Test
  void aReprintIsTheSameToTheByte() {
    assertThat(ReceiptDesk.pdf(SampleReceipt.invoice(), ReceiptLanguage.HI))
        .isEqualTo(ReceiptDesk.pdf(SampleReceipt.invoice(), ReceiptLanguage.HI));
  }

  @Test
  void theFullestCartIsReadToItsEnd() throws Exception {
    assertThat(words("long.pdf", ReceiptDesk.pdf(SampleReceipt.long300(), ReceiptLanguage.EN)))
        .contains("Milk 1", "Milk 300", "Thank you");
  }

  private static String words(String name, byte[] pdf) throws IOException, InterruptedException {
    Path file = Files.write(Files.createDirectories(MADE).resolve(name), pdf);
    Process reader =
        new ProcessBuilder("pdftotext", "-layout", "-enc", "UTF-8", file.toString(), "-")
            .redirectErrorStream(true)
            .start();
    String words = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reader.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(reader.exitValue()).as(words).isZero();
    return words.replaceAll(" +", " ");
  }
}
