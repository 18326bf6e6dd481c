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
import io.qless.hub.tls.CertificateSetUp;
import io.qless.hub.tls.HubCertificate;
import io.qless.hub.tls.Openssl;
import io.qless.hub.tls.ServerNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The certificate that the hub's own set-up makes, from the command to the browser of somebody who
/// installed the store CA.
class StoreCertificateIT {

  private static final String NAMES = "hub.local,localhost,127.0.0.1";

  @TempDir Path folder;

  @Test
  void theCommandMakesRenewsAndRefuses() throws Exception {
    Ended first = hub("--certificate=" + NAMES);
    assertThat(first.code()).as(first.text()).isZero();
    assertThat(first.text())
        .contains(
            "Certificate of the hub for hub.local, localhost, 127.0.0.1, good until ",
            "New store CA Q-Less store S017 CA ",
            "tls-keystore=" + data().resolve("hub.p12"),
            "tls-password-file=" + data().resolve("hub.p12.password"),
            "public-url=https://hub.local:8443",
            "public-mqtt-url=mqtts://hub.local:8883",
            fingerprintByOpenssl());
    Ended again = hub("--certificate=" + NAMES);
    assertThat(again.text())
        .contains("Signed by the store CA as before", fingerprintByOpenssl())
        .contains("takes the certificate up within seconds");
    Ended wrong = hub("--certificate=hub_local");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.text()).contains("\"hub_local\" can't stand in a certificate");
    Files.writeString(data().resolve("hub.p12"), "of somebody else");
    Ended foreign = hub("--certificate=" + NAMES);
    assertThat(foreign.code()).isEqualTo(1);
    assertThat(foreign.text()).contains("no certificate was made: ", "hub.p12 can't be opened");
    assertThat(data().resolve("hub.p12")).hasContent("of somebody else");
  }

  @Test
  void javaAndOpensslBelieveItAtBothDoorsAndOnlyByTheStoreCa() throws Exception {
    try (TestHub hub = encrypted(Instant.now())) {
      try (HttpClient phone = trusting(ca())) {
        for (String name : List.of("localhost", "127.0.0.1")) {
          assertThat(get(phone, "https://" + name + ":" + https(hub) + "/health").statusCode())
              .isEqualTo(200);
        }
      }
      try (HttpClient stranger = HttpClient.newHttpClient()) {
        assertThatThrownBy(() -> get(stranger, "https://localhost:" + https(hub) + "/health"))
            .isInstanceOf(SSLHandshakeException.class);
      }
      for (int door : List.of(https(hub), keys(hub).mqtts().port())) {
        Openssl.Said judged = judge(door, "hub.local");
        assertThat(judged.text())
            .contains("Verify return code: 0 (ok)", "Peer signature type: ECDSA");
        assertThat(judge(door, "bank.example").text()).contains("hostname mismatch");
      }
    }
  }

  @Test
  void aRenewedCertificateIsShownToNewcomersWhileThoseInsideStay() throws Exception {
    try (TestHub hub = encrypted(Instant.now());
        SSLSocket standing = connect(https(hub))) {
      String before = serial(standing);
      assertThat(health(standing)).startsWith("HTTP/1.1 200");
      HeardMessages heard = new HeardMessages();
      try (MqttLink trolley = trolley(hub, "T1", heard)) {
        X509Certificate fresh = make(Instant.now()).server();
        String after = fresh.getSerialNumber().toString(16);
        Soon.soon("newcomers see it", () -> serialNow(https(hub)).equals(after));
        String shownByMqtts = "serial=" + after.toUpperCase(Locale.ROOT);
        Soon.soon(
            "devices see it",
            () ->
                judge(keys(hub).mqtts().port(), "hub.local").text().contains("(ok)")
                    && serialAt(keys(hub).mqtts().port()).contains(shownByMqtts));
        assertThat(before).isNotEqualTo(after);
        assertThat(serial(standing)).isEqualTo(before);
        assertThat(health(standing)).startsWith("HTTP/1.1 200");
        assertThat(trolley.standing()).isTrue();
        assertThat(heard.breaks).isEmpty();
        try (MqttLink second = trolley(hub, "T2", new HeardMessages())) {
          assertThat(second.standing()).isTrue();
        }
      }
    }
  }

  @Test
  void aBadKeystoreIsToldInTheLogAndChangesNothingForAnybody() throws Exception {
    make(Instant.now());
    int https = Mosquitto.freePort();
    List<String> program = new ArrayList<>(HubProcess.builtHere(List.of()));
    tls(https).forEach((key, value) -> program.add("--" + key + "=" + value));
    try (HubProcess hub = new HubProcess(folder, program, HubProcess.Ports.free())) {
      String before = serialNow(https);
      byte[] good = Files.readAllBytes(data().resolve("hub.p12"));
      Files.writeString(data().resolve("hub.p12"), "torn");
      String line =
          "the new keystore is not taken up, the hub goes on with the certificate that ends";
      Soon.soon("it is told", () -> hub.log().stream().anyMatch(told -> told.contains(line)));
      assertThat(serialNow(https)).isEqualTo(before);
      Files.write(data().resolve("hub.p12"), good);
      X509Certificate fresh = make(Instant.now()).server();
      Soon.soon(
          "the next good one is taken up",
          () -> serialNow(https).equals(fresh.getSerialNumber().toString(16)));
      assertThat(hub.log().stream().filter(told -> told.contains(line))).hasSize(1);
    }
  }

  @Test
  void aPhoneGetsTheStoreCaAsLongAsItIsTheOneThatCounts() throws Exception {
    try (TestHub hub = encrypted(Instant.now())) {
      HttpRequest ask = HttpRequest.newBuilder(hub.at("/store-ca.crt")).build();
      HttpResponse<String> answer = hub.send(ask);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type"))
          .contains("application/x-x509-ca-cert");
      assertThat(answer.body()).isEqualTo(Files.readString(ca()));
      assertThat(answer.body()).doesNotContain("PRIVATE");
      Files.move(data().resolve("store-ca"), data().resolve("store-ca-before"));
      assertThat(hub.send(ask).statusCode()).isEqualTo(404);
      Files.move(data().resolve("hub.p12"), data().resolve("hub-before.p12"));
      make(Instant.now()); // another store CA; the hub takes its certificate up
      Soon.soon("the new one is shown", () -> hub.send(ask).statusCode() == 200);
      assertThat(hub.send(ask).body()).isNotEqualTo(answer.body());
    }
  }

  @Test
  void staffHearOfACertificateThatEndsSoon() throws Exception {
    try (TestHub hub = encrypted(Instant.now().minus(Duration.ofDays(380)))) {
      Soon.soon(
          "an alert",
          () -> hub.admin("GET", "/admin/alerts", new byte[0]).body().contains("CERTIFICATE_ENDS"));
      assertThat(hub.admin("GET", "/admin/alerts", new byte[0]).body())
          .contains("the certificate of the encrypted doors ends on", "deploy/https.md");
    }
  }

  @Test
  void aBrowserWithTheStoreCaHasASecurePageWithCameraAndServiceWorkers() throws Exception {
    try (TestHub hub = encrypted(Instant.now());
        TrustingBrowser phone =
            new TrustingBrowser(Files.createDirectories(folder.resolve("home")), List.of(ca()))) {
      String address = "https://hub.local:" + https(hub);
      assertThat(phone.go(address + "/join")).isEmpty();
      assertThat(phone.run("String(isSecureContext)")).isEqualTo("true");
      assertThat(phone.run("String(!!navigator.mediaDevices?.getUserMedia)")).isEqualTo("true");
      assertThat(phone.run("navigator.serviceWorker.ready.then(worker => worker.scope)"))
          .isEqualTo(address + "/");
      assertThat(phone.go("https://other.local:" + https(hub) + "/join"))
          .isEqualTo("net::ERR_CERT_COMMON_NAME_INVALID");
      assertThat(phone.go("http://hub.local:" + hub.config().http().port() + "/join")).isEmpty();
      assertThat(phone.run("String(isSecureContext)")).isEqualTo("false");
      assertThat(phone.run("typeof navigator.mediaDevices + typeof navigator.serviceWorker"))
          .isEqualTo("undefinedundefined");
    }
  }

  @Test
  void aBrowserWithoutTheStoreCaIsWarned() throws Exception {
    try (TestHub hub = encrypted(Instant.now());
        TrustingBrowser phone =
            new TrustingBrowser(Files.createDirectories(folder.resolve("home")), List.of())) {
      assertThat(phone.go("https://hub.local:" + https(hub) + "/join"))
          .isEqualTo("net::ERR_CERT_AUTHORITY_INVALID");
    }
  }

  @Test
  void theHookOfCertbotMakesWhatTheHubTakes() throws Exception {
    make(Instant.now());
    String password = "file:" + data().resolve("hub.p12.password");
    for (String[] part :
        new String[][] {{"-nokeys", "fullchain.pem"}, {"-nocerts", "privkey.pem"}}) {
      Openssl.Said said =
          Openssl.ask(
              "pkcs12",
              "-in",
              data().resolve("hub.p12").toString(),
              "-passin",
              password,
              "-nodes",
              part[0],
              "-out",
              folder.resolve(part[1]).toString());
      assertThat(said.exit()).as(said.text()).isZero();
    }
    Path keystore = folder.resolve("acme.p12");
    ProcessBuilder hook =
        new ProcessBuilder("/bin/bash", Path.of("../../deploy/certbot-hook").toString())
            .redirectErrorStream(true);
    hook.environment().put("RENEWED_LINEAGE", folder.toString());
    hook.environment().put("QLESS_KEYSTORE", keystore.toString());
    for (int renewal = 0; renewal < 2; renewal++) {
      Process running = hook.start();
      String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(running.waitFor()).as(said).isZero();
      String secret = Files.readString(folder.resolve("acme.p12.password")).strip();
      HubCertificate made = HubCertificate.read(keystore, secret);
      assertThat(made.isFor("hub.local")).isTrue();
      assertThat(made.keys().getCertificateChain("hub")).hasSize(2);
    }
    for (String file : List.of("acme.p12", "acme.p12.password")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  private TestHub encrypted(Instant made) {
    make(made);
    return new TestHub(data(), tls(Mosquitto.freePort()));
  }

  private Map<String, String> tls(int https) {
    return Map.of(
        "tls-keystore", data().resolve("hub.p12").toString(),
        "tls-password-file", data().resolve("hub.p12.password").toString(),
        "https-host", "127.0.0.1",
        "https-port", Integer.toString(https),
        "mqtts-host", "127.0.0.1",
        "mqtts-port", Integer.toString(Mosquitto.freePort()));
  }

  private CertificateSetUp.Made make(Instant when) {
    return CertificateSetUp.make(
        new CertificateSetUp.Places(
            data().resolve("store-ca"),
            data().resolve("hub.p12"),
            data().resolve("hub.p12.password")),
        "S017",
        ServerNames.parse(NAMES),
        when);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Path ca() {
    return data().resolve("store-ca/store-ca.crt");
  }

  private static HubConfig.Tls.Keys keys(TestHub hub) {
    return (HubConfig.Tls.Keys) hub.config().tls();
  }

  private static int https(TestHub hub) {
    return keys(hub).https().port();
  }

  private static HttpClient trusting(Path ca) {
    return HttpClient.newBuilder().sslContext(new Trust.Authority(ca).context()).build();
  }

  private static HttpResponse<String> get(HttpClient client, String address)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private MqttLink trolley(TestHub hub, String id, HeardMessages heard) {
    String password = hub.enrol(DeviceKind.TROLLEY, id).password();
    URI broker = URI.create("mqtts://127.0.0.1:" + keys(hub).mqtts().port());
    MqttLink link =
        MqttLink.open(
            LinkConfig.of(broker, id, password).withTrust(new Trust.Authority(ca())), heard);
    Soon.soon(() -> "a connection: " + heard.breaks, link::standing);
    return link;
  }

  private Openssl.Said judge(int port, String name) {
    return Openssl.ask(
        "s_client",
        "-connect",
        "127.0.0.1:" + port,
        "-servername",
        name,
        "-verify_hostname",
        name,
        "-CAfile",
        ca().toString());
  }

  private String serialAt(int port) {
    Path shown = folder.resolve("shown.pem");
    try {
      Files.writeString(shown, judge(port, "hub.local").text());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return Openssl.ask("x509", "-noout", "-serial", "-in", shown.toString()).text();
  }

  private String fingerprintByOpenssl() {
    return Openssl.ask("x509", "-noout", "-fingerprint", "-sha256", "-in", ca().toString())
        .text()
        .replaceAll("(?s).*=|\\s", "");
  }

  private SSLSocket connect(int https) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            new Trust.Authority(ca()).context().getSocketFactory().createSocket("127.0.0.1", https);
    socket.setSoTimeout(20_000);
    socket.startHandshake();
    return socket;
  }

  private static String serial(SSLSocket socket) throws IOException {
    X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
    return shown.getSerialNumber().toString(16);
  }

  private String serialNow(int https) {
    try (SSLSocket socket = connect(https)) {
      return serial(socket);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// Asks over a line that stands and stays.
  private static String health(SSLSocket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            "GET /health HTTP/1.1\r\nHost: hub.local\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().endsWith("\"}")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      answer.append((char) next);
    }
    return answer.toString();
  }

  private record Ended(int code, String text) {}

  private Ended hub(String word) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(HubProcess.builtHere(List.of()));
    command.add(word);
    command.add("--data-directory=" + data());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), text);
  }
}
