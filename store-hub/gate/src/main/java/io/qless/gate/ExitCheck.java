package io.qless.gate;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassRefusal;
import io.qless.contract.pass.PassVerdict;
import io.qless.contract.pass.PassVerifier;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides about one scan: is it a right to leave, and was it used before? Asks nobody: the keys
/// and the used passes are here. Any thread may call; lives as long as the gate.
final class ExitCheck {

  private static final Logger LOG = LoggerFactory.getLogger(ExitCheck.class);

  /// What the gate makes of one scan.
  sealed interface Decision {

    /// The pass is used up and the barrier opens.
    ///
    /// @param pass the pass
    /// @param offline decided without a connection
    record Open(ExitPass pass, boolean offline) implements Decision {}

    /// The barrier stays closed.
    ///
    /// @param code stable name of the cause
    /// @param words the same for the shopper
    record Stay(String code, String words) implements Decision {}
  }

  private final String gate;
  private final PassVerifier verifier;
  private final UsedPasses used;
  private final BooleanSupplier connected;
  private final DateTimeFormatter time;

  ExitCheck(
      String gate, PassVerifier verifier, UsedPasses used, BooleanSupplier connected, ZoneId zone) {
    this.gate = gate;
    this.verifier = verifier;
    this.used = used;
    this.connected = connected;
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
  }

  /// When this says open, the pass is used up and on disk as such.
  Decision decide(String text) {
    return switch (verifier.verify(text)) {
      case PassVerdict.Refused(PassRefusal refusal) ->
          new Decision.Stay(refusal.name(), refusal.words());
      case PassVerdict.Valid(ExitPass pass) -> redeem(pass);
    };
  }

  private Decision redeem(ExitPass pass) {
    boolean offline = !connected.getAsBoolean();
    try {
      return switch (used.redeem(pass, gate, offline)) {
        case UsedPasses.Redemption.Done done -> new Decision.Open(pass, offline);
        case UsedPasses.Redemption.UsedBefore(PassUse before) ->
            new Decision.Stay(
                "ALREADY_USED",
                "already used at gate " + before.gate() + " " + inWords(before.at()));
      };
    } catch (GateException cause) {
      LOG.error("A valid pass can't be remembered, so it can't open", cause);
      return new Decision.Stay("GATE_FAULT", "this gate is out of order, please use another");
    }
  }

  private String inWords(Instant at) {
    return time.format(at);
  }
}
