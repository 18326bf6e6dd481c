package io.qless.shop.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Published examples of numbers and check digits.
class CodeVectorsTest {

  @ParameterizedTest
  @CsvSource({
    "01234565, 012345000065",
    "04252614, 042100005264",
    "06543217, 065100004327",
    "01234133, 012300000413",
    "01234543, 012340000053"
  })
  void upcEStandsForTwelveDigits(String eight, String twelve) {
    assertEquals(Optional.of(twelve), UpcE.expand(eight));
  }

  @Test
  void upcEWithAWrongCheckDigitStandsForNothing() {
    assertEquals(Optional.empty(), UpcE.expand("01234566"));
  }

  @Test
  void theRulesOwnExamplesHaveTheirPriceCheckDigits() {
    assertEquals('6', PriceCheckDigit.of("14685"));
    assertEquals('9', PriceCheckDigit.of("2875"));
  }

  /// All 24 labels of the public test `EAN13Test.testInternalChecksum` of snabble's Android SDK
  /// (github.com/snabble/Android-SDK, MIT): 13 digits with a price of five digits behind its check
  /// digit, the seventh. No further public labels with the digit of a five-digit price are known to
  /// us, and of a four-digit price only the worked example of the General Specifications.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2810276146856",
        "2810275005024",
        "2746724008288",
        "2850090007827",
        "2957776004085",
        "2957822002843",
        "2810606013360",
        "2810270002387",
        "2810478001908",
        "2893482001744",
        "2957796002801",
        "2893035003607",
        "2810115003609",
        "2810444001505",
        "2893525001724",
        "2957783000742",
        "2958300015089",
        "2810307003349",
        "2810029003221",
        "2810030004729",
        "2956755020146",
        "2957736007385",
        "2957679012040",
        "2810063024800"
      })
  void publicPriceLabelsCarryTheDigitOfTheirPrice(String label) {
    assertTrue(CheckDigit.fits(label));
    assertEquals(label.charAt(6), PriceCheckDigit.of(label.substring(7, 12)));
  }

  @Test
  void aSingleWrongDigitOfAPriceIsAlwaysNoticed() {
    for (int price = 0; price < 100_000; price++) {
      String right = "%05d".formatted(price);
      int place = price % 5;
      int digit = (right.charAt(place) - '0' + 1 + price % 9) % 10;
      String wrong = right.substring(0, place) + digit + right.substring(place + 1);
      assertTrue(PriceCheckDigit.of(right) != PriceCheckDigit.of(wrong), right + " " + wrong);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31{plu:5}{grams:5}{check}",
        "21{plu:5}{grams:4}{check}",
        "21{plu:5}{grams:5}{any:1}",
        "21{plu:5}{any:5}{check}",
        "21{plu:5}{weight:5}{check}",
        "21{verifier}{plu:4}{grams:6}{check}",
        "21{plu:5}{grams:5}{check"
      })
  void aPatternThatCannotBeALabelIsRefused(String pattern) {
    assertThrows(IllegalArgumentException.class, () -> new LabelTemplate("x", pattern));
  }
}
