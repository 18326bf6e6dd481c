package io.qless.shop.item.gs1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Coupons of North America, field by field. The short ones are test values of the GS1 Barcode
/// Syntax Dictionary's own linters (gs1/gs1-syntax-dictionary, src/lint_couponcode.c and
/// src/lint_couponposoffer.c at 38d3767d053214d92801217b2e77018d185052f6).
class NorthAmericanCouponTest {

  /// Company prefix 012345, offer 612345, save value of one digit, a requirement of one digit with
  /// code 0 and family 123.
  private static final String SHORTEST = "012345612345611110123";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        // a second purchase of the same company, and one of a company of its own
        "10110123" + "9",
        "13512345" + "4123" + "0987654",
        // a third purchase behind it
        "10110123" + "9" + "2110123" + "6123456789012",
        // expiry; start; both on one day
        "3261130",
        "4261101",
        "3261130" + "4261130",
        // serial number, retailer, flags; all at once
        "50123456",
        "59123456789012345",
        "61" + "1234567",
        "67" + "1234567890123",
        "90000",
        "96291",
        "3261130" + "4261101" + "50123456" + "611234567" + "91001"
      })
  void eachOptionalFieldIsRead(String more) {
    assertEquals("", fault("8110", SHORTEST + more));
  }

  @ParameterizedTest
  @CsvSource({
    "a12345612345611110123, CHARACTER 5",
    "01234561234561111012a, CHARACTER 25",
    "0,                     VALUE_TOO_SHORT 1",
    "012345,                VALUE_TOO_SHORT 1",
    "0123456,               VALUE_TOO_SHORT 1",
    "71234567890123,        VALUE 5",
    "0123456123456,         VALUE_TOO_SHORT 1",
    "01234561234560,        VALUE 18",
    "01234561234566,        VALUE 18",
    "01234561234561,        VALUE_TOO_SHORT 1",
    "0123456123456110,      VALUE 20",
    "012345612345611115123, VALUE 22",
    "01234561234561111012,  VALUE_TOO_SHORT 1"
  })
  void aFieldThatMustBeThereIsJudged(String value, String expected) {
    assertEquals(expected, fault("8110", value));
  }

  @ParameterizedTest
  @CsvSource({
    "14,              VALUE 27",
    "1,               VALUE_TOO_SHORT 1",
    "101101237,       VALUE 34",
    "10110123,        VALUE_TOO_SHORT 1",
    "1011012309,      VALUE_TOO_SHORT 1",
    "20,              VALUE 27",
    "21101238,        VALUE 33",
    "3261131,         DATE 27",
    "326113,          VALUE_TOO_SHORT 1",
    "4261301,         DATE 27",
    "32611304261201,  DATE 34",
    "5012345,         VALUE_TOO_SHORT 1",
    "601,             VALUE 27",
    "681,             VALUE 27",
    "611234,          VALUE_TOO_SHORT 1",
    "93,              VALUE 27",
    "903,             VALUE 28",
    "9002,            VALUE_TOO_SHORT 1",
    "90092,           VALUE 30",
    "900,             VALUE_TOO_SHORT 1",
    "7,               VALUE_TOO_LONG 26",
    "42611013261130,  VALUE_TOO_LONG 33",
    "900007,          VALUE_TOO_LONG 31"
  })
  void anOptionalFieldIsJudged(String more, String expected) {
    assertEquals(expected, fault("8110", SHORTEST + more));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "001234561234560123456",
        "101234561234560123456",
        "001234561234569123456789012345",
        "061234567890121234569123456789012345"
      })
  void aPositiveOfferIsRead(String value) {
    assertEquals("", fault("8112", value));
  }

  @ParameterizedTest
  @CsvSource({
    "a01234561234560123456,  CHARACTER 5",
    "201234561234560123456,  VALUE 5",
    "0,                      VALUE_TOO_SHORT 1",
    "07,                     VALUE 6",
    "0012345,                VALUE_TOO_SHORT 1",
    "00123456,               VALUE_TOO_SHORT 1",
    "00123456123456,         VALUE_TOO_SHORT 1",
    "001234561234561123456,  VALUE_TOO_SHORT 1",
    "0012345612345601234567, VALUE_TOO_LONG 26"
  })
  void aPositiveOfferIsJudged(String value, String expected) {
    assertEquals(expected, fault("8112", value));
  }

  @Test
  void aCouponIsNoArticle() {
    assertTrue(
        ElementString.read("8110" + SHORTEST, 0) instanceof Gs1Reading.Message message
            && message.elements().stream().noneMatch(element -> element.ai().equals("01")));
  }

  /// The kind of fault and its position; empty if there is none.
  private static String fault(String ai, String value) {
    return switch (ElementString.read(ai + value, 0)) {
      case Gs1Reading.Message message -> "";
      case Gs1Reading.Faulty faulty -> {
        CodeFault fault = assertInstanceOf(CodeFault.class, faulty.fault());
        assertEquals(ai, fault.ai());
        yield fault.code() + " " + fault.at();
      }
    };
  }
}
