package io.qless.bridge.handshake;

import static io.qless.bridge.handshake.Said.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.Framed.Answer;
import io.qless.bridge.scanner.Framed.Rejected;
import io.qless.bridge.scanner.Framed.Whole;
import io.qless.bridge.scanner.ScanFraming;
import io.qless.bridge.scanner.ScanReject.Cause;
import io.qless.bridge.scanner.ScannerCommand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoneywellFramesTest {

  private static final Framed NAK = new Answer("\u0015");

  private final HoneywellFrames honeywell = new HoneywellFrames(ScanFraming.Ends.ANY);

  @Test
  void commandsOfTheHost() {
    assertEquals(hex("16 54 0D"), honeywell.bytesOf(ScannerCommand.TRIGGER));
    assertEquals(hex("16 55 0D"), honeywell.bytesOf(ScannerCommand.RELEASE));
    assertEquals(hex("16 07 0D"), honeywell.bytesOf(ScannerCommand.BEEP_GOOD));
  }

  @Test
  void aFrameIsAcknowledgedOnceItIsKept() {
    assertEquals(
        List.of(new Whole("]E0", "9520000000011")), Said.to(honeywell, "]E09520000000011\r"));
    assertEquals("\u0006", honeywell.kept());
  }

  @Test
  void aFrameThatWasNotKeptGetsNoAnswerSoThatTheScannerSoundsItsError() {
    Said.to(honeywell, "]E09520000000011\r");
    assertEquals("", honeywell.notKept());
  }

  @Test
  void aTornFrameIsAskedForAndCountsWhenItComes() {
    Said.to(honeywell, "]E0952");
    assertEquals(List.of(NAK), honeywell.silent(Duration.ofMillis(500)));
    assertEquals(
        List.of(new Whole("]E0", "9520000000011")), Said.to(honeywell, "]E09520000000011\r"));
    assertEquals(List.of(), honeywell.silent(Duration.ofMinutes(1)));
  }

  @Test
  void whatStaysTornIsToldAfterTwoRepetitions() {
    Said.to(honeywell, "]E0952");
    honeywell.silent(Duration.ofMillis(500));
    Said.to(honeywell, "]E0952");
    assertEquals(List.of(NAK), honeywell.silent(Duration.ofMillis(500)));
    Said.to(honeywell, "]E0952");
    assertEquals(List.of(new Rejected(Cause.TORN, 6)), honeywell.silent(Duration.ofMillis(500)));
  }

  @Test
  void aRepetitionThatNeverComesIsTold() {
    Said.to(honeywell, "]E0952");
    honeywell.silent(Duration.ofMillis(500));
    assertEquals(List.of(new Rejected(Cause.TORN, 6)), honeywell.silent(Duration.ofSeconds(2)));
  }

  @Test
  void anUnplugTellsWhatWasAskedFor() {
    Said.to(honeywell, "]E0952");
    honeywell.silent(Duration.ofMillis(500));
    assertEquals(List.of(new Rejected(Cause.TORN, 6)), honeywell.unplugged());
  }
}
