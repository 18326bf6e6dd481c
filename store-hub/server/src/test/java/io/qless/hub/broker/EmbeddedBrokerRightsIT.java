package io.qless.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Mosquitto;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// The broker in the hub's process.
class EmbeddedBrokerRightsIT extends BrokerRightsCases {

  private final Map<String, String> secrets = new ConcurrentHashMap<>();

  @Override
  Broker begin(Path directory) {
    DEVICES.keySet().forEach(device -> secrets.put(device, secretOf(device)));
    return new EmbeddedBroker(
        directory,
        new Topics("S017"),
        (id, password) ->
            Optional.ofNullable(DEVICES.get(id)).filter(kind -> password.equals(secrets.get(id))),
        new EmbeddedBroker.Entrance("127.0.0.1", Mosquitto.freePort()),
        List.of());
  }

  @Override
  String changed(String device) {
    secrets.put(device, "new secret");
    return "new secret";
  }

  @Override
  void revoke(String device) {
    secrets.remove(device);
    broker().shutOut(device);
  }

  @Override
  void restore(DeviceKind kind, String device) {
    secrets.put(device, secretOf(device));
  }

  @Test
  void aDeviceMayHaveASecondConnectionUnderItsOwnName() throws Exception {
    assertThat(connect("G1_ear", "G1", secretOf("G1"))).doesNotContainPattern(NOT_ADMITTED);
    for (String clientId : List.of("G1-ear", "G1_", "G1_a.b", "G1ear", "G2_ear")) {
      assertThat(connect(clientId, "G1", secretOf("G1")))
          .as(clientId)
          .containsPattern(NOT_ADMITTED);
    }
  }
}
