package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.DeviceList;
import io.qless.contract.rest.DeviceState;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.PanelHealth;
import io.qless.contract.wire.Topics;
import io.qless.contract.wire.TrolleyBattery;
import io.qless.contract.wire.TrolleyStatus;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Those who look after trolleys and gates: which there are, how they are, and shutting one out.
class DeviceDoorsIT {

  private static final Topics TOPICS = new Topics("S017");
  private static final byte[] NOTHING = new byte[0];

  @TempDir Path directory;
  private TestHub hub;

  @BeforeEach
  void start() {
    hub = new TestHub(directory, Map.of());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aDeviceThatNeverSpokeIsListedAsSuch() {
    hub.enrol(DeviceKind.TROLLEY, "T1");
    assertThat(devices())
        .extracting(DeviceState::id, DeviceState::state)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("T1", "never heard"));
  }

  @Test
  void aTrolleyIsListedAsItSaysItIs() {
    DeviceCredentials trolley = hub.enrol(DeviceKind.TROLLEY, "T1");
    try (MqttLink link = open(trolley)) {
      TrolleyStatus status = new TrolleyStatus(true, "1", "", 3, 7, "ok", "not there");
      Soon.soon("T1 is online", () -> isOnline(link, TOPICS.status("T1"), status));
      assertThat(devices().getFirst().health())
          .containsEntry("outbox", "3")
          .containsEntry("scale", "not there");
    }
  }

  /// Said again and again while it lasts, and once more after a hub's start; told once.
  @Test
  void aBatteryThatIsNearlyEmptyIsShownAndToldToStaffOnce() {
    DeviceCredentials trolley = hub.enrol(DeviceKind.TROLLEY, "T1");
    try (MqttLink link = open(trolley)) {
      Soon.soon("T1 is online", () -> isOnline(link, TOPICS.status("T1"), battery(5, false)));
      link.publish(TOPICS.status("T1"), Json.bytes(battery(4, true)), true);
      Soon.soon("it charges", () -> showsBattery("4 %, charging"));
      assertThat(alerts()).doesNotContain("LOW_BATTERY");
      link.publish(TOPICS.status("T1"), Json.bytes(battery(4, false)), true);
      Soon.soon("staff hear of it", () -> alerts().contains("LOW_BATTERY"));
      link.publish(TOPICS.status("T1"), Json.bytes(battery(3, false)), true);
      Soon.soon("it is listed", () -> showsBattery("3 %"));
      assertThat(devices().getFirst().health()).containsEntry("panel", "faulty: no pins");
      assertThat(alerts().split("LOW_BATTERY", -1)).hasSize(2);
      link.publish(TOPICS.status("T1"), Json.bytes(battery(-1, false)), true);
      Soon.soon("a battery that tells nothing is not shown", () -> showsBattery(""));
    }
  }

  private static TrolleyStatus battery(int percent, boolean charging) {
    return new TrolleyStatus(
        true,
        "1",
        "",
        0,
        7,
        "ok",
        "ok",
        new TrolleyBattery(percent, charging),
        new PanelHealth("faulty: no pins"));
  }

  private boolean showsBattery(String words) {
    return words.equals(devices().getFirst().health().get("battery"));
  }

  private String alerts() {
    return hub.admin("GET", "/admin/alerts", NOTHING).body();
  }

  @Test
  void aGateIsListedAsItSaysItIs() {
    DeviceCredentials gate = hub.enrol(DeviceKind.GATE, "G1");
    try (MqttLink link = open(gate)) {
      GateStatus status = new GateStatus(true, "1", 2, 1, "ok");
      Soon.soon("G1 is online", () -> isOnline(link, TOPICS.gateStatus("G1"), status));
      assertThat(devices().getFirst().health()).containsEntry("waiting", "2");
    }
  }

  @Test
  void aRevokedTrolleyIsPutOutOfEveryDoor() {
    DeviceCredentials trolley = hub.enrol(DeviceKind.TROLLEY, "T1");
    assertThat(changesAs(trolley)).isEqualTo(200);
    try (MqttLink link = open(trolley)) {
      Soon.soon("T1 is connected", link::standing);
      assertThat(hub.admin("DELETE", "/admin/devices/T1", NOTHING).statusCode()).isEqualTo(204);
      Soon.soon("T1 is put out", () -> !link.standing());
    }
    assertThat(changesAs(trolley)).isEqualTo(401);
    assertThat(devices()).isEmpty();
  }

  @Test
  void nobodyIsRevokedTwice() {
    assertThat(hub.admin("DELETE", "/admin/devices/T9", NOTHING).statusCode()).isEqualTo(404);
  }

  private List<DeviceState> devices() {
    return Json.read(hub.admin("GET", "/admin/devices", NOTHING).body(), DeviceList.class)
        .devices();
  }

  /// Says how it is again and again, as devices do: the hub may not hear yet.
  private boolean isOnline(MqttLink link, String topic, Object status) {
    return link.publish(topic, Json.bytes(status), true).sent()
        && devices().getFirst().state().equals("online");
  }

  private static MqttLink open(DeviceCredentials device) {
    return MqttLink.open(
        LinkConfig.of(URI.create(device.mqttUrl()), device.id(), device.password()),
        new HeardMessages());
  }

  private int changesAs(DeviceCredentials device) {
    String pair = device.id() + ':' + device.password();
    return hub.send(
            HttpRequest.newBuilder(hub.at("/catalogue/changes?since=0"))
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .build())
        .statusCode();
  }
}
