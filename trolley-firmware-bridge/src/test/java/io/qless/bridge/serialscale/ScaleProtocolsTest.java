package io.qless.bridge.serialscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.qless.bridge.serialscale.ScaleAnswer.Motion;
import io.qless.bridge.serialscale.ScaleAnswer.Refused;
import io.qless.bridge.serialscale.ScaleAnswer.Weight;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/// The makers' manuals as tests.
class ScaleProtocolsTest {

  private static final String CAS_WEIGHT = cas("S 01.234kg");

  private static final Map<ScaleProtocol, String> WEIGHTS =
      Map.of(
          ScaleProtocols.TOLEDO_8217, "\u000201.234\r",
          ScaleProtocols.NCI, "\n001.234KG\r\n00\r\u0003",
          ScaleProtocols.CAS_ECR, CAS_WEIGHT,
          ScaleProtocols.MT_SICS, "S S    1234.00 g\r\n");

  @Test
  void eachOfThemSaysTheSameWeight() {
    WEIGHTS.forEach(
        (protocol, answer) -> assertEquals(new Weight(1_234, true), read(protocol, answer)));
  }

  @Test
  void aHalfAnswerIsNone() {
    WEIGHTS.forEach((protocol, answer) -> {
      for (int at = 0; at < answer.length(); at++) {
        assertNoWeight(protocol, answer.substring(0, at));
      }
      for (int at = 1; at < answer.length(); at++) {
        assertNoWeight(protocol, answer.substring(at));
      }
    });
  }

  /// NCI has neither a fixed width nor a checksum: there two equal answers have to agree.
  @Test
  void aLostByteLeavesNoOtherWeight() {
    WEIGHTS.forEach((protocol, answer) -> {
      if (!protocol.equals(ScaleProtocols.NCI)) {
        for (int at = 0; at < answer.length(); at++) {
          find(protocol, answer.substring(0, at) + answer.substring(at + 1))
              .ifPresent(left -> assertEquals(new Weight(1_234, true), left));
        }
      }
    });
  }

  @Test
  void anAnswerIsFoundBehindNoise() {
    WEIGHTS.forEach((protocol, answer) ->
        assertEquals(new Weight(1_234, true), read(protocol, "\u0007?12.3\r\n" + answer)));
  }

  @Test
  void toledoSaysWhyThereIsNoWeight() {
    assertInstanceOf(Motion.class, read(ScaleProtocols.TOLEDO_8217, "\u0002?A\r"));
    assertEquals(ScaleAnswer.OVER, read(ScaleProtocols.TOLEDO_8217, "\u0002?B\r"));
    assertEquals(ScaleAnswer.UNDER, read(ScaleProtocols.TOLEDO_8217, "\u0002?D\r"));
    assertRefused(ScaleProtocols.TOLEDO_8217, "\u0002?H\r", "no zero");
    assertRefused(ScaleProtocols.TOLEDO_8217, "\u000201.234N\r", "net weight");
  }

  @Test
  void nciSaysWhyThereIsNoWeight() {
    assertInstanceOf(Motion.class, read(ScaleProtocols.NCI, "\n10\r\u0003"));
    assertInstanceOf(Motion.class, read(ScaleProtocols.NCI, "\n001.234KG\r\n10\r\u0003"));
    assertEquals(ScaleAnswer.OVER, read(ScaleProtocols.NCI, "\n02\r\u0003"));
    assertEquals(ScaleAnswer.UNDER, read(ScaleProtocols.NCI, "\n01\r\u0003"));
    assertEquals(ScaleAnswer.BROKEN, read(ScaleProtocols.NCI, "\n08\r\u0003"));
    assertEquals(ScaleAnswer.OVER, read(ScaleProtocols.NCI, "\n0r0\r\u0003"), "third byte");
    assertRefused(ScaleProtocols.NCI, "\n?\r\u0003", "does not understand");
    assertRefused(ScaleProtocols.NCI, "\n002.72LB\r\n00\r\u0003", "LB");
  }

  @Test
  void casSaysWhyThereIsNoWeight() {
    assertEquals(new Weight(1_234, false), read(ScaleProtocols.CAS_ECR, cas("U 01.234kg")));
    assertEquals(ScaleAnswer.OVER, read(ScaleProtocols.CAS_ECR, cas("SF00.000kg")));
    assertEquals(ScaleAnswer.UNDER, read(ScaleProtocols.CAS_ECR, cas("S-00.010kg")));
    assertRefused(ScaleProtocols.CAS_ECR, cas("S 01.234lb"), "lb");
    assertFalse(
        find(ScaleProtocols.CAS_ECR, CAS_WEIGHT.replace("4kg", "5kg")).isPresent(), "checksum");
  }

  @Test
  void sicsSaysWhyThereIsNoWeight() {
    assertEquals(new Weight(100, false), read(ScaleProtocols.MT_SICS, "S D     100.00 g\r\n"));
    assertEquals(new Weight(-20, true), read(ScaleProtocols.MT_SICS, "S S     -0.020 kg\r\n"));
    assertInstanceOf(Motion.class, read(ScaleProtocols.MT_SICS, "S I\r\n"));
    assertEquals(ScaleAnswer.OVER, read(ScaleProtocols.MT_SICS, "S +\r\n"));
    assertEquals(ScaleAnswer.UNDER, read(ScaleProtocols.MT_SICS, "S -\r\n"));
    assertRefused(ScaleProtocols.MT_SICS, "ES\r\n", "does not understand");
    assertRefused(ScaleProtocols.MT_SICS, "S S     0.2205 lb\r\n", "lb");
  }

  private static void assertRefused(ScaleProtocol protocol, String answer, String reason) {
    Refused refused = assertInstanceOf(Refused.class, read(protocol, answer));
    assertEquals(true, refused.reason().contains(reason), refused.reason());
  }

  private static void assertNoWeight(ScaleProtocol protocol, String answer) {
    find(protocol, answer)
        .ifPresent(
            found -> assertFalse(found instanceof Weight, () -> found + " from half an answer"));
  }

  private static ScaleAnswer read(ScaleProtocol protocol, String answer) {
    return find(protocol, answer).orElseThrow();
  }

  private static Optional<ScaleAnswer> find(ScaleProtocol protocol, String answer) {
    Matcher matcher = protocol.answer().matcher(answer);
    return matcher.find() ? protocol.meaning().apply(matcher) : Optional.empty();
  }

  private static String cas(String text) {
    int sum = text.chars().reduce(0, (before, each) -> before ^ each);
    return "\u0001\u0002" + text + (char) sum + "\u0003\u0004";
  }
}
