package io.qless.bridge.converter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.qless.bridge.converter.WeightLine.About;
import io.qless.bridge.converter.WeightLine.Torn;
import io.qless.bridge.converter.WeightLine.Weight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightLineTest {

  @Test
  void theChecksumIsCrc16CcittFalse() {
    // Its check value over "123456789" is 0x29B1.
    assertInstanceOf(Torn.class, WeightLine.parse("123456789*29B1"), "no line, though it checks");
    // By another program: Python's binascii.crc_hqx(b"W,7,1250,-42,1", 0xFFFF).
    assertEquals(new Weight(7, 1_250, -42, 1), WeightLine.parse("W,7,1250,-42,1*87E6"));
  }

  @Test
  void aLineReadsAsItWasWritten() {
    for (WeightLine line :
        List.of(
            new Weight(4_294_967_295L, 4_294_967_295L, -8_388_608, 0xff),
            new Weight(0, 0, 8_388_607, 0),
            new About(1, "NAU7802", 80))) {
      String text = new String(line.bytes(), StandardCharsets.US_ASCII);
      assertEquals(line, WeightLine.parse(text.strip()));
    }
  }

  @Test
  void noByteCanBeLostChangedOrAdded() {
    String line = new String(new Weight(123, 4_567, 890_123, 0).bytes(), StandardCharsets.US_ASCII);
    line = line.strip();
    for (int at = 0; at < line.length(); at++) {
      String lost = line.substring(0, at) + line.substring(at + 1);
      assertInstanceOf(Torn.class, WeightLine.parse(lost), lost);
      char other = line.charAt(at) == '3' ? '4' : '3';
      String changed = line.substring(0, at) + other + line.substring(at + 1);
      assertInstanceOf(Torn.class, WeightLine.parse(changed), changed);
      String added = line.substring(0, at) + '0' + line.substring(at);
      assertInstanceOf(Torn.class, WeightLine.parse(added), added);
    }
  }

  @Test
  void aNumberThatFitsNothingIsTorn() {
    for (String text :
        List.of("W,99999999999,1,1,0", "W,1,1,99999999,0", "W,1,1", "X,1", "V,1,,80")) {
      assertInstanceOf(Torn.class, lineOf(text), text);
    }
  }

  private static WeightLine lineOf(String text) {
    return WeightLine.parse(text + "*%04X".formatted(WeightLineForm.crc(text)));
  }

  @Test
  void linesComeOutHoweverTheBytesCome() {
    byte[] two =
        ("half a line\n" + text(new Weight(1, 1, 1, 0)) + text(new About(1, "HX711", 80)))
            .getBytes(StandardCharsets.US_ASCII);
    var lines = new WeightLines();
    List<WeightLine> found = new ArrayList<>();
    for (byte each : two) {
      found.addAll(lines.accept(new byte[] {each}, 1));
    }
    assertEquals(List.of(new Weight(1, 1, 1, 0), new About(1, "HX711", 80)), found);
  }

  @Test
  void whatNeverEndsIsThrownAwayAndTheNextLineCounts() {
    var lines = new WeightLines();
    byte[] noise =
        ("\n" + "x".repeat(200) + "\n" + text(new Weight(1, 1, 1, 0)))
            .getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        List.of(new Torn(), new Torn(), new Torn(), new Weight(1, 1, 1, 0)),
        lines.accept(noise, noise.length));
  }

  private static String text(WeightLine line) {
    return new String(line.bytes(), StandardCharsets.US_ASCII);
  }
}
