package io.qless.bridge.handshake;

import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.ScanFraming;
import io.qless.bridge.scanner.ScanProtocol;
import io.qless.bridge.scanner.ScannerCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A Honeywell scanner with its ACK/NAK mode switched on (it is off when it leaves the factory):
/// plain frames, each of which waits for one byte. ACK lets the scanner go on, NAK makes it send
/// the frame again; without either it gives the code up and tells so by its beeper.
///
/// Nothing marks a retransmission. None is needed: a frame is asked for again only when it was not
/// kept.
public final class HoneywellFrames implements ScanProtocol {

  private static final String ACK = "\u0006";
  private static final String NAK = "\u0015";

  /// Serial commands of Honeywell's area imagers: SYN T CR, SYN U CR, SYN BEL CR.
  private static final String TRIGGER = "\u0016T\r";

  private static final String RELEASE = "\u0016U\r";
  private static final String BEEP = "\u0016\u0007\r";

  private final ScanFraming framing;
  private final Resends resends = new Resends(NAK);

  /// @param ends how it was set up to end a code
  public HoneywellFrames(ScanFraming.Ends ends) {
    framing = new ScanFraming(ends);
  }

  @Override
  public List<Framed> accept(byte[] bytes, int count) {
    return answered(framing.accept(bytes, count));
  }

  @Override
  public List<Framed> silent(Duration listened) {
    List<Framed> torn = answered(framing.silent(listened));
    return torn.isEmpty() ? resends.silent(listened) : torn;
  }

  @Override
  public List<Framed> unplugged() {
    List<Framed> half = framing.unplugged();
    List<Framed> asked = resends.giveUp();
    return half.isEmpty() ? asked : half;
  }

  @Override
  public String kept() {
    return ACK;
  }

  @Override
  public String bytesOf(ScannerCommand command) {
    return switch (command) {
      case TRIGGER -> TRIGGER;
      case RELEASE -> RELEASE;
      case BEEP_GOOD -> BEEP;
      case BEEP_BAD -> BEEP.repeat(3);
    };
  }

  private List<Framed> answered(List<Framed> frames) {
    List<Framed> out = new ArrayList<>();
    for (Framed framed : frames) {
      if (framed instanceof Framed.Rejected damaged) {
        out.addAll(resends.ask(damaged));
      } else {
        resends.done();
        out.add(framed);
      }
    }
    return out;
  }
}
