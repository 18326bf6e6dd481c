package io.qless.shop.item.gs1;

import static io.qless.shop.item.gs1.ElementString.GS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules of the element string, bracketed text and Digital Link, one by one. In the texts `^` is
/// the separator.
class ElementStringTest {

  private static final String GTIN = "09520000000011";

  @Test
  void separatorsThatAreNotNeededAreReadOver() {
    assertEquals(
        List.of(
            new Element("01", GTIN, 2),
            new Element("17", "261130", 19),
            new Element("10", "A", 27)),
        elements("^01" + GTIN + "^17261130" + "10A^"));
  }

  @ParameterizedTest
  @CsvSource({
    "05123,              AI_UNKNOWN,      05,   1",
    "0109520000000011XY, AI_UNKNOWN,      '',   17",
    "010952000000001,    VALUE_TOO_SHORT, 01,   1",
    "0109520000000012,   CHECK_DIGIT,     01,   1",
    "01095200000000A1,   CHARACTER,       01,   15",
    "17261331,           DATE,            17,   1",
    "17270229,           DATE,            17,   1",
    "7003270131,         VALUE_TOO_SHORT, 7003, 1",
    "70032701312460,     TIME,            7003, 1",
    "70032701002359,     DATE,            7003, 1",
    "10,                 VALUE_TOO_SHORT, 10,   1",
    "10123456789012345678901, VALUE_TOO_LONG, 10, 1",
    "10A~B,              CHARACTER,       10,   4",
    "10A^10B,            AI_REPEATED,     10,   5",
    "17^261130,          VALUE_TOO_SHORT, 17,   1",
    "80050012345,        VALUE_TOO_LONG,  8005, 1",
    "3109123456,         AI_UNKNOWN,      31,   1",
    "39323551234,        VALUE,           3932, 1",
    "8006095200000000110502, VALUE,       8006, 1",
    "43219,              VALUE,           4321, 1",
    "^,                  EMPTY,           '',   1"
  })
  void aRefusalNamesTheAiAndThePosition(String text, CodeFault.Code code, String ai, int at) {
    CodeFault fault = fault(ElementString.read(text.replace('^', GS), 0));
    assertEquals(
        List.of(code, ai, at), List.of(fault.code(), fault.ai(), fault.at()), fault.detail());
  }

  @Test
  void theSameValueTwiceIsNoContradiction() {
    assertEquals(2, elements("10A^01" + GTIN + "10A").size());
  }

  @Test
  void aGlobalModelNumberHasItsTwoCheckCharacters() {
    assertEquals(1, elements("80131987654Ad4X4bL5ttr2310c2K").size());
    assertEquals(
        CodeFault.Code.CHECK_DIGIT,
        fault(ElementString.read("80131987654Ad4X4bL5ttr2310c2L", 0)).code());
  }

  @Test
  void anIbanHasItsCheckDigits() {
    assertEquals(1, elements("8007GB82WEST12345698765432").size());
  }

  @Test
  void bracketsHoldAisAndABackslashKeepsABracket() {
    assertEquals(
        List.of(new Element("01", GTIN, 1), new Element("10", "A(21)B", 19)),
        message(BracketedText.read("(01)" + GTIN + "(10)A\\(21\\)B")));
  }

  @ParameterizedTest
  @CsvSource({
    "(01)09520000000012, CHECK_DIGIT, 01, 1",
    "(01)09520000000011(05)1, AI_UNKNOWN, 05, 19",
    "(01, BRACKET, '', 1",
    "(01)09520000000011(10)A~, CHARACTER, 10, 24"
  })
  void bracketsAreRefusedAtTheirPosition(String text, CodeFault.Code code, String ai, int at) {
    CodeFault fault = fault(BracketedText.read(text));
    assertEquals(List.of(code, ai, at), List.of(fault.code(), fault.ai(), fault.at()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://id.example.org/01/09520000000011/10/AB%2F1?17=261130",
        "https://example.org/some/stem/01/09520000000011/10/AB%2F1/?17=261130&linkType=all#x",
        "HTTPS://example.org/01/09520000000011/10/AB%2f1?utm=1&17=261130"
      })
  void anAddressTellsPathAndQuestion(String address) {
    List<Element> elements = message(DigitalLink.read(address));
    assertEquals(
        List.of("01" + GTIN, "10AB/1", "17261130"),
        elements.stream().map(element -> element.ai() + element.value()).toList());
    assertEquals(address.indexOf("/10/") + 2, elements.get(1).at());
  }

  @ParameterizedTest
  @CsvSource({
    "Https://example.org/01/09520000000011, LINK, ''",
    "https://example.org/about/us, LINK, ''",
    "https://example.org, LINK, ''",
    "https:///01/09520000000011, LINK, ''",
    "https://example.org/01/9520000000011, VALUE_TOO_SHORT, 01",
    "https://example.org/01/09520000000011/21/1/10/A, LINK_ORDER, 21",
    "https://example.org/01/09520000000011/17/261130, LINK_ORDER, 17",
    "https://example.org/01/09520000000011?05=1, AI_UNKNOWN, 05",
    "https://example.org/01/09520000000011/10/A%4, LINK_ESCAPE, 10",
    "https://example.org/01/09520000000011/10/A%C3%A9, CHARACTER, 10"
  })
  void anAddressThatIsNoDigitalLinkIsRefused(String address, CodeFault.Code code, String ai) {
    CodeFault fault = fault(DigitalLink.read(address));
    assertEquals(List.of(code, ai), List.of(fault.code(), fault.ai()), fault.detail());
  }

  @Test
  void missingAndExcludedCompanionsWarn() {
    assertEquals(
        List.of(CodeFault.Code.AI_MISSING), codes(Associations.warnings(elements("02" + GTIN))));
    assertEquals(
        List.of(CodeFault.Code.AI_EXCLUDED),
        codes(Associations.warnings(elements("01" + GTIN + "3102000100" + "3103000100"))).stream()
            .distinct()
            .toList());
    assertEquals(List.of(), Associations.warnings(elements("01" + GTIN + "10A")));
  }

  @Test
  void theTableIsWholeAndKnowsItsSource() {
    AiTable table = AiTable.standard();
    assertTrue(table.source().contains("Apache-2.0"));
    assertEquals(40, table.version().length());
    assertTrue(table.all().size() > 480, "only " + table.all().size());
    for (Ai one : table.all()) {
      for (Ai other : table.all()) {
        assertTrue(
            one.equals(other) || !other.code().startsWith(one.code()),
            one.code() + " begins " + other.code());
      }
    }
  }

  /// The prefixes of predefined length, GS1 General Specifications, figure 7.8.5-2.
  @Test
  void predefinedLengthsAreThoseOfTheStandard() {
    for (Ai ai : AiTable.standard().all()) {
      boolean listed = ai.code().matches("(00|01|02|03|04|1[1-9]|20|3[1-6]|41).*");
      assertEquals(listed, ai.predefined(), ai.code());
    }
  }

  private static List<CodeFault.Code> codes(List<CodeFault> faults) {
    return faults.stream().map(CodeFault::code).toList();
  }

  private static List<Element> elements(String text) {
    return message(ElementString.read(text.replace('^', GS), 0));
  }

  private static List<Element> message(Gs1Reading reading) {
    return assertInstanceOf(Gs1Reading.Message.class, reading).elements();
  }

  private static CodeFault fault(Gs1Reading reading) {
    return assertInstanceOf(Gs1Reading.Faulty.class, reading).fault();
  }
}
