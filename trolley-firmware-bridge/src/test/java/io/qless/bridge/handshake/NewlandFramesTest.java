package io.qless.bridge.handshake;

import static io.qless.bridge.handshake.Said.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qless.bridge.scanner.Framed.Whole;
import io.qless.bridge.scanner.ScanFraming;
import io.qless.bridge.scanner.ScannerCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewlandFramesTest {

  private final NewlandFrames newland = new NewlandFrames(ScanFraming.Ends.ANY);

  @Test
  void commandsOfTheHost() {
    assertEquals(
        hex("7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03"),
        newland.bytesOf(ScannerCommand.TRIGGER));
    assertEquals("~\u00010000#SCNTRG0;\u0003", newland.bytesOf(ScannerCommand.RELEASE));
    assertEquals("~\u00010000#BEEPON2700F80T20V;\u0003", newland.bytesOf(ScannerCommand.BEEP_GOOD));
  }

  @Test
  void aReplyAmongCodesIsNone() {
    assertEquals(
        List.of(new Whole("]E0", "9520000000011"), new Whole("]E0", "9520000000028")),
        Said.to(
            newland, "]E09520000000011\r\u0002\u00010000#SCNTRG1\u0006;\u0003]E09520000000028\r"));
  }

  @Test
  void aCodeBetweenStxAndEtxIsOne() {
    assertEquals(List.of(new Whole("", "0000#1")), Said.to(newland, "\u00020000#1\u0003"));
  }
}
