package io.qless.kiosk.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AloudTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Milk 1 l. ₹66.00.|Milk 1 litre. 66 rupees.|66 रुपये",
        "₹1,23,456.05|123456 rupees 5 paise|123456 रुपये 5 पैसे",
        "from ₹500 on|from 500 rupees on|500 रुपये",
        "1.250 kg|1 kilo 250 grams|1 किलो 250 ग्राम",
        "0.080 kg|80 grams|80 ग्राम",
        "2.000 kg|2 kilo|2 किलो",
        "Biscuits 800 g, 200ml|Biscuits 800 grams, 200 millilitres|800 ग्राम",
        "Gate 7 is open|Gate 7 is open|Gate 7"
      })
  void signsBecomeWords(String text, String english, String hindi) {
    assertThat(Aloud.of(text, Messages.in(Language.ENGLISH))).isEqualTo(english);
    assertThat(Aloud.of(text, Messages.in(Language.HINDI))).contains(hindi);
  }

  /// A name may come from anybody's phone.
  @Test
  void nothingInANameIsAnOrderToTheProgram() {
    assertThat(Aloud.of("[[D,Is]] <break/> | a\u0000b\nc {x}", Messages.in(Language.ENGLISH)))
        .doesNotContain("[", "]", "<", ">", "|", "{", "}", "\u0000", "\n")
        .contains("D,Is", "a b c");
  }
}
