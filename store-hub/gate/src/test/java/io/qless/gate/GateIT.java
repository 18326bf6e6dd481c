package io.qless.gate;

import static io.qless.contract.link.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.relay.RelayState;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.SigningKey;
import io.qless.contract.wire.GateRedeemed;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Passes at a gate with a scanner on a pseudo-terminal, a real broker and a network that can be
/// cut.
final class GateIT extends GateHouse {

  @Test
  void whoPaidMayLeaveAndTheHubHearsOfIt() {
    scanner.scan(hub.pass("trip-1"));

    soon("the barrier opens", () -> barrier.contains(RelayState.OPEN));
    soon("the hub hears", () -> hub.sessions().equals(List.of("trip-1")));
    assertThat(hub.redeemed.getFirst().offline()).isFalse();
    assertThat(hub.redeemed.getFirst().gate()).isEqualTo("G1");
    soon("nothing waits", () -> waiting() == 0);
  }

  @Test
  void aSecondTryIsRefusedWithPlaceAndTime() {
    String pass = hub.pass("trip-1");
    scanner.scan(pass);
    soon("the barrier opens", () -> barrier.contains(RelayState.OPEN));

    scanner.scan(pass);

    soon("the refusal", () -> gate.lamp().startsWith("RED already used at gate G1 "));
    assertThat(gate.lamp())
        .matches(
            "RED already used at gate G1 (\\d\\d:\\d\\d:\\d\\d) · गेट G1 पर \\1 बजे इस्तेमाल हो चुका है");
    assertThat(openings()).isEqualTo(1);
  }

  @Test
  void theSamePassSignedAgainIsTheSamePass() {
    ExitPass pass = ExitPass.issue(HubDouble.STORE, "trip-1", "T7", "1", 1, 1, 1, Instant.now());
    scanner.scan(hub.sign(pass));
    soon("the barrier opens", () -> barrier.contains(RelayState.OPEN));

    scanner.scan(hub.sign(pass));

    soon("the refusal", () -> gate.lamp().startsWith("RED already used"));
  }

  @Test
  void withoutANetworkTheGateOpensAndReportsLater() {
    network.cut();
    soon("the gate notices", () -> !gate.connected());
    String pass = hub.pass("trip-2");
    scanner.scan(pass);
    soon("the barrier opens", () -> barrier.contains(RelayState.OPEN));
    scanner.scan(pass);
    soon("the refusal", () -> gate.lamp().startsWith("RED already used"));
    assertThat(hub.redeemed).isEmpty();

    network.restore();

    soon("the hub hears", () -> hub.sessions().equals(List.of("trip-2")));
    assertThat(hub.redeemed.getFirst().offline()).isTrue();
  }

  @Test
  void aHubThatDoesNotAnswerIsToldAgain() {
    hub.deaf = true;
    scanner.scan(hub.pass("trip-3"));
    soon("said twice", () -> hub.redeemed.size() >= 2);
    soon("it waits", () -> waiting() == 1);
    assertThat(hub.redeemed).extracting(GateRedeemed::sequence).containsOnly(1L);

    hub.deaf = false;

    soon("nothing waits", () -> waiting() == 0);
  }

  @Test
  void aRestartedGateWithoutANetworkKnowsItsKeysAndWhatWasUsed() {
    String used = hub.pass("trip-4");
    scanner.scan(used);
    soon("the barrier opens", () -> barrier.contains(RelayState.OPEN));
    gate.close();
    network.cut();
    barrier.clear();

    gate = start("G1", scanner);
    scanUntil(used, "RED already used at gate G1");

    assertThat(openings()).isZero();
    scanner.scan(hub.pass("trip-5"));
    soon("another pass opens", () -> barrier.contains(RelayState.OPEN));
    network.restore();
    soon("both are reported", () -> hub.sessions().containsAll(List.of("trip-4", "trip-5")));
  }

  @Test
  void whatAnotherGateLetOutStaysHere() throws IOException {
    String pass = hub.pass("trip-6");
    try (SimulatedScanner second = new SimulatedScanner(directory.resolve("scanner-2"));
        Gate other = start("G2", second)) {
      soon("the other gate is ready", () -> ready("G2"));
      second.scan(pass);
      soon("it opens", () -> other.lamp().startsWith("GREEN"));
      soon("the hub hears", () -> hub.sessions().contains("trip-6"));
      soon("the first gate hears", () -> remembered("trip-6"));

      scanner.scan(pass);

      soon("refused", () -> gate.lamp().startsWith("RED already used at gate G2"));
    }
  }

  /// The broker stands by itself; the hub's process, and with it its database, is gone.
  @Test
  void withoutAHubTwoGatesAgreeThroughTheBroker() throws IOException {
    try (SimulatedScanner second = new SimulatedScanner(directory.resolve("scanner-2"));
        Gate other = start("G2", second)) {
      soon("the other gate is ready", () -> ready("G2"));
      soon("they hear each other", () -> gate.neighbours().contains("G2"));
      soon("in both directions", () -> other.neighbours().contains("G1"));
      hub.close();
      for (int i = 0; i < 5; i++) {
        String pass = hub.pass("trip-2" + i);
        soon("both rest", () -> (gate.lamp() + other.lamp()).matches("WHITE.*WHITE.*"));
        Thread show = Thread.ofVirtual().start(() -> second.scan(pass));
        scanner.scan(pass);
        Map<Gate, String> decided = new HashMap<>();
        soon(
            () -> "both decide: " + decided,
            () -> {
              keepDecision(decided, gate);
              keepDecision(decided, other);
              return decided.size() == 2;
            });
        assertThat(decided.values()).as("pass %d", i).containsExactlyInAnyOrder("GREEN", "RED");
        soon("the shopper went", () -> !show.isAlive());
      }
    }
  }

  @Test
  void aGateThatSpeaksForAnotherIsNotBelieved() {
    ExitPass pass = ExitPass.issue(HubDouble.STORE, "trip-7", "T7", "1", 1, 1, 1, Instant.now());
    hub.say("G9", new GateRedeemed(pass.id(), "trip-7", "G8", Instant.now(), false, 1));
    hub.say("G9", new GateRedeemed("marker", "marker", "G9", Instant.now(), false, 1));
    soon("what was said before has arrived, too", () -> remembered("marker"));

    scanner.scan(hub.sign(pass));

    soon("the barrier opens", () -> barrier.contains(RelayState.OPEN));
  }

  @Test
  void whatIsNoPassIsRefused() {
    scanner.scan("]E09520000000011");
    soon(
        "refused", () -> gate.lamp().equals("RED this is not an exit pass · यह निकास पास नहीं है"));

    scanner.scan(hub.pass("trip-8").replace("e", "f"));
    soon("still red", () -> gate.lamp().startsWith("RED"));
    assertThat(openings()).isZero();
  }

  @Test
  void anExpiredPassIsRefused() {
    Instant then = Instant.now().minusSeconds(700);
    scanner.scan(hub.sign(ExitPass.issue(HubDouble.STORE, "old", "T7", "1", 1, 1, 1, then)));

    soon("refused", () -> gate.lamp().contains("expired"));
    assertThat(openings()).isZero();
  }

  @Test
  void spoiltKeysDoNotTakeTheGoodOnesAway() {
    hub.sayKeys("{\"keys\":[]}");
    hub.sayKeys("not a key set");
    hub.say("G9", new GateRedeemed("marker", "marker", "G9", Instant.now(), false, 1));
    soon("what was said before has arrived, too", () -> remembered("marker"));

    scanner.scan(hub.pass("trip-9"));

    soon("the barrier opens", () -> barrier.contains(RelayState.OPEN));
  }

  @Test
  void newKeysCountWithoutARestart() {
    String pass = hub.pass("trip-10");
    hub.sayKeys(PassKeys.of(SigningKey.generate()).toJwks());

    soon("the new keys are there", () -> !onDisk("exit-pass-keys.json").contains(keyId(pass)));

    scanner.scan(pass);

    soon(
        "refused",
        () -> gate.lamp().startsWith("RED this gate does not know the key of this pass ·"));
  }

  @Test
  void whatTheHubTellsOfASimpleGateCounts() {
    ExitPass pass = ExitPass.issue(HubDouble.STORE, "trip-13", "T7", "1", 1, 1, 1, Instant.now());
    hub.say("desk", new GateRedeemed(pass.id(), "trip-13", "G7", Instant.now(), false, 1));
    soon("it is remembered", () -> remembered("trip-13"));

    scanner.scan(hub.sign(pass));

    soon("refused", () -> gate.lamp().startsWith("RED already used at gate G7"));
  }

  /// The green of a fast gate may be over before a slow one decides.
  private static void keepDecision(Map<Gate, String> decided, Gate gate) {
    String light = gate.lamp().substring(0, gate.lamp().indexOf(' '));
    if (light.equals("GREEN") || light.equals("RED")) {
      decided.put(gate, light);
    }
  }
}
