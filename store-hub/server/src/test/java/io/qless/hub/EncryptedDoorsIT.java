package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.Mosquitto;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.tls.Trust;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The hub's doors for the network: the same certificate for HTTP and MQTT, believed by those who
/// trust it and by nobody else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncryptedDoorsIT {

  @SuppressWarnings("NullAway.Init") // before all
  private Path directory;

  @SuppressWarnings("NullAway.Init") // before all
  private TestHub hub;

  @BeforeAll
  void start(@TempDir Path here) throws Exception {
    directory = here;
    Path keystore = here.resolve("hub.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "hub",
        "-keyalg",
        "EC",
        "-storetype",
        "PKCS12",
        "-dname",
        "CN=hub",
        "-ext",
        "san=ip:127.0.0.1",
        "-keystore",
        keystore.toString());
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "hub",
        "-keystore",
        keystore.toString(),
        "-file",
        here.resolve("hub.pem").toString());
    Files.writeString(here.resolve("password"), "changeit\n");
    hub =
        new TestHub(
            here.resolve("data"),
            Map.of(
                "tls-keystore", keystore.toString(),
                "tls-password-file", here.resolve("password").toString(),
                "https-host", "127.0.0.1",
                "https-port", Integer.toString(Mosquitto.freePort()),
                "mqtts-host", "127.0.0.1",
                "mqtts-port", Integer.toString(Mosquitto.freePort())));
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @Test
  void theHubAnswersOverHttpsToWhoTrustsIt() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trust().context()).build()) {
      HttpResponse<String> answer = client.send(health(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoDoesNotTrustItTurnsAway() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> client.send(health(), HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void anEnrolledTrolleyComesInOverMqtts() throws Exception {
    HeardMessages heard = new HeardMessages();
    try (MqttLink link = open("T1", enrol("T1"), trust(), heard)) {
      Soon.soon(() -> "a connection: " + heard.breaks, link::standing);
    }
  }

  @Test
  void aTrolleyThatDoesNotTrustTheBrokerStaysOutside() throws Exception {
    HeardMessages heard = new HeardMessages();
    try (MqttLink link = open("T2", enrol("T2"), new Trust.Platform(), heard)) {
      Soon.soon("a reason", () -> !heard.breaks.isEmpty());
      assertThat(link.standing()).isFalse();
    }
  }

  private MqttLink open(String id, String password, Trust trust, HeardMessages heard) {
    URI broker = URI.create("mqtts://127.0.0.1:" + tls().mqtts().port());
    return MqttLink.open(LinkConfig.of(broker, id, password).withTrust(trust), heard);
  }

  private String enrol(String id) {
    return hub.enrol(DeviceKind.TROLLEY, id).password();
  }

  private HubConfig.Tls.Keys tls() {
    return (HubConfig.Tls.Keys) hub.config().tls();
  }

  private Trust trust() {
    return new Trust.Authority(directory.resolve("hub.pem"));
  }

  private HttpRequest health() {
    return HttpRequest.newBuilder(
            URI.create("https://127.0.0.1:" + tls().https().port() + "/health"))
        .build();
  }

  private static void keytool(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-storepass", "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
