package io.qless.hub.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.GateLog;
import io.qless.contract.rest.KeyList;
import io.qless.contract.wire.AsyncApi;
import io.qless.contract.wire.GateAsk;
import io.qless.contract.wire.GateClaim;
import io.qless.contract.wire.GateCommand;
import io.qless.contract.wire.GateIncident;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.GateTime;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.hub.TestHub;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a gate and staff get from a running hub beside passes: the time, its word among gates,
/// releases, and a journal.
class GateEdgeIT {

  private static final Topics TOPICS = new Topics("S017");
  private static final byte[] NOTHING = new byte[0];

  @TempDir Path directory;
  private final HeardMessages heard = new HeardMessages();
  private final AsyncApi file = new AsyncApi();
  private TestHub hub;
  private MqttLink gate;

  @BeforeEach
  void aGateIsConnected() {
    hub = new TestHub(directory, Map.of());
    DeviceCredentials device = hub.enrol(DeviceKind.GATE, "G1");
    gate =
        MqttLink.open(
            LinkConfig.of(URI.create(device.mqttUrl()), "G1", device.password())
                .withSubscriptions(
                    TOPICS.gateCommand("G1"),
                    TOPICS.gateTime("G1"),
                    TOPICS.keys(),
                    TOPICS.ofAllGates("claim")),
            heard);
    Soon.soon("the gate is connected", gate::standing);
    Soon.soon("the hub hears it", () -> say(TOPICS.gateAsk("G1"), new GateAsk(1)) && timeTold());
  }

  @AfterEach
  void close() {
    gate.close();
    hub.close();
    for (LinkMessage message : heard.messages) {
      assertThat(file.faults(message.topic(), message.text())).as(message.text()).isEmpty();
    }
  }

  @Test
  void theHubTellsTheTimeAndRepeatsTheNumber() {
    say(TOPICS.gateAsk("G1"), new GateAsk(4711));
    Soon.soon("an answer", () -> last(TOPICS.gateTime("G1")).contains("4711"));
    GateTime told = Json.read(last(TOPICS.gateTime("G1")), GateTime.class);
    assertThat(Duration.between(told.at(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void theHubIsOneOfThoseWhoAreAsked() {
    say(TOPICS.gateClaim("G1"), GateClaim.here("G1"));
    Soon.soon("it is here", () -> last(TOPICS.gateClaim("desk")).contains("\"here\""));
    GateClaim question = GateClaim.ask("G1", "n-1", "jti-1", "trip-1");
    say(TOPICS.gateClaim("G1"), question);
    Soon.soon("it grants", () -> last(TOPICS.gateClaim("desk")).contains("\"grant\""));
    assertThat(Json.read(last(TOPICS.gateClaim("desk")), GateClaim.class))
        .isEqualTo(question.granted("desk"));
  }

  @Test
  void aReleaseIsOrderedAndBothSidesStandInTheJournal() {
    say(TOPICS.gateStatus("G1"), new GateStatus(true, "1", 0, 1, "ok"));
    Soon.soon("the gate is listed as here", () -> release("stuck").statusCode() == 204);
    Soon.soon("the order", () -> last(TOPICS.gateCommand("G1")).contains("\"release\""));
    assertThat(Json.read(last(TOPICS.gateCommand("G1")), GateCommand.class).reason())
        .isEqualTo("admin: stuck");
    GateIncident obeyed =
        new GateIncident(
            GateIncident.Kind.RELEASED_BY_HUB, "G1", "", "admin: stuck", Instant.EPOCH, false, 7);
    say(TOPICS.gateIncident("G1"), obeyed);
    say(TOPICS.gateIncident("G1"), obeyed);
    Soon.soon("it is acknowledged", () -> last(TOPICS.gateCommand("G1")).contains("\"ack\""));
    Soon.soon("once", () -> kinds().getFirst().equals("RELEASED_BY_HUB"));
    assertThat(kinds()).filteredOn("RELEASED_BY_HUB"::equals).hasSize(1);
    assertThat(kinds()).contains("RELEASE_ORDERED");
    assertThat(log().whole()).isTrue();
  }

  @Test
  void aGateThatIsAwayIsNotReleasedAndTheTryIsWrittenDown() {
    assertThat(release("stuck").statusCode()).isEqualTo(409);
    assertThat(kinds()).containsExactly("RELEASE_IN_VAIN");
    assertThat(hub.admin("POST", "/admin/gates/G1/release", NOTHING).statusCode()).isEqualTo(400);
    assertThat(hub.admin("POST", "/admin/gates/G2/release?reason=x", NOTHING).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aWrongClockIsAnAlertForStaff() {
    say(
        TOPICS.gateIncident("G1"),
        new GateIncident(
            GateIncident.Kind.CLOCK_WRONG, "G1", "", "90 s behind", Instant.now(), false, 1));
    Soon.soon(
        "staff hear",
        () ->
            hub.admin("GET", "/admin/alerts", NOTHING).body().contains("GATE_TROUBLE")
                && hub.admin("GET", "/admin/alerts", NOTHING).body().contains("90 s behind"));
  }

  @Test
  void aChangedKeyReachesTheGatesAtOnce() {
    Soon.soon("keys", () -> !last(TOPICS.keys()).isEmpty());
    HttpResponse<String> answer = hub.admin("POST", "/admin/keys/rotate?seconds=3600", NOTHING);
    KeyList keys = Json.read(answer.body(), KeyList.class);
    assertThat(keys.keys()).extracting(KeyList.Key::state).containsExactly("signs", "follows");
    for (KeyList.Key key : keys.keys()) {
      Soon.soon(key.id(), () -> last(TOPICS.keys()).contains(key.id()));
    }
    assertThat(hub.admin("POST", "/admin/keys/rotate", NOTHING).statusCode()).isEqualTo(409);
    assertThat(hub.admin("POST", "/admin/keys/rotate?seconds=x", NOTHING).statusCode())
        .isEqualTo(400);
  }

  private boolean timeTold() {
    return !last(TOPICS.gateTime("G1")).isEmpty();
  }

  private HttpResponse<String> release(String reason) {
    return hub.admin("POST", "/admin/gates/G1/release?reason=" + reason, NOTHING);
  }

  private GateLog log() {
    return Json.read(hub.admin("GET", "/admin/gates/G1/journal", NOTHING).body(), GateLog.class);
  }

  private List<String> kinds() {
    return log().events().stream().map(GateLog.Event::kind).toList();
  }

  private boolean say(String topic, Object message) {
    return gate.publish(topic, Json.bytes(message), false).sent();
  }

  private String last(String topic) {
    return heard.messages.stream()
        .filter(message -> message.topic().equals(topic))
        .reduce((before, after) -> after)
        .map(LinkMessage::text)
        .orElse("");
  }
}
