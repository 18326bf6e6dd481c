package io.qless.bridge.handshake;

import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.Framed.Rejected;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for a damaged frame again, a few times, before the shopper is bothered. Used by one
/// protocol's thread; lives as long as the protocol.
final class Resends {

  /// Scanners give a frame up after their second retransmission.
  static final int MOST = 2;

  /// A scanner resends at once; one that is silent for this long has nothing more to say.
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String nak;
  private int asked;
  private Duration waited = Duration.ZERO;
  private @Nullable Rejected damaged;

  /// @param nak what asks for the frame again
  Resends(String nak) {
    this.nak = nak;
  }

  /// A frame came damaged: asks for it, or gives it up.
  List<Framed> ask(Rejected what) {
    if (asked == MOST) {
      done();
      return List.of(what);
    }
    asked++;
    waited = Duration.ZERO;
    damaged = what;
    return List.of(new Framed.Answer(nak));
  }

  /// Nothing came for a while.
  List<Framed> silent(Duration listened) {
    waited = waited.plus(listened);
    return waited.compareTo(PATIENCE) < 0 ? List.of() : giveUp();
  }

  /// What was asked for won't come any more.
  List<Framed> giveUp() {
    Rejected lost = damaged;
    done();
    return lost == null ? List.of() : List.of(lost);
  }

  /// It came.
  void done() {
    asked = 0;
    waited = Duration.ZERO;
    damaged = null;
  }
}
