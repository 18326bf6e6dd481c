package io.qless.bridge.handshake;

import static io.qless.bridge.handshake.Said.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.Framed.Answer;
import io.qless.bridge.scanner.Framed.Rejected;
import io.qless.bridge.scanner.Framed.Whole;
import io.qless.bridge.scanner.ScanReject.Cause;
import io.qless.bridge.scanner.ScannerCommand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Zebra's Simple Serial Interface as its programmer's guide has it: who says what, and what comes
/// back.
class SsiPacketsTest {

  private static final String ACK = hex("04 D0 04 00 FF 28");
  private static final String NAK_RESEND = hex("05 D1 04 00 01 FF 25");
  private static final int EAN_13 = 0x0B;
  private static final int AGAIN = 1;
  private static final int GOES_ON = 2;

  private final SsiPackets ssi = new SsiPackets();

  @Test
  void commandsOfTheHost() {
    assertEquals(hex("04 E4 04 00 FF 14"), ssi.bytesOf(ScannerCommand.TRIGGER));
    assertEquals(hex("04 E5 04 00 FF 13"), ssi.bytesOf(ScannerCommand.RELEASE));
    assertEquals(hex("05 E6 04 00 00 FF 11"), ssi.bytesOf(ScannerCommand.BEEP_GOOD));
  }

  @Test
  void aCodeIsAcknowledgedOnceItIsKept() {
    assertEquals(List.of(milk(false)), says(0, ean("9520000000011")));
    assertEquals(ACK, ssi.kept());
  }

  @Test
  void packetsMayComeInPiecesAndBehindNulls() {
    String packet = packet(0, ean("9520000000011"));
    assertEquals(List.of(), Said.to(ssi, "\0\0" + packet.substring(0, 7)));
    assertEquals(List.of(), ssi.silent(Duration.ofMillis(250)));
    assertEquals(List.of(milk(false)), Said.to(ssi, packet.substring(7)));
  }

  @Test
  void aWrongChecksumIsAskedForAgain() {
    String packet = packet(0, ean("9520000000011")).replace('2', '3');
    assertEquals(List.of(new Answer(NAK_RESEND)), Said.to(ssi, packet));
    assertEquals(List.of(milk(false)), says(AGAIN, ean("9520000000011")));
  }

  @Test
  void afterTwoRepetitionsInVainTheShopperIsTold() {
    String wrong = packet(0, ean("9520000000011")).replace('2', '3');
    Said.to(ssi, wrong);
    Said.to(ssi, wrong);
    assertEquals(List.of(new Rejected(Cause.TORN, 20)), Said.to(ssi, wrong));
  }

  @Test
  void aRepetitionThatNeverComesIsTold() {
    Said.to(ssi, packet(0, ean("9520000000011")).replace('2', '3'));
    assertEquals(List.of(), ssi.silent(Duration.ofMillis(1_999)));
    assertEquals(List.of(new Rejected(Cause.TORN, 20)), ssi.silent(Duration.ofMillis(1)));
    assertEquals(List.of(), ssi.silent(Duration.ofMinutes(1)), "once");
  }

  @Test
  void silenceInsideAPacketAsksForItAgain() {
    Said.to(ssi, packet(0, ean("9520000000011")).substring(0, 9));
    assertEquals(List.of(new Answer(NAK_RESEND)), ssi.silent(Duration.ofMillis(500)));
    assertEquals(List.of(milk(false)), says(AGAIN, ean("9520000000011")));
  }

  @Test
  void aLengthThatCantBeIsAskedForAgain() {
    assertEquals(List.of(new Answer(NAK_RESEND)), Said.to(ssi, "\u0002abc"));
  }

  @Test
  void aRepetitionOfWhatWasAcknowledgedSaysSo() {
    says(0, ean("9520000000011"));
    ssi.kept();
    assertEquals(List.of(milk(true)), says(AGAIN, ean("9520000000011")));
  }

  @Test
  void equalCodesInARowAreSeparateScans() {
    says(0, ean("9520000000011"));
    ssi.kept();
    assertEquals(List.of(milk(false)), says(0, ean("9520000000011")));
  }

  @Test
  void anEqualCodeThatCameDamagedIsNotTakenForARepetition() {
    says(0, ean("9520000000011"));
    ssi.kept();
    Said.to(ssi, packet(0, ean("9520000000011")).replace('2', '3'));
    assertEquals(List.of(milk(false)), says(AGAIN, ean("9520000000011")));
  }

  @Test
  void anEqualCodeThatWasCutByAnUnplugIsNotTakenForARepetition() {
    says(0, ean("9520000000011"));
    ssi.kept();
    Said.to(ssi, packet(0, ean("9520000000011")).substring(0, 5));
    assertEquals(List.of(new Rejected(Cause.UNPLUGGED, 5)), ssi.unplugged());
    assertEquals(List.of(milk(false)), says(AGAIN, ean("9520000000011")));
  }

  @Test
  void aRepetitionThatWasCutByAnUnplugIsStillOne() {
    says(0, ean("9520000000011"));
    ssi.kept();
    Said.to(ssi, packet(AGAIN, ean("9520000000011")).substring(0, 5));
    ssi.unplugged();
    assertEquals(List.of(milk(true)), says(AGAIN, ean("9520000000011")));
  }

  @Test
  void whenTheAnswerHasSurelyArrivedNothingIsARepetitionOfIt() {
    says(0, ean("9520000000011"));
    ssi.kept();
    ssi.silent(Duration.ofSeconds(10));
    assertEquals(List.of(milk(false)), says(AGAIN, ean("9520000000011")));
  }

  @Test
  void aCodeThatWasNotKeptGetsNoAnswerAndCountsWhenItComesAgain() {
    says(0, ean("9520000000011"));
    assertEquals("", ssi.notKept());
    assertEquals(List.of(milk(false)), says(AGAIN, ean("9520000000011")));
  }

  @Test
  void aLongCodeComesInSeveralPackets() {
    assertEquals(List.of(new Answer(ACK)), says(GOES_ON, "\u001c" + "a".repeat(240)));
    assertEquals(List.of(new Answer(ACK)), says(GOES_ON, "\u001c" + "b".repeat(240)));
    assertEquals(
        List.of(new Whole("]Q1", "a".repeat(240) + "b".repeat(240) + "c")), says(0, "\u001cc"));
  }

  @Test
  void aPartThatIsRepeatedCountsOnce() {
    says(GOES_ON, "\u001cab");
    assertEquals(List.of(new Answer(ACK)), says(GOES_ON | AGAIN, "\u001cab"));
    assertEquals(List.of(new Whole("]Q1", "abcd")), says(0, "\u001ccd"));
  }

  @Test
  void theLastPartThatIsRepeatedTellsTheWholeCodeAgain() {
    says(GOES_ON, "\u001cab");
    says(0, "\u001ccd");
    ssi.kept();
    assertEquals(List.of(new Whole("]Q1", "abcd", true)), says(AGAIN, "\u001ccd"));
  }

  @Test
  void theSymbologyBecomesAnAimIdUnlessTheScannerSendsOne() {
    assertEquals(
        List.of(new Whole("]C1", "0109520000000011\u001d21X")),
        says(0, "\u000f0109520000000011\u001d21X"));
    ssi.kept();
    assertEquals(List.of(new Whole("]Q3", "01")), says(0, "\u001c]Q301"));
    ssi.kept();
    assertEquals(List.of(new Whole("", "036000291452")), says(0, "\u0008036000291452"), "UPC-A");
  }

  @Test
  void anEmptyCodeIsAcknowledgedAndRejected() {
    assertEquals(List.of(new Answer(ACK), new Rejected(Cause.EMPTY, 0)), says(0, "\u000b"));
  }

  @Test
  void answersToOurCommandsAreNoCodes() {
    assertEquals(List.of(), Said.to(ssi, new SsiPacket(SsiPacket.ACK, 0, 0, "").text()));
    assertEquals(List.of(), Said.to(ssi, new SsiPacket(0xA4, 0, 0, "REV 1.2").text()));
    assertEquals(
        List.of(new Answer(ACK)), Said.to(ssi, new SsiPacket(SsiPacket.EVENT, 0, 0, "\1").text()));
  }

  @Test
  void aCodeWithoutEndIsRejected() {
    Framed last = new Answer("");
    for (int i = 0; i < 40; i++) {
      last = says(GOES_ON, "\u001c" + "8".repeat(200)).getLast();
      if (last instanceof Rejected) {
        break;
      }
    }
    assertEquals(Cause.TOO_LONG, assertInstanceOf(Rejected.class, last).cause());
  }

  private List<Framed> says(int status, String data) {
    return Said.to(ssi, packet(status, data));
  }

  private static String packet(int status, String data) {
    return new SsiPacket(SsiPacket.DECODE_DATA, SsiPacket.DECODER, status, data).text();
  }

  private static String ean(String digits) {
    return (char) EAN_13 + digits;
  }

  private static Framed milk(boolean again) {
    return new Whole("]E0", "9520000000011", again);
  }
}
