package io.qless.hub.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.money.Money;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AmountInWordsTest {

  @Test
  void countsInLakhAndCrore() {
    assertThat(AmountInWords.of(Money.paise(1_234_567_809L), ReceiptLanguage.EN))
        .isEqualTo(
            "Rupees One Crore Twenty-Three Lakh Forty-Five Thousand Six Hundred Seventy-Eight and"
                + " Nine Paise Only");
    assertThat(AmountInWords.of(Money.paise(1_234_567_809L), ReceiptLanguage.HI))
        .isEqualTo("एक करोड़ तेईस लाख पैंतालीस हज़ार छह सौ अठहत्तर रुपये नौ पैसे मात्र");
  }

  @Test
  void leavesOutPaiseThatAreNone() {
    assertThat(AmountInWords.of(Money.paise(10_000), ReceiptLanguage.EN))
        .isEqualTo("Rupees One Hundred Only");
    assertThat(AmountInWords.of(Money.paise(10_000), ReceiptLanguage.HI))
        .isEqualTo("एक सौ रुपये मात्र");
  }

  @Test
  void nothingIsZero() {
    assertThat(AmountInWords.of(Money.ZERO, ReceiptLanguage.EN)).isEqualTo("Rupees Zero Only");
    assertThat(AmountInWords.of(Money.ZERO, ReceiptLanguage.HI)).isEqualTo("शून्य रुपये मात्र");
  }

  @Test
  void everyNumberHasWordsOfItsOwn() {
    for (ReceiptLanguage language : ReceiptLanguage.values()) {
      Set<String> words = new HashSet<>();
      for (int rupees = 0; rupees < 10_000; rupees++) {
        words.add(AmountInWords.of(Money.paise(rupees * 100L), language));
      }
      assertThat(words).hasSize(10_000);
    }
  }
}
