package io.qless.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Receipts as they leave the printer. A changed file is a changed receipt: look at it.
class ReceiptGoldenTest {

  @Test
  void englishOn42Columns() throws IOException {
    assertGolden("receipt_en_42.txt", ReceiptLanguage.EN, TextReceipt.NARROW);
  }

  @Test
  void englishOn48Columns() throws IOException {
    assertGolden("receipt_en_48.txt", ReceiptLanguage.EN, TextReceipt.WIDE);
  }

  @Test
  void hindiOn42Columns() throws IOException {
    assertGolden("receipt_hi_42.txt", ReceiptLanguage.HI, TextReceipt.NARROW);
  }

  @Test
  void hindiOn48Columns() throws IOException {
    assertGolden("receipt_hi_48.txt", ReceiptLanguage.HI, TextReceipt.WIDE);
  }

  private static void assertGolden(String file, ReceiptLanguage language, int columns)
      throws IOException {
    String text = ReceiptDesk.text(SampleReceipt.invoice(), language, columns);
    Files.writeString(Files.createDirectories(Path.of("target/receipts")).resolve(file), text);
    try (InputStream in =
        Objects.requireNonNull(ReceiptGoldenTest.class.getResourceAsStream("golden/" + file))) {
      assertThat(text).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
