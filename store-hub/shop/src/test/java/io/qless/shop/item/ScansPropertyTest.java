package io.qless.shop.item;

import static io.qless.shop.item.gs1.ElementString.GS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.qless.shop.item.gs1.Associations;
import io.qless.shop.item.gs1.CodeFault;
import io.qless.shop.item.gs1.Element;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Laws of reading over random and mutated scans. The seed is printed.
class ScansPropertyTest {

  private static final int FUZZED = 1_000_000;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  /// Far more than it takes, also on a machine that is busy with other things; far less than for
  /// ever: a hang is what it looks for.
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final LabelTemplates LABELS =
      new LabelTemplates(
          List.of(
              new LabelTemplate("w", "21{plu:5}{grams:5}{check}"),
              new LabelTemplate("p", "23{plu:4}{verifier}{price:5}{check}")));

  /// Good scans of every form; what breaks a reader is mostly one step from them.
  private static final List<String> SEEDS =
      List.of(
          "]E09520000000011",
          "]E001234565",
          "]E496385074",
          "]E3952000000001112345",
          "]I119520000000018",
          "2104011008203",
          "4011",
          "]d2010952021200061810PB2609A",
          "]C101095200000000111726113010A" + GS + "21S" + GS,
          "]e0019952000000001431030012503922" + "6750",
          "(01)09520000000011(10)A\\(21\\)B(17)261130",
          "https://id.example.org/x/01/09520000000011/10/AB%2F1/21/9?17=261130&3103=001250",
          "[)>\u001e05\u001d010952000000001110AB1\u001e\u0004",
          "]E09520000000011|]e010AB1",
          "]d280131987654Ad4X4bL5ttr2310c2K" + GS + "8007GB82WEST12345698765432",
          "]d2430912345678901234567890" + GS + "800826112523" + GS + "70032711302359",
          "]d2423356840276" + GS + "4307IN" + GS + "3932978100" + GS + "4300A%20B" + GS + "70418",
          "]d28014" + "1987654Ad4X4bL5ttr2310c2K" + GS + "72581/3" + GS + "725020240229",
          "]e081100123456123456111101231011012392110123612345678901232611304261101501234569"
              + "6291",
          "]e08112061234567890121234569123456789012345",
          "]d2401" + "9521ABC" + GS + "8010" + "9521#A-1" + GS + "80110" + GS + "70401AB-");

  private static final String ALPHABET =
      "0123456789010117102131039239]CdEeQIJ()[>)/?&=%#:.|\\ABab~ \u0000\u0004\u001d\u001e\u00e9\ud83d";

  @Test
  void noScanEscapesAndNoneHangs() {
    long seed = 20_261_125L;
    System.out.println("ScansPropertyTest seed " + seed);
    Random random = new Random(seed);
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (int i = 0; i < FUZZED; i++) {
            String text = i % 4 == 0 ? noise(random) : mutated(random);
            Scan scan = Scans.read(text);
            CodeReading reading = ItemCodes.goods(scan, LABELS, TODAY);
            if (reading instanceof CodeReading.Unreadable no && !isSpeakable(no.fault())) {
              throw new AssertionError(text + ": " + no.fault());
            }
            if (scan instanceof Scan.Message message) {
              Associations.warnings(message.elements());
            }
          }
        });
  }

  private static boolean isSpeakable(CodeFault fault) {
    return fault.at() >= 1
        && fault.ai().length() <= 4
        && fault.detail().chars().noneMatch(Character::isISOControl);
  }

  @Test
  void aVeryLongScanIsRefusedAtOnce() {
    String digits = "1".repeat(Scans.MAX_CHARS + 1);
    assertInstanceOf(Scan.Faulty.class, Scans.read("]d2", digits));
    assertInstanceOf(Scan.Faulty.class, Scans.read("]d2", digits.substring(1)));
    assertInstanceOf(Scan.Faulty.class, Scans.read("", "(".repeat(Scans.MAX_CHARS)));
    assertInstanceOf(Scan.Faulty.class, Scans.read("", "(10".repeat(Scans.MAX_CHARS / 3)));
  }

  @Test
  void everyFormOfAMessageTellsTheSameElements() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      Gtin gtin = gtin(random);
      String batch = word(random);
      String serial = word(random);
      String day =
          "%02d%02d%02d".formatted(random.nextInt(100), 1 + random.nextInt(12), random.nextInt(29));
      List<String> expected =
          List.of("01" + gtin.digits(), "10" + batch, "21" + serial, "17" + day);
      assertEquals(
          expected,
          told("]d2", "01" + gtin.digits() + "10" + batch + GS + "21" + serial + GS + "17" + day));
      assertEquals(
          expected,
          told("", "(01)%s(10)%s(21)%s(17)%s".formatted(gtin.digits(), batch, serial, day)));
      assertEquals(
          expected,
          told(
              "]Q1",
              "https://example.org/01/%s/10/%s/21/%s?17=%s"
                  .formatted(gtin.digits(), batch, serial, day)));
    }
  }

  @Test
  void everyNumberSurvivesItsShorterForms() {
    Random random = new Random(11);
    for (int i = 0; i < 10_000; i++) {
      String body = "%011d".formatted(random.nextLong(100_000_000_000L));
      String upcA = body + CheckDigit.of(body);
      if (upcA.charAt(0) == '2' || upcA.charAt(0) == '4') {
        continue;
      }
      assertEquals(Scans.read("]E0", "0" + upcA), asEan13(Scans.read("]E0", upcA)));
    }
  }

  @Test
  void expandedUpcEAlwaysHasTheCheckDigitOfTheShortForm() {
    for (int number = 0; number < 1_000_000; number += 97) {
      String six = "%06d".formatted(number);
      long fitting = 0;
      for (char check = '0'; check <= '9'; check++) {
        fitting += UpcE.expand("0" + six + check).isPresent() ? 1 : 0;
      }
      assertEquals(1, fitting, six);
    }
  }

  private static Scan asEan13(Scan scan) {
    Scan.Trade trade = assertInstanceOf(Scan.Trade.class, scan);
    return new Scan.Trade(Symbology.EAN_13, trade.gtin(), trade.addOn());
  }

  private static List<String> told(String aimId, String text) {
    Scan scan = Scans.read(aimId, text);
    return assertInstanceOf(Scan.Message.class, scan, scan.toString()).elements().stream()
        .map((Element element) -> element.ai() + element.value())
        .toList();
  }

  private static Gtin gtin(Random random) {
    String body = "952%010d".formatted(random.nextLong(10_000_000_000L));
    return new Gtin(body + CheckDigit.of(body));
  }

  private static String word(Random random) {
    String letters = "ABCabc0123456789-_.";
    StringBuilder out = new StringBuilder();
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      out.append(letters.charAt(random.nextInt(letters.length())));
    }
    return out.toString();
  }

  private static String noise(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      out.append(any(random));
    }
    return out.toString();
  }

  private static String mutated(Random random) {
    StringBuilder out = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    for (int i = random.nextInt(4); i >= 0 && !out.isEmpty(); i--) {
      int at = random.nextInt(out.length());
      switch (random.nextInt(5)) {
        case 0 -> out.setCharAt(at, any(random));
        case 1 -> out.insert(at, any(random));
        case 2 -> out.deleteCharAt(at);
        case 3 -> out.setLength(at);
        default -> out.append(SEEDS.get(random.nextInt(SEEDS.size())));
      }
    }
    return out.toString();
  }

  private static char any(Random random) {
    return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
  }
}
