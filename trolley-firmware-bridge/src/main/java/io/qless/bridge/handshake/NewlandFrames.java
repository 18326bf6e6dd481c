package io.qless.bridge.handshake;

import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.ScanFraming;
import io.qless.bridge.scanner.ScanProtocol;
import io.qless.bridge.scanner.ScannerCommand;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// A Newland scanner: plain frames without answers, and commands whose replies come in among the
/// codes and are none.
///
/// A command is `~ SOH 0000 # TAG data ; ETX`, where `#` makes it last until power-off (`@` would
/// write it into the scanner's memory); its reply begins with STX SOH instead.
public final class NewlandFrames implements ScanProtocol {

  /// A reply as plain framing shows it: what stands between STX and ETX.
  private static final Pattern REPLY = Pattern.compile("\u0001\\d{4}[#@&*^].*", Pattern.DOTALL);

  private final ScanFraming framing;

  /// @param ends how it was set up to end a code
  public NewlandFrames(ScanFraming.Ends ends) {
    framing = new ScanFraming(ends);
  }

  @Override
  public List<Framed> accept(byte[] bytes, int count) {
    return framing.accept(bytes, count).stream().filter(framed -> !isReply(framed)).toList();
  }

  @Override
  public List<Framed> silent(Duration listened) {
    return framing.silent(listened);
  }

  @Override
  public List<Framed> unplugged() {
    return framing.unplugged();
  }

  @Override
  public String bytesOf(ScannerCommand command) {
    return switch (command) {
      case TRIGGER -> command("SCNTRG1");
      case RELEASE -> command("SCNTRG0");
      case BEEP_GOOD -> command("BEEPON2700F80T20V"); // hertz, milliseconds, loudness
      case BEEP_BAD -> command("BEEPON400F400T20V");
    };
  }

  private static String command(String what) {
    return "~\u00010000#" + what + ";\u0003";
  }

  private static boolean isReply(Framed framed) {
    return framed instanceof Framed.Whole whole && REPLY.matcher(whole.text()).matches();
  }
}
