package io.qless.gate;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.PassRefusal;
import io.qless.contract.pass.PassSigner;
import io.qless.contract.pass.PassVerdict;
import io.qless.contract.pass.PassVerifier;
import io.qless.contract.pass.SigningKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides about one scan: is it a right to leave, was it used before, and does no other gate use
/// it? Keys and used passes are here; the other gates are asked as long as they answer. One thread
/// calls; lives as long as the gate.
final class ExitCheck {

  private static final Logger LOG = LoggerFactory.getLogger(ExitCheck.class);

  /// What the gate makes of one scan.
  sealed interface Decision {

    /// The pass is used up and the barrier opens.
    ///
    /// @param pass the pass
    /// @param use as it stands on the disk
    record Open(ExitPass pass, PassUse use) implements Decision {}

    /// The barrier stays closed.
    ///
    /// @param code stable name of the cause
    /// @param words the same for the shopper
    record Stay(String code, Words words) implements Decision {}
  }

  private final String gate;
  private final PassVerifier verifier;
  private final UsedPasses used;
  private final Claims claims;
  private final GateClock clock;
  private final BooleanSupplier connected;
  private final DateTimeFormatter time;

  /// @param connected whether hub and other gates can be reached through the broker
  ExitCheck(
      String gate,
      PassVerifier verifier,
      UsedPasses used,
      Claims claims,
      GateClock clock,
      BooleanSupplier connected,
      ZoneId zone) {
    this.gate = gate;
    this.verifier = verifier;
    this.used = used;
    this.claims = claims;
    this.clock = clock;
    this.connected = connected;
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
  }

  /// The first check of a signature takes half a second in a cold program: not at the first
  /// shopper's cost.
  static void warmUp(InstantSource clock) {
    SigningKey throwaway = SigningKey.generate();
    ExitPass pass = ExitPass.issue("warm-up", "warm-up", "", "1", 0, 0, 0, clock.instant());
    PassVerifier verifier = new PassVerifier("warm-up", () -> PassKeys.of(throwaway), clock);
    LOG.debug("Warm: {}", verifier.verify(new PassSigner(throwaway).sign(pass)));
  }

  /// When this says open, the pass is used up and on disk as such.
  Decision decide(String text) throws InterruptedException {
    if (clock.judge() instanceof GateClock.Judgement.Wrong) {
      return new Decision.Stay(
          "CLOCK_WRONG",
          new Words(
              "the clock of this gate is wrong, please use another or ask our staff",
              "इस गेट की घड़ी ग़लत है, कृपया दूसरा गेट लें या स्टाफ़ से पूछें"));
    }
    return switch (verifier.verify(text)) {
      case PassVerdict.Refused(PassRefusal refusal) ->
          new Decision.Stay(refusal.name(), new Words(refusal.words(), refusal.hindi()));
      case PassVerdict.Valid(ExitPass pass) -> claim(pass);
    };
  }

  private Decision claim(ExitPass pass) throws InterruptedException {
    Optional<PassUse> before = used.find(pass.id(), pass.session());
    if (before.isPresent()) {
      return usedBefore(before.get().gate(), before.get().at());
    }
    try {
      return switch (claims.claim(pass)) {
        case Claims.Answer.Free(boolean alone) -> redeem(pass, alone || !connected.getAsBoolean());
        case Claims.Answer.Taken(String where, Instant at) -> usedBefore(where, at);
      };
    } finally {
      claims.done(pass.session());
    }
  }

  private Decision redeem(ExitPass pass, boolean offline) {
    try {
      return switch (used.redeem(pass, gate, offline)) {
        case UsedPasses.Redemption.Done(PassUse use) -> new Decision.Open(pass, use);
        case UsedPasses.Redemption.UsedBefore(PassUse before) ->
            usedBefore(before.gate(), before.at());
      };
    } catch (GateException cause) {
      LOG.error("A valid pass can't be remembered, so it can't open", cause);
      return new Decision.Stay(
          "GATE_FAULT",
          new Words(
              "this gate is out of order, please use another",
              "यह गेट ख़राब है, कृपया दूसरा गेट लें"));
    }
  }

  private Decision usedBefore(String where, Instant at) {
    if (at.equals(Instant.EPOCH)) {
      return new Decision.Stay(
          "BEING_USED",
          new Words(
              "just being used at gate " + where, "अभी गेट " + where + " पर इस्तेमाल हो रहा है"));
    }
    String when = time.format(at);
    return new Decision.Stay(
        "ALREADY_USED",
        new Words(
            "already used at gate " + where + " " + when,
            "गेट " + where + " पर " + when + " बजे इस्तेमाल हो चुका है"));
  }
}
