package io.qless.gate;

import static io.qless.contract.link.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.relay.FailSafeLock;
import io.qless.bridge.relay.LockListener;
import io.qless.bridge.relay.RelayState;
import io.qless.bridge.relay.SimulatedGateIo;
import io.qless.bridge.relay.SimulatedLock;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.contract.link.FaultProxy;
import io.qless.contract.link.Mosquitto;
import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.SigningKey;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.GateCommand;
import io.qless.contract.wire.GateIncident;
import io.qless.contract.wire.GateRedeemed;
import io.qless.contract.wire.GateStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gate with a scanner on a pseudo-terminal, a real broker and a network that can be cut.
final class GateIT {

  @TempDir Path directory;
  private Mosquitto broker;
  private FaultProxy network;
  private HubDouble hub;
  private SimulatedScanner scanner;
  private Gate gate;
  private final List<RelayState> barrier = new CopyOnWriteArrayList<>();
  private volatile Duration clockAhead = Duration.ZERO;
  private ReleaseCodes codes = ReleaseCodes.NONE;

  @BeforeEach
  void openTheShop() throws IOException {
    broker = Mosquitto.open(Files.createDirectory(directory.resolve("broker")));
    network = new FaultProxy(broker.port());
    hub = new HubDouble(broker.uri("mqtt"));
    scanner = new SimulatedScanner(directory.resolve("scanner"));
    Path cards = directory.resolve("cards");
    Files.writeString(cards, "# for the night shift\nasha open-sesame-4711-x\n");
    codes = ReleaseCodes.inFile(cards);
    gate = start("G1", scanner);
    soon("the gate knows the hub and its scanner", () -> ready("G1"));
  }

  @AfterEach
  void closeTheShop() {
    gate.close();
    scanner.close();
    hub.close();
    network.close();
    broker.close();
  }

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
    assertThat(gate.lamp()).matches("RED already used at gate G1 \\d\\d:\\d\\d:\\d\\d");
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
    soon("refused", () -> gate.lamp().equals("RED this is not an exit pass"));

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

    soon("refused", () -> gate.lamp().equals("RED this gate does not know the key of this pass"));
  }

  @Test
  void staffOpenItThroughTheHub() {
    soon(
        "it obeys, once it is sure that the order is fresh",
        () -> {
          hub.order("G1", GateCommand.release("asha: the reader is broken"));
          return barrier.contains(RelayState.OPEN);
        });
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.RELEASED_BY_HUB));
    GateIncident told = hub.incidents.getFirst();
    assertThat(told.detail()).isEqualTo("asha: the reader is broken");
    assertThat(told.offline()).isFalse();
    soon("nothing waits", () -> waiting() == 0);
  }

  @Test
  void staffOpenItWithTheirCardWhileTheHubIsAwayAndTheHubHearsLater() {
    network.cut();
    soon("the gate notices", () -> !gate.connected());
    scanner.scan("open-sesame-4711-y");
    soon("no card of ours", () -> gate.lamp().startsWith("RED"));
    assertThat(openings()).isZero();

    scanner.scan("open-sesame-4711-x");

    soon("it opens", () -> barrier.contains(RelayState.OPEN));
    network.restore();
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.RELEASED_BY_CODE));
    assertThat(hub.incidents.getFirst().by()).isEqualTo("asha");
    assertThat(hub.incidents.getFirst().offline()).isTrue();
  }

  @Test
  void theButtonOpensItOnceForEachPress() throws IOException {
    SimulatedLock far = new SimulatedLock(lock("G1"));
    soon("it holds", far::holds);
    far.button(true);
    soon("it opens", () -> !far.holds());
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.RELEASED_BY_BUTTON));
    soon("it holds again, though the button sticks", far::holds);
    far.button(false);
    assertThat(hub.incidents).hasSize(1);
  }

  @Test
  void theFireAlarmOpensItUntilItIsOver() throws IOException {
    SimulatedLock far = new SimulatedLock(lock("G1"));
    soon("it holds", far::holds);
    far.fire(true);
    assertThat(far.holds()).isFalse();
    soon("the lamp", () -> gate.lamp().startsWith("GREEN fire alarm"));
    assertThat(far.lamp()).isEqualTo("green");
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.FIRE_ALARM));
    far.fire(false);
    soon("it holds again", far::holds);
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.FIRE_ALARM_OVER));
    soon("the lamp is white", () -> gate.lamp().startsWith("WHITE"));
  }

  @Test
  void aClockThatIsALittleWrongJudgesAndSaysSo() {
    clockAhead = Duration.ofSeconds(40);
    soon("it is told", () -> clock().equals("40 s ahead") || clock().equals("39 s ahead"));
    scanner.scan(hub.pass("trip-11"));
    soon("the barrier opens", () -> barrier.contains(RelayState.OPEN));
  }

  @Test
  void aClockThatIsVeryWrongJudgesNothingAndIsLoud() {
    soon("the clock is measured", () -> clock().equals("ok"));
    clockAhead = Duration.ofSeconds(-90);
    soon("the lamp", () -> gate.lamp().equals("AMBER the clock of this gate is wrong"));
    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.CLOCK_WRONG));
    scanner.scan(hub.pass("trip-12"));
    soon("refused", () -> gate.lamp().startsWith("RED the clock of this gate is wrong"));
    assertThat(openings()).isZero();

    clockAhead = Duration.ZERO;

    soon("the hub hears", () -> hub.heardOf(GateIncident.Kind.CLOCK_RIGHT));
    scanner.scan(hub.pass("trip-12"));
    soon("the barrier opens", () -> barrier.contains(RelayState.OPEN));
  }

  @Test
  void whatTheHubTellsOfASimpleGateCounts() {
    ExitPass pass = ExitPass.issue(HubDouble.STORE, "trip-13", "T7", "1", 1, 1, 1, Instant.now());
    hub.say("desk", new GateRedeemed(pass.id(), "trip-13", "G7", Instant.now(), false, 1));
    soon("it is remembered", () -> remembered("trip-13"));

    scanner.scan(hub.sign(pass));

    soon("refused", () -> gate.lamp().startsWith("RED already used at gate G7"));
  }

  @Test
  void anEndedProgramLetsGo() {
    SimulatedLock far = new SimulatedLock(lock("G1"));
    soon("it holds", far::holds);
    gate.close();
    soon("it lets go", () -> !far.holds());
  }

  private long openings() {
    return barrier.stream().filter(state -> state == RelayState.OPEN).count();
  }

  private String clock() {
    GateStatus status = hub.status.get("G1");
    return status == null ? "" : status.health().clock();
  }

  private static String keyId(String pass) {
    byte[] header = Base64.getUrlDecoder().decode(pass.substring(0, pass.indexOf('.')));
    return new String(header, StandardCharsets.UTF_8).replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
  }

  private boolean remembered(String word) {
    return onDisk("used-passes.journal").contains(word);
  }

  private String onDisk(String file) {
    try {
      return Files.readString(directory.resolve("G1").resolve(file));
    } catch (IOException cause) {
      throw new AssertionError(cause);
    }
  }

  private int waiting() {
    GateStatus status = hub.status.get("G1");
    return status == null ? -1 : status.waiting();
  }

  /// A gate that has just started may not have opened its scanner's port yet.
  private void scanUntil(String pass, String lamp) {
    soon(
        "the lamp says " + lamp,
        () -> {
          scanner.scan(pass);
          return gate.lamp().startsWith(lamp);
        });
  }

  private boolean ready(String id) {
    GateStatus status = hub.status.get(id);
    return status != null && status.online() && status.keys() == 1 && status.scanner().equals("ok");
  }

  private Gate start(String id, SimulatedScanner at) {
    return new Gate(
        new GateConfig(
            new DeviceCredentials(
                DeviceKind.GATE,
                id,
                "",
                HubDouble.STORE,
                network.uri("mqtt").toString(),
                "http://127.0.0.1:1"),
            at.link(),
            directory.resolve(id),
            Duration.ofSeconds(2),
            new Trust.Platform(),
            ZoneId.of("Asia/Kolkata"),
            codes,
            List.of()),
        () -> Instant.now().plus(clockAhead),
        gate -> new FailSafeLock(id, new SimulatedGateIo(lock(id)), watched(id, gate)));
  }

  private Path lock(String id) {
    return directory.resolve(id).resolve("lock");
  }

  /// The first gate's barrier is looked at.
  private LockListener watched(String id, LockListener gate) {
    return new LockListener() {
      @Override
      public void lockIs(RelayState state) {
        if (id.equals("G1")) {
          barrier.add(state);
        }
        gate.lockIs(state);
      }

      @Override
      public void buttonPressed() {
        gate.buttonPressed();
      }
    };
  }
}
