package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.AsyncApi;
import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a running hub says on MQTT is what the AsyncAPI file says.
class AsyncApiIT {

  private static final Topics TOPICS = new Topics("S017");

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");

  private final AsyncApi file = new AsyncApi();

  @Test
  void aTrolleyHearsWhatIsDocumented(@TempDir Path directory) {
    try (TestHub hub = new TestHub(directory, Map.of())) {
      DeviceCredentials device = hub.enrol(DeviceKind.TROLLEY, "T1");
      HeardMessages heard = new HeardMessages();
      String[] topics = {TOPICS.events("T1"), TOPICS.session("T1"), TOPICS.catalogueHead()};
      try (MqttLink trolley = open(device, heard, topics)) {
        Soon.soon("the trolley is connected", trolley::standing);
        CommandBatch begin =
            new CommandBatch(
                new SessionId("trip-0001"),
                1,
                List.of(new CommandBatch.Sent(NOON, new Command.StartTrip("T1", "en"))));
        // Said again until the hub, which comes up behind its broker, has heard it.
        Soon.soon(
            "the trip begins",
            () ->
                trolley.publish(TOPICS.commands("T1"), Json.bytes(begin), false).sent()
                    && heard.messages.stream()
                        .anyMatch(each -> each.topic().equals(TOPICS.events("T1"))));
        awaitAll(heard, topics);
      }
    }
  }

  @Test
  void aGateHearsWhatIsDocumented(@TempDir Path directory) {
    try (TestHub hub = new TestHub(directory, Map.of())) {
      DeviceCredentials device = hub.enrol(DeviceKind.GATE, "G1");
      HeardMessages heard = new HeardMessages();
      String[] topics = {TOPICS.gateCommand("G1"), TOPICS.keys()};
      try (MqttLink gate = open(device, heard, topics)) {
        Soon.soon("the gate is connected", gate::standing);
        byte[] noPass = "no pass".getBytes(StandardCharsets.UTF_8);
        // Said again until the hub, which comes up behind its broker, has heard it.
        Soon.soon(
            "an answer",
            () -> {
              return gate.publish(TOPICS.gateScan("G1"), noPass, false).sent()
                  && heard.messages.stream()
                      .anyMatch(each -> each.topic().equals(TOPICS.gateCommand("G1")));
            });
        awaitAll(heard, topics);
      }
    }
  }

  private void awaitAll(HeardMessages heard, String... topics) {
    for (String topic : topics) {
      Soon.soon(topic, () -> heard.messages.stream().anyMatch(each -> each.topic().equals(topic)));
    }
    for (LinkMessage message : heard.messages) {
      assertThat(file.faults(message.topic(), message.text())).as(message.text()).isEmpty();
    }
  }

  private static MqttLink open(DeviceCredentials device, HeardMessages heard, String... topics) {
    LinkConfig own =
        LinkConfig.of(URI.create(device.mqttUrl()), device.id(), device.password())
            .withSubscriptions(topics);
    return MqttLink.open(own, heard);
  }
}
