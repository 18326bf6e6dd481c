package io.qless.kiosk.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoldWordsTest {

  private static final Map<String, String> TOLD =
      Map.of(
          "412 g that no scan explains", "412 ग्राम ज़्यादा, जो किसी स्कैन से मेल नहीं खाता",
          "60 g left the basket", "टोकरी से 60 ग्राम कम हुआ",
          "the scale cannot weigh now", "तराज़ू अभी तौल नहीं सकता",
          "Kitchen Knife: 18 years", "Kitchen Knife: 18 वर्ष",
          "random sample; look at Ghee, Rice", "यूँ ही चुनी गई जाँच; इन्हें देखें: Ghee, Rice",
          "3 basket questions, 1 taken back after; look at Ghee",
              "टोकरी पर 3 सवाल, बाद में 1 वापस रखे; इन्हें देखें: Ghee");

  @Test
  void eachSentenceOfOursIsToldInHindi() {
    Messages hindi = Messages.in(Language.HINDI);
    TOLD.forEach((english, said) -> assertThat(HoldWords.say(english, hindi)).isEqualTo(said));
  }

  @Test
  void whatIsNotOursStays() {
    assertThat(HoldWords.say("ask Ravi", Messages.in(Language.HINDI))).isEqualTo("ask Ravi");
    assertThat(HoldWords.say("", Messages.in(Language.HINDI))).isEmpty();
  }
}
