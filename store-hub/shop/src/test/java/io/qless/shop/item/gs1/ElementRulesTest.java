package io.qless.shop.item.gs1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule of the table with values that keep it and values that break it. A scan here is one AI
/// with its value, so position 1 is the AI itself.
class ElementRulesTest {

  private static final List<String> GOOD =
      """
      4019521ABC
      40195210
      70239521-1/A
      80049521ABC
      80109521#A-1
      00106141412345678908
      0109520000000011
      0309520000000011
      421356682001
      422356
      423356
      423356840276004894
      424894
      425004008
      426276
      7030356AB12
      7039999AB12
      4307IN
      4317ZW
      3910356100
      3932978100
      3919396100
      4300A%20B%2fC
      43210
      43231
      4330001500
      4331001500-
      430918000000003600000000
      430900000000000000000000
      70401AB-
      70401AB_
      70401ABz
      724101
      724110
      724180
      724199
      72520
      72529
      72581/3
      72583/3
      70418
      704143
      7041APE
      4326261130
      17261100
      725020240229
      7251190001012359
      800826112523
      80082611252359
      8008261125235959
      43242611000000
      800100010000100110
      800100010000100190
      800309520000000011A1
      80110
      801110
      8006095200000000110102
      8006095200000000110202
      8007GB82WEST12345698765432
      8007DE89370400440532013000
      80131987654Ad4X4bL5ttr2310c2K
      80141987654Ad4X4bL5ttr2310c2K
      803012
      803012=
      80301==
      8030AZaz09-_123=
      8110012345612345611110123
      8112001234561234560123456
      """
          .lines()
          .toList();

  /// Scan, kind of fault, AI and position.
  private static final List<String> BAD =
      """
      401952                          VALUE_TOO_SHORT  401  1
      401A521                         CHARACTER        401  4
      40195A1                         CHARACTER        401  6
      702395-1                        CHARACTER        7023 7
      8004952A                        CHARACTER        8004 8
      8010#9521                       CHARACTER        8010 5
      0109520000000012                CHECK_DIGIT      01   1
      421000682001                    VALUE            421  1
      422357                          VALUE            422  1
      422999                          VALUE            422  1
      423356357                       VALUE            423  1
      4233563                         VALUE_TOO_SHORT  423  1
      423356356356356356356           VALUE_TOO_LONG   423  1
      424895                          VALUE            424  1
      425004009                       VALUE            425  1
      426001                          VALUE            426  1
      7030000AB12                     VALUE            7030 1
      7030998AB12                     VALUE            7030 1
      4307XX                          VALUE            4307 1
      4317in                          VALUE            4317 1
      3910000100                      VALUE            3910 1
      3932276100                      VALUE            3932 1
      4300A%2                         VALUE            4300 1
      4300A%G0                        VALUE            4300 1
      43222                           VALUE            4322 1
      4330001500+                     VALUE            4330 1
      430918000000010000000000        VALUE            4309 1
      430900000000003600000001        VALUE            4309 1
      70401AB+                        CHARACTER        7040 8
      724100                          VALUE            7241 1
      724111                          VALUE            7241 1
      724179                          VALUE            7241 1
      72523                           VALUE            7252 1
      72583/2                         VALUE            7258 1
      72580/3                         VALUE            7258 1
      72581/0                         VALUE            7258 1
      7258123                         VALUE            7258 1
      7041QZ                          VALUE            7041 1
      704118                          VALUE            7041 1
      4326261100                      DATE             4326 1
      17261301                        DATE             17   1
      725020230229                    DATE             7250 1
      725020240200                    DATE             7250 1
      7251190001012400                TIME             7251 1
      800826112524                    TIME             8008 1
      80082611252360                  TIME             8008 1
      8008261125235960                TIME             8008 1
      80082611002359                  DATE             8008 1
      8008261125235                   VALUE_TOO_SHORT  8008 1
      43242611002400                  TIME             4324 1
      800100000000100110              VALUE            8001 1
      800100010000000110              VALUE            8001 1
      800100010000100010              VALUE            8001 1
      800100010000100120              VALUE            8001 1
      800319520000000011              VALUE            8003 1
      801101                          VALUE            8011 1
      8006095200000000110201          VALUE            8006 1
      8006095200000000110001          VALUE            8006 1
      8007GB83WEST12345698765432      CHECK_DIGIT      8007 1
      8007XX82WEST12345698765432      CHECK_DIGIT      8007 1
      8007GB82                        CHECK_DIGIT      8007 1
      80131987654Ad4X4bL5ttr2310c2L   CHECK_DIGIT      8013 1
      80141987654Ad4X4bL5ttr2310c2L   CHECK_DIGIT      8014 1
      8030123=                        VALUE            8030 8
      803012==                        VALUE            8030 7
      8030===                         VALUE            8030 5
      80301=2                         VALUE            8030 6
      8110712345612345611110123       VALUE            8110 5
      8112201234561234560123456       VALUE            8112 5
      """
          .lines()
          .toList();

  private static Stream<String> good() {
    return GOOD.stream();
  }

  private static Stream<String> bad() {
    return BAD.stream();
  }

  @ParameterizedTest
  @MethodSource("good")
  void aGoodValueIsRead(String scan) {
    Gs1Reading reading = ElementString.read(scan, 0);
    assertInstanceOf(Gs1Reading.Message.class, reading, reading.toString());
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadValueIsRefusedWithItsAiAndItsPlace(String line) {
    String[] words = line.split(" +");
    CodeFault fault =
        assertInstanceOf(Gs1Reading.Faulty.class, ElementString.read(words[0], 0)).fault();
    assertEquals(
        List.of(words[1], words[2], words[3]),
        List.of(fault.code().name(), fault.ai(), String.valueOf(fault.at())),
        fault.detail());
    assertTrue(fault.detail().startsWith("AI " + words[2] + " ("), fault.detail());
  }

  @Test
  void everyRuleIsInTheTableAndIsTriedWithGoodAndBadValues() {
    Set<PartCheck> all = EnumSet.allOf(PartCheck.class);
    assertEquals(all, rulesOf(AiTable.standard().all().stream()));
    assertEquals(all, rulesOf(GOOD.stream().map(ElementRulesTest::ai)));
    assertEquals(all, rulesOf(BAD.stream().map(ElementRulesTest::ai)));
  }

  @Test
  void theMudiRuleThatNoGoodCheckCharactersCanBreakIsTriedAlone() {
    assertTrue(PartCheck.HASNONDIGIT.breach("1987654").isPresent());
    assertTrue(PartCheck.HASNONDIGIT.breach("19876A4").isEmpty());
  }

  @Test
  void countriesAreThoseOfTheJdkToo() {
    assertEquals(Set.of(Locale.getISOCountries()), CodeLists.COUNTRY_LETTERS);
    assertEquals(CodeLists.COUNTRY_LETTERS.size(), CodeLists.COUNTRY_NUMBERS.size());
  }

  @Test
  void everyCurrencyIsKnownToTheJdkAndNoneIsWithdrawn() {
    Set<String> known =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getNumericCodeAsString)
            .collect(Collectors.toSet());
    // 927, Uruguay's Unidad Previsional, is missing in the JDK's own table.
    assertEquals(
        Set.of("927"),
        CodeLists.CURRENCY_NUMBERS.stream()
            .filter(number -> !known.contains(number))
            .collect(Collectors.toSet()));
    assertTrue(CodeLists.CURRENCY_NUMBERS.contains("356"), "the rupee");
    assertTrue(!CodeLists.CURRENCY_NUMBERS.contains("276"), "the German mark");
  }

  @Test
  void aRefusalTellsAPersonWhatIsWrong() {
    assertEquals("AI 422 (ORIGIN) at 1 names no country of ISO 3166: \"357\"", detail("422357"));
    assertEquals(
        "AI 8004 (GIAI) at 5 may not hold 'A' within its GS1 company prefix", detail("8004A521"));
    assertEquals("AI 8110 (COUPON) at 1 ends within the offer code", detail("81100123456123"));
  }

  private static String detail(String scan) {
    return assertInstanceOf(Gs1Reading.Faulty.class, ElementString.read(scan, 0)).fault().detail();
  }

  private static Ai ai(String scan) {
    return AiTable.standard().startingAt(scan, 0).orElseThrow();
  }

  private static Set<PartCheck> rulesOf(Stream<Ai> ais) {
    Set<PartCheck> rules = EnumSet.noneOf(PartCheck.class);
    ais.flatMap(ai -> ai.parts().stream()).forEach(part -> rules.addAll(part.checks()));
    return rules;
  }
}
