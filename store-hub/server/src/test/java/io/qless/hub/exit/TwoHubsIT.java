package io.qless.hub.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.PassSigner;
import io.qless.contract.pass.PassVerdict;
import io.qless.contract.pass.PassVerifier;
import io.qless.contract.pass.SigningKey;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Topics;
import io.qless.hub.TestHub;
import io.qless.hub.storage.Databases;
import io.qless.hub.storage.TestPostgres;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two whole hubs on one PostgreSQL, each with its own broker and its own secret keys. A gate hears
/// only the second.
class TwoHubsIT {

  private static final Topics TOPICS = new Topics("S017");

  @TempDir Path directory;
  private final HeardMessages heard = new HeardMessages();
  private TestHub first;
  private TestHub second;
  private MqttLink gate;

  @BeforeEach
  void openBoth() {
    Databases.OnPostgres server =
        TestPostgres.running()
            .databases("two" + Integer.toHexString(directory.toString().hashCode()));
    Map<String, String> shared =
        Map.of("database-url", server.url(), "database-user", server.user());
    second = new TestHub(directory.resolve("second"), shared);
    first = new TestHub(directory.resolve("first"), shared);
    DeviceCredentials device = second.enrol(DeviceKind.GATE, "G1");
    gate =
        MqttLink.open(
            LinkConfig.of(URI.create(device.mqttUrl()), "G1", device.password())
                .withSubscriptions(TOPICS.keys(), TOPICS.gateCommand("G1")),
            heard);
    Soon.soon("the gate is connected", gate::standing);
  }

  @AfterEach
  void close() {
    gate.close();
    first.close();
    second.close();
  }

  @Test
  void aGateThatHearsOneHubTakesThePassesOfBoth() {
    Soon.soon("keys", () -> !last(TOPICS.keys()).isEmpty());
    String pass = signedByTheFirst();
    assertThat(simpleGateHears(pass)).as("the second hub finds the key").contains("unknown");
    Soon.soon("the gate hears of it", () -> takes(last(TOPICS.keys()), pass));
    assertThat(takes(jwksOf(second), pass)).isTrue();
    assertThat(jwksOf(first)).isEqualTo(jwksOf(second));
  }

  /// A pass that no trip has, well signed: "unknown" is what the hub says when the signature is
  /// good, and that it does not know the key what it says when not.
  private String simpleGateHears(String pass) {
    gate.publish(TOPICS.gateScan("G1"), pass.getBytes(StandardCharsets.UTF_8), false);
    Soon.soon("an answer", () -> !last(TOPICS.gateCommand("G1")).isEmpty());
    return last(TOPICS.gateCommand("G1"));
  }

  private String signedByTheFirst() {
    SigningKey key = SigningKey.loadOrCreate(first.config().directory().resolve("exit-pass.key"));
    return new PassSigner(key)
        .sign(ExitPass.issue("S017", "trip-1", "T7", "1", 1, 1, 1, Instant.now()));
  }

  private static boolean takes(String jwks, String pass) {
    PassKeys keys = PassKeys.fromJwks(jwks);
    return new PassVerifier("S017", () -> keys, Instant::now).verify(pass)
        instanceof PassVerdict.Valid;
  }

  private static String jwksOf(TestHub hub) {
    return hub.send(HttpRequest.newBuilder(hub.at("/.well-known/jwks.json")).build()).body();
  }

  private String last(String topic) {
    return heard.messages.stream()
        .filter(message -> message.topic().equals(topic))
        .reduce((before, after) -> after)
        .map(LinkMessage::text)
        .orElse("");
  }
}
