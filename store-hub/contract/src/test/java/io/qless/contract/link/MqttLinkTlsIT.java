package io.qless.contract.link;

import static io.qless.contract.link.MqttLinkIT.HASTY;
import static io.qless.contract.link.MqttLinkIT.bytes;
import static io.qless.contract.link.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.tls.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A link over TLS: whom it believes and whom not.
final class MqttLinkTlsIT {

  @TempDir Path directory;

  @BeforeEach
  void makeCertificates() throws IOException, InterruptedException {
    certificate("hub", "subjectAltName=IP:127.0.0.1");
    certificate("elsewhere", "subjectAltName=DNS:elsewhere.example");
  }

  @Test
  void aBrokerWithTheStoresCertificateIsBelieved() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = broker("hub");
        MqttLink link = open(broker, heard, trusting("hub"))) {
      soon(() -> "a connection: " + heard.breaks, link::standing);
      assertThat(link.publish("a", bytes("x"), false)).matches(PublishOutcome::sent);
    }
  }

  @Test
  void aBrokerThatNobodyVouchesForIsNotBelieved() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = broker("hub");
        MqttLink link = open(broker, heard, new Trust.Platform())) {
      soon("a reason", () -> !heard.breaks.isEmpty());
      assertThat(heard.breaks.getFirst()).contains("unable to find valid certification path");
      assertThat(link.standing()).isFalse();
    }
  }

  @Test
  void aCertificateForAnotherPlaceIsNotBelieved() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = broker("elsewhere");
        MqttLink link = open(broker, heard, trusting("elsewhere"))) {
      soon("a reason", () -> !heard.breaks.isEmpty());
      assertThat(heard.breaks.getFirst()).contains("127.0.0.1");
      assertThat(link.standing()).isFalse();
    }
  }

  private Mosquitto broker(String name) {
    return new Mosquitto(
        directory,
        "allow_anonymous true",
        "certfile " + directory.resolve(name + ".pem"),
        "keyfile " + directory.resolve(name + ".key"));
  }

  private Trust trusting(String name) {
    return new Trust.Authority(directory.resolve(name + ".pem"));
  }

  private static MqttLink open(Mosquitto broker, LinkListener listener, Trust trust) {
    URI address = broker.uri("mqtts");
    return MqttLink.open(
        LinkConfig.of(address, "T7", "").withTimings(HASTY).withTrust(trust), listener);
  }

  private void certificate(String name, String alternative)
      throws IOException, InterruptedException {
    Process openssl =
        new ProcessBuilder(
                List.of(
                    "openssl",
                    "req",
                    "-x509",
                    "-newkey",
                    "ec",
                    "-pkeyopt",
                    "ec_paramgen_curve:prime256v1",
                    "-nodes",
                    "-days",
                    "2",
                    "-subj",
                    "/CN=" + name,
                    "-addext",
                    alternative,
                    "-keyout",
                    directory.resolve(name + ".key").toString(),
                    "-out",
                    directory.resolve(name + ".pem").toString()))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("openssl.log").toFile())
            .start();
    assertThat(openssl.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(openssl.exitValue()).as("openssl (Debian package openssl)").isZero();
  }
}
