package io.qless.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.contract.link.Mosquitto;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A Mosquitto beside the hub (Debian package `mosquitto`).
class MosquittoRightsIT extends BrokerRightsCases {

  @SuppressWarnings("NullAway.Init") // in begin, which runs before all
  private Mosquitto mosquitto;

  @Override
  Broker begin(Path directory) {
    mosquitto = Mosquitto.withDynamicSecurity(directory, MosquittoBroker.ADMIN, "admin secret");
    Broker broker = open("admin secret", Map.of());
    DEVICES.forEach((device, kind) -> broker.letIn(kind, device, secretOf(device)));
    return broker;
  }

  @AfterAll
  void end() {
    mosquitto.close();
  }

  @Override
  String changed(String device) {
    return "new secret";
  }

  @Override
  void revoke(String device) {
    broker().shutOut(device);
  }

  @Override
  void restore(DeviceKind kind, String device) {
    broker().letIn(kind, device, secretOf(device));
  }

  @Test
  void aDeviceHasOneConnectionOnly() throws Exception {
    assertThat(connect("G1_ear", "G1", secretOf("G1"))).containsPattern(NOT_ADMITTED);
  }

  @Test
  void whoWasRevokedWhileTheHubWasAwayIsShutOutWhenItComes() throws Exception {
    broker().letIn(DeviceKind.TROLLEY, "T7", secretOf("T7"));
    assertThat(connect("T7", "T7", secretOf("T7"))).doesNotContainPattern(NOT_ADMITTED);
    try (Broker _ = open("admin secret", DEVICES)) {
      assertThat(connect("T7", "T7", secretOf("T7"))).containsPattern(NOT_ADMITTED);
      assertThat(connect("T1", "T1", secretOf("T1"))).doesNotContainPattern(NOT_ADMITTED);
    }
  }

  @Test
  void theWrongAdminPasswordIsSaid() {
    assertThatThrownBy(() -> open("wrong", Map.of()))
        .isInstanceOf(BrokerException.class)
        .hasMessageContaining("connecting to the broker as qless-admin");
  }

  private Broker open(String password, Map<String, DeviceKind> devices) {
    return new MosquittoBroker(
        mosquitto.uri("mqtt"), password, new Trust.Platform(), new Topics("S017"), devices);
  }
}
