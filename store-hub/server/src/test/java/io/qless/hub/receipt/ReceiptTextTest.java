package io.qless.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.money.Money;
import org.junit.jupiter.api.Test;

class ReceiptTextTest {

  @Test
  void rupeesAreGroupedTheIndianWay() {
    assertThat(Rupees.of(Money.paise(1_234_567_850L))).isEqualTo("₹1,23,45,678.50");
    assertThat(Rupees.of(Money.paise(99_905))).isEqualTo("₹999.05");
    assertThat(Rupees.off(Money.paise(5))).isEqualTo("-₹0.05");
  }

  @Test
  void noLineIsLongerThanThePaper() {
    for (ReceiptLanguage language : ReceiptLanguage.values()) {
      for (int columns : new int[] {TextReceipt.NARROW, TextReceipt.WIDE}) {
        assertThat(ReceiptDesk.text(SampleReceipt.invoice(), language, columns).lines())
            .allMatch(line -> TextReceipt.width(line) <= columns);
      }
    }
  }

  @Test
  void aMarkOnALetterTakesNoColumn() {
    assertThat(TextReceipt.width("क़")).isEqualTo(1);
    assertThat(TextReceipt.width("ट्रॉली")).isEqualTo(5);
    assertThat(TextReceipt.width("₹1.00")).isEqualTo(5);
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(ReceiptLanguage.HI.words().keySet()).isEqualTo(ReceiptLanguage.EN.words().keySet());
  }

  /// A letter without a shape is an empty box on paper, which no reader of the text would notice.
  @Test
  void everyLetterHasAShape() {
    for (ReceiptLanguage language : ReceiptLanguage.values()) {
      ReceiptDesk.text(SampleReceipt.invoice(), language, TextReceipt.WIDE)
          .codePoints()
          .filter(letter -> letter != '\n')
          .forEach(letter -> {
            String text = Character.toString(letter);
            assertThat(ShapedFont.of(letter, false).shape(text).glyphs())
                .as(text)
                .allMatch(glyph -> glyph.id() != 0);
            assertThat(ShapedFont.of(letter, true).shape(text).glyphs())
                .as(text)
                .allMatch(glyph -> glyph.id() != 0);
          });
    }
  }
}
