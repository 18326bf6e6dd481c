package io.qless.bridge.wedge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.linux.Errno;
import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.Framed.Rejected;
import io.qless.bridge.scanner.Framed.Whole;
import io.qless.bridge.scanner.ScanReject.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WedgeKeysTest {

  private static final int A = 30;
  private static final int Q = 16;
  private static final int Z = 44;
  private static final int RIGHT_BRACKET = 27;
  private static final int KEYPAD_7 = 71;
  private static final int KEYPAD_ENTER = 96;

  private final WedgeKeys us = new WedgeKeys(KeyLayout.US);

  @Test
  void keysAndEnterAreACode() {
    assertEquals(
        List.of(plain("9520000000011")),
        take(us, new Typed().digits("9520000000011").key(Typed.ENTER)));
  }

  @Test
  void tabAndTheKeypadsEnterEndACodeToo() {
    assertEquals(
        List.of(plain("1"), plain("2")),
        take(us, new Typed().digits("1").key(Typed.TAB).digits("2").key(KEYPAD_ENTER)));
  }

  @Test
  void anAimIdIsTypedInFrontAsAnythingElse() {
    assertEquals(
        List.of(new Whole("]E0", "7")),
        take(us, new Typed().key(RIGHT_BRACKET).shifted(18).digits("07").key(Typed.ENTER)));
  }

  @Test
  void shiftAndCapsLockMakeCapitalsAndTogetherNone() {
    assertEquals(
        List.of(plain("aAAa!1")),
        take(
            us,
            new Typed()
                .key(A)
                .shifted(A)
                .key(Typed.CAPS)
                .key(A)
                .shifted(A)
                .shifted(2)
                .key(2)
                .key(Typed.CAPS)
                .key(Typed.ENTER)));
  }

  @Test
  void theKeypadTypesDigits() {
    assertEquals(
        List.of(plain("7894561230.")),
        take(us, keys(KEYPAD_7, 72, 73, 75, 76, 77, 79, 80, 81, 82, 83).key(Typed.ENTER)));
  }

  @Test
  void controlAndBracketIsTheGroupSeparator() {
    assertEquals(
        List.of(plain("1\u001d2")),
        take(
            us,
            new Typed()
                .digits("1")
                .down(Typed.CONTROL)
                .key(RIGHT_BRACKET)
                .up(Typed.CONTROL)
                .digits("2")
                .key(Typed.ENTER)));
  }

  @Test
  void altAndDigitsOfTheKeypadAreACharactersNumber() {
    Typed typed = new Typed().down(Typed.ALT).key(82).key(75).key(79).up(Typed.ALT); // 041
    assertEquals(List.of(plain(")")), take(us, typed.key(Typed.ENTER)));
  }

  @Test
  void germanAndFrenchDigitsLettersAndSigns() {
    assertEquals(
        List.of(plain("0123456789yzYZß-")),
        take(
            new WedgeKeys(KeyLayout.DE),
            new Typed()
                .digits("0123456789")
                .key(Z)
                .key(21)
                .shifted(Z)
                .shifted(21)
                .key(12)
                .key(53)
                .key(Typed.ENTER)));
    assertEquals(
        List.of(plain("17aqAm&")),
        take(
            new WedgeKeys(KeyLayout.FR),
            new Typed()
                .shifted(2)
                .shifted(8)
                .key(Q)
                .key(A)
                .shifted(Q)
                .key(39)
                .key(2)
                .key(Typed.ENTER)));
  }

  @Test
  void altGrReachesTheThirdSign() {
    Typed typed = new Typed().down(Typed.ALT_GR).key(10).up(Typed.ALT_GR).key(Typed.ENTER);
    assertEquals(List.of(plain("]")), take(new WedgeKeys(KeyLayout.DE), typed));
  }

  @Test
  void aHeldKeyTypesOnce() {
    Typed typed = new Typed().down(2).repeated(2).repeated(2).up(2).key(Typed.ENTER);
    assertEquals(List.of(plain("1")), take(us, typed));
  }

  @Test
  void equalCodesInARowAreSeparateScans() {
    Typed typed = new Typed().digits("7").key(Typed.ENTER).digits("7").key(Typed.ENTER);
    assertEquals(List.of(plain("7"), plain("7")), take(us, typed));
  }

  @Test
  void aKeyThatStandsForNothingRejectsTheCodeAndOnlyIt() {
    int f1 = 59;
    assertEquals(
        List.of(new Rejected(Cause.UNKNOWN_KEY, 2), plain("3")),
        take(
            us,
            new Typed()
                .digits("1")
                .key(f1)
                .digits("2")
                .key(Typed.ENTER)
                .digits("3")
                .key(Typed.ENTER)));
  }

  @Test
  void lostEventsRejectTheCodeUpToItsEndAtOnceAndOnce() {
    assertEquals(
        List.of(new Rejected(Cause.OVERRUN, 3), plain("8")),
        take(
            us,
            new Typed()
                .digits("952")
                .dropped()
                .digits("11")
                .dropped()
                .digits("4")
                .key(Typed.ENTER)
                .digits("8")
                .key(Typed.ENTER)));
  }

  @Test
  void twoCodesWithALostEndBetweenThemAreNeverJoined() {
    Typed typed = new Typed().digits("111").dropped().digits("222").key(Typed.ENTER);
    assertEquals(List.of(new Rejected(Cause.OVERRUN, 3)), take(us, typed));
  }

  @Test
  void afterASilenceACodeIsWholeAgain() {
    take(us, new Typed().digits("111").dropped());
    assertEquals(List.of(), us.silent(Duration.ofMillis(500)));
    assertEquals(List.of(plain("222")), take(us, new Typed().digits("222").key(Typed.ENTER)));
  }

  @Test
  void aShiftWhoseReleaseWasLostIsNotHeldForEver() {
    take(us, new Typed().down(Typed.SHIFT).digits("1").dropped().key(Typed.ENTER));
    assertEquals(List.of(plain("2")), take(us, new Typed().digits("2").key(Typed.ENTER)));
  }

  @Test
  void aCapsLockThatWasLostDoesNotTurnTheNextCodesAround() {
    take(us, new Typed().dropped().key(A).key(Typed.CAPS).key(Typed.ENTER));
    assertEquals(List.of(plain("a")), take(us, new Typed().key(A).key(Typed.ENTER)));
    take(us, new Typed().key(Typed.CAPS).key(A).dropped().key(Typed.ENTER));
    assertEquals(List.of(plain("a")), take(us, new Typed().key(A).key(Typed.ENTER)));
  }

  @Test
  void silenceInsideACodeTearsIt() {
    take(us, new Typed().digits("952"));
    assertEquals(List.of(), us.silent(Duration.ofMillis(499)));
    assertEquals(List.of(new Rejected(Cause.TORN, 3)), us.silent(Duration.ofMillis(1)));
    assertEquals(List.of(), us.silent(Duration.ofMinutes(1)));
  }

  @Test
  void anUnplugInsideACodeIsToldAndForgotten() {
    take(us, new Typed().down(Typed.SHIFT).key(A));
    assertEquals(List.of(new Rejected(Cause.UNPLUGGED, 1)), us.unplugged());
    assertEquals(List.of(plain("a")), take(us, new Typed().key(A).key(Typed.ENTER)));
  }

  @Test
  void anEmptyLineIsNothing() {
    assertEquals(List.of(), take(us, new Typed().key(Typed.ENTER).key(Typed.ENTER)));
  }

  @Test
  void howReadsCutTheEventsNeverMatters() {
    byte[] bytes = new Typed().digits("9520000000011").key(Typed.ENTER).bytes();
    List<Framed> out = new ArrayList<>();
    for (byte each : bytes) {
      out.addAll(us.accept(new byte[] {each}, 1));
    }
    assertEquals(List.of(plain("9520000000011")), out);
  }

  @Test
  void aCodeWithoutEndIsRejectedOnce() {
    Typed typed = new Typed();
    for (int i = 0; i < 800; i++) {
      typed.digits("1234567890");
    }
    assertEquals(
        List.of(new Rejected(Cause.TOO_LONG, 7_093), plain("5")),
        take(us, typed.key(Typed.ENTER).digits("5").key(Typed.ENTER)));
  }

  @Test
  void aLayoutThatIsNotThereIsSaid() {
    assertEquals(KeyLayout.DE, KeyLayout.named("de"));
    assertThrows(IllegalArgumentException.class, () -> KeyLayout.named("dvorak"));
  }

  @Test
  void aDeviceThatSomebodyElseHasGrabbedSaysSo() {
    assertEquals(
        new Faulty(
            "/dev/input/event3 is grabbed by another program (EBUSY 16)",
            "find it: fuser /dev/input/event3"),
        EvdevPort.why(Path.of("/dev/input/event3"), Errno.EBUSY));
  }

  private static Typed keys(int... codes) {
    Typed typed = new Typed();
    for (int code : codes) {
      typed.key(code);
    }
    return typed;
  }

  private static List<Framed> take(WedgeKeys keys, Typed typed) {
    byte[] bytes = typed.bytes();
    return keys.accept(bytes, bytes.length);
  }

  private static Framed plain(String text) {
    return new Whole("", text);
  }
}
