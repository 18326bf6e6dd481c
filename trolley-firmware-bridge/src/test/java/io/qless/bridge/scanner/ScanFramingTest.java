package io.qless.bridge.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qless.bridge.scanner.Framed.Rejected;
import io.qless.bridge.scanner.Framed.Whole;
import io.qless.bridge.scanner.ScanReject.Cause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScanFramingTest {

  private final ScanFraming framing = new ScanFraming();

  @Test
  void carriageReturnLineFeedAndBothEndAFrame() {
    assertEquals(List.of(plain("1"), plain("2"), plain("3")), accept("1\r2\n3\r\n"));
  }

  @Test
  void aFrameMayComeInPieces() {
    assertEquals(List.of(), accept("952000"));
    assertEquals(List.of(), framing.silent(Duration.ofMillis(250)));
    assertEquals(List.of(plain("9520000000011")), accept("0000011\r"));
  }

  @Test
  void aPairOfCarriageReturnAndLineFeedCutByARead() {
    assertEquals(List.of(plain("1")), accept("1\r"));
    assertEquals(List.of(plain("2")), accept("\n2\r"));
  }

  @Test
  void equalFramesInARowAreSeparateScans() {
    assertEquals(List.of(plain("7"), plain("7"), plain("7")), accept("7\r7\r7\r"));
  }

  @Test
  void stxAndEtxBracketAFrameAndItsLineEnds() {
    assertEquals(
        List.of(plain("a\rb"), plain("c")), accept("\u0002a\rb\u0003\r\n\u0002c\r\n\u0003"));
  }

  @Test
  void theAimIdIsSplitOff() {
    assertEquals(
        List.of(new Whole("]E0", "9520000000011"), new Whole("]Q3", "01\u001d21")),
        accept("]E09520000000011\r]Q301\u001d21\r"));
  }

  @Test
  void aBracketAloneIsNoAimId() {
    assertEquals(List.of(plain("]9x"), plain("]"), plain("]E")), accept("]9x\r]\r]E\r"));
  }

  @Test
  void anAimIdWithNothingBehindItIsRejected() {
    assertEquals(List.of(new Rejected(Cause.EMPTY, 3)), accept("]E0\r"));
  }

  @Test
  void validUtf8IsReadAsUtf8() {
    assertEquals(
        List.of(plain("चाय ₹5")), acceptBytes("चाय ₹5\r".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aSingleThreeByteCharacterIsAWholeFrame() {
    assertEquals(List.of(plain("₹")), acceptBytes("₹\r".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void otherBytesAreReadAsLatin1() {
    assertEquals(List.of(plain("caf\u00e9!")), accept("caf\u00e9!\r"));
  }

  @Test
  void silenceInsideAFrameTearsIt() {
    accept("95200");
    assertEquals(List.of(), framing.silent(Duration.ofMillis(499)));
    assertEquals(List.of(new Rejected(Cause.TORN, 5)), framing.silent(Duration.ofMillis(1)));
  }

  @Test
  void silenceBetweenFramesIsNothing() {
    accept("1\r");
    assertEquals(List.of(), framing.silent(Duration.ofHours(1)));
    assertEquals(List.of(plain("2")), accept("2\r"));
  }

  @Test
  void eachByteStartsTheSilenceAnew() {
    accept("1");
    framing.silent(Duration.ofMillis(400));
    accept("2");
    assertEquals(List.of(), framing.silent(Duration.ofMillis(400)));
    assertEquals(List.of(plain("123")), accept("3\r"));
  }

  @Test
  void aNewStxTearsTheFrameBeforeIt() {
    assertEquals(
        List.of(new Rejected(Cause.TORN, 2), plain("cd")), accept("\u0002ab\u0002cd\u0003"));
  }

  @Test
  void anEtxWithoutStxIsTheTailOfATornFrame() {
    assertEquals(List.of(new Rejected(Cause.TORN, 3), plain("4")), accept("123\u00034\r"));
  }

  @Test
  void anUnplugRejectsHalfAFrameAndNeverJoinsIt() {
    accept("95200");
    assertEquals(List.of(new Rejected(Cause.UNPLUGGED, 5)), framing.unplugged());
    assertEquals(List.of(plain("12345678")), accept("12345678\r"));
  }

  @Test
  void anUnplugBetweenFramesRejectsNothing() {
    accept("1\r");
    assertEquals(List.of(), framing.unplugged());
  }

  @Test
  void aCodeWhoseTextLooksLikeAnAimIdCostsNoScanAfterALaterUnplug() {
    accept("]Q3 looks like one\r12345678\r");
    framing.unplugged();
    assertEquals(List.of(plain("12345678")), accept("12345678\r"));
  }

  @Test
  void theTailOfATornFrameIsNotTakenForACode() {
    accept("]E09520000000011\r]E0952");
    framing.silent(ScanFraming.SILENCE_LIMIT);
    assertEquals(
        List.of(new Rejected(Cause.HEAD_LOST, 10), new Whole("]E0", "9520000000028")),
        accept("0000000028\r]E09520000000028\r"));
  }

  @Test
  void aScannerWithoutAimIdsKeepsItsFirstCodeAfterATear() {
    accept("9520000000011\r952");
    framing.silent(ScanFraming.SILENCE_LIMIT);
    assertEquals(List.of(plain("9520000000028")), accept("9520000000028\r"));
  }

  @Test
  void theLongestFrameIsWhole() {
    String longest = "8".repeat(ScanFraming.LONGEST_FRAME_BYTES);
    assertEquals(List.of(plain(longest)), accept(longest + "\r"));
  }

  @Test
  void aTooLongFrameIsRejectedOnceUpToItsEnd() {
    String tooLong = "8".repeat(3 * ScanFraming.LONGEST_FRAME_BYTES);
    assertEquals(
        List.of(new Rejected(Cause.TOO_LONG, ScanFraming.LONGEST_FRAME_BYTES), plain("1")),
        accept(tooLong + "\r1\r"));
  }

  @Test
  void whereOnlyCarriageReturnEndsAFrameALineFeedIsData() {
    assertEquals(List.of(plain("a\nb")), accept(ScanFraming.Ends.CR, "a\nb\r"));
  }

  @Test
  void whereOnlyLineFeedEndsAFrameACarriageReturnIsData() {
    assertEquals(List.of(plain("a\rb")), accept(ScanFraming.Ends.LF, "a\rb\n"));
  }

  @Test
  void whereBothEndAFrameOneOfThemIsData() {
    assertEquals(
        List.of(plain("a\rb\nc"), plain("d")), accept(ScanFraming.Ends.CRLF, "a\rb\nc\r\nd\r\n"));
  }

  @Test
  void whereBracketsMakeAFrameWhatIsOutsideIsNone() {
    assertEquals(
        List.of(plain("a\rb"), new Rejected(Cause.TORN, 2), plain("c")),
        accept(ScanFraming.Ends.STX_ETX, "\u0002a\rb\u0003\r\nxy\u0002c\u0003"));
  }

  @Test
  void whereLineEndsAreChosenBracketsAreData() {
    assertEquals(List.of(plain("\u0002a\u0003")), accept(ScanFraming.Ends.CR, "\u0002a\u0003\r"));
  }

  @Test
  void howReadsCutTheBytesNeverMatters() {
    String all = "]E09520000000011\r\n\u0002ab\u0003]C1x\u001dy\n5\r\r5\r";
    List<Framed> whole = new ScanFraming().accept(latin1(all), all.length());
    long seed = 20_261_123;
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var cut = new ScanFraming();
      List<Framed> out = new ArrayList<>();
      int from = 0;
      while (from < all.length()) {
        int to = Math.min(all.length(), from + 1 + random.nextInt(6));
        out.addAll(cut.accept(latin1(all.substring(from, to)), to - from));
        from = to;
      }
      assertEquals(whole, out, "seed " + seed + ", round " + round);
    }
  }

  private List<Framed> accept(String text) {
    return acceptBytes(latin1(text));
  }

  private static List<Framed> accept(ScanFraming.Ends ends, String text) {
    return new ScanFraming(ends).accept(latin1(text), text.length());
  }

  private List<Framed> acceptBytes(byte[] bytes) {
    return framing.accept(bytes, bytes.length);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Framed plain(String text) {
    return new Whole("", text);
  }
}
