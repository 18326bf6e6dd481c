package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Mosquitto;
import io.qless.hub.backup.Restore;
import io.qless.hub.storage.TestPostgres;
import io.qless.hub.tls.CertificateSetUp;
import io.qless.hub.tls.ServerNames;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the check finds in settings, and in the real files, ports and servers that they name.
class HubCheckIT {

  private static final Instant NOW = Instant.parse("2026-11-26T06:30:00Z");

  @TempDir Path folder;

  @Test
  void theSampleFileIsWell() throws IOException {
    String sample = Files.readString(Path.of("../../deploy/hub.properties.sample"));
    List<HubCheck.Finding> found = check(atFreePorts(sample));
    assertThat(found)
        .extracting(HubCheck.Finding::level)
        .as(found.toString())
        .containsOnly(HubCheck.Level.WARNING);
    assertThat(HubCheck.isWell(found)).isTrue();
  }

  @Test
  void everyWrongSettingIsToldWithItsLineAndTheWayOut() throws IOException {
    Path file =
        write(
            """
            http-prot=80
            store-id=our shop
            time-zone=Asia/Nowhere
            http-port=eighty
            payment-minutes=61
            store-gstin=29AAACQ0000Q1ZX
            join-confirm=perhaps
            tls-keystor=x
            wholly-different=1
            data-directory=%s
            """
                .formatted(folder.resolve("data")));
    List<HubCheck.Finding> found = check(Files.readString(file));
    assertThat(found)
        .extracting(HubCheck.Finding::key)
        .contains(
            "http-prot",
            "store-id",
            "time-zone",
            "http-port",
            "payment-minutes",
            "store-gstin",
            "join-confirm",
            "tls-keystor",
            "wholly-different");
    assertThat(texts(found))
        .contains(
            file + ":1: there is no setting http-prot; did you mean http-port?",
            file
                + ":4: http-port is no number: eighty; hub.properties.sample explains it, its default"
                + " is 8080",
            file + ":8: there is no setting tls-keystor; did you mean tls-keystore?",
            file
                + ":9: there is no setting wholly-different; hub.properties.sample has all there are");
  }

  @Test
  void aSecretThatOthersCanReadIsAProblem() throws IOException {
    Path secret = Files.writeString(folder.resolve("password"), "tea\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    String settings = "broker-url=mqtt://127.0.0.1:1\nbroker-admin-password-file=" + secret + "\n";
    assertThat(says(settings)).contains("can be read by everybody on this machine; chmod o-rwx");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(HubCheck.isWell(check(atFreePorts(settings)))).isTrue();
    assertThat(says("broker-url=mqtt://127.0.0.1:1\n"))
        .contains("broker-admin-password-file is missing, and broker-url needs it");
    assertThat(says("database-password-file=" + folder.resolve("none") + "\n"))
        .contains("database-password-file is \"" + folder.resolve("none"));
  }

  @Test
  void aKeystoreIsOpened() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "tea for two\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    Path keystore = Files.writeString(folder.resolve("hub.p12"), "nothing of the kind");
    Files.setPosixFilePermissions(keystore, PosixFilePermissions.fromString("rw-------"));
    String settings = "tls-keystore=%s\ntls-password-file=%s\n".formatted(keystore, password);
    assertThat(says(settings)).contains("hub.p12 can't be opened: ");
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    try (OutputStream out = Files.newOutputStream(keystore)) {
      empty.store(out, "tea for two".toCharArray());
    }
    assertThat(says(settings)).contains("hub.p12 holds no key");
    assertThat(says("tls-keystore=" + keystore + "\n"))
        .contains("tls-password-file is missing, and tls-keystore needs it");
  }

  @Test
  void anAddressThatTheCertificateIsNotForAndANearEndAreTold() throws IOException {
    CertificateSetUp.Places places =
        new CertificateSetUp.Places(
            folder.resolve("store-ca"), folder.resolve("hub.p12"), folder.resolve("password"));
    ServerNames names = ServerNames.parse("hub.local,192.168.1.10");
    CertificateSetUp.make(places, "S017", names, NOW.minus(Duration.ofDays(100)));
    String settings =
        "tls-keystore=%s\ntls-password-file=%s\nhttps-port=%d\nmqtts-port=%d\n"
            .formatted(
                places.keystore(), places.password(), Mosquitto.freePort(), Mosquitto.freePort());
    String wrong = "public-url=https://hub.lan:8443\npublic-mqtt-url=mqtts://192.168.1.11:8883\n";
    assertThat(String.join("\n", texts(check(atFreePorts(settings + wrong)))))
        .contains(
            "public-url names hub.lan, and the certificate is for [hub.local, 192.168.1.10]",
            "public-mqtt-url names 192.168.1.11");
    String right = "public-url=https://Hub.Local:8443\npublic-mqtt-url=mqtts://192.168.1.10:8883\n";
    assertThat(String.join("\n", texts(check(atFreePorts(settings + right)))))
        .doesNotContain("the certificate is for", "renew it");
    CertificateSetUp.make(places, "S017", names, NOW.minus(Duration.ofDays(380)));
    assertThat(String.join("\n", texts(check(atFreePorts(settings + right)))))
        .contains("hub.p12 ends at 2026-12-12T06:30:00Z; renew it: qless-hub --certificate=NAMES");
    CertificateSetUp.make(places, "S017", names, NOW.minus(Duration.ofDays(396)));
    List<HubCheck.Finding> over = check(atFreePorts(settings + right));
    assertThat(HubCheck.isWell(over)).isFalse();
    assertThat(String.join("\n", texts(over))).contains("hub.p12 ended at 2026-11-26T06:30:00Z");
  }

  @Test
  void aTakenPortAndAPortForTwoAreToldWithTheirKeys() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      String settings = atFreePorts("").replaceAll("(?m)^mqtt-port=.*$", "mqtt-port=" + port);
      assertThat(String.join("\n", texts(check(settings))))
          .contains(":2: mqtt-port " + port + " can't be opened at 127.0.0.1");
      assertThat(String.join("\n", texts(check("http-port=22499\nmqtt-port=22499\n"))))
          .contains("mqtt-port 22499 is that of http-port; give each its own port");
    }
  }

  @Test
  void aHubThatRunsIsRecognised() {
    try (HubProcess hub = new HubProcess(folder)) {
      HubSettings.Told told =
          HubSettings.gather(
              List.of("--data-directory=" + hub.data(), "--http-port=" + hub.address("").getPort()),
              Map.of());
      List<HubCheck.Finding> found = HubCheck.of(told, NOW);
      assertThat(HubCheck.isWell(found)).as(found.toString()).isTrue();
      assertThat(String.join("\n", texts(found))).contains("is answered by a hub that runs now");
    }
  }

  @Test
  void aDatabaseThatIsNotThereIsTold() throws IOException {
    assertThat(says("database-url=jdbc:postgresql://127.0.0.1:1/qless\n"))
        .contains("database-url jdbc:postgresql://127.0.0.1:1/qless: Connection to 127.0.0.1:1");
    var server = TestPostgres.running().databases("checked");
    List<HubCheck.Finding> found =
        check(
            atFreePorts(
                "database-url=%s\ndatabase-user=%s\n".formatted(server.url(), server.user())));
    assertThat(HubCheck.isWell(found)).as(found.toString()).isTrue();
  }

  @Test
  void aDataDirectoryThatCantBeIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(says("data-directory=" + file + "\n")).contains("is no folder");
    Path half = Files.createDirectories(folder.resolve("half"));
    Files.writeString(half.resolve(Restore.UNFINISHED), "");
    assertThat(says("data-directory=" + half + "\n")).contains("a restore that did not end");
  }

  private String says(String settings) throws IOException {
    List<HubCheck.Finding> found = check(atFreePorts(settings));
    assertThat(HubCheck.isWell(found)).as(found.toString()).isFalse();
    return String.join("\n", texts(found));
  }

  private List<HubCheck.Finding> check(String settings) throws IOException {
    return HubCheck.of(HubSettings.gather(List.of("--config=" + write(settings)), Map.of()), NOW);
  }

  private Path write(String settings) throws IOException {
    return Files.writeString(folder.resolve("hub.properties"), settings);
  }

  /// The settings with ports that are free now, and a data directory that can be made.
  private String atFreePorts(String settings) {
    StringBuilder all = new StringBuilder();
    for (String door : List.of("http", "mqtt", "simulator", "https", "mqtts")) {
      all.append(door).append("-port=").append(Mosquitto.freePort()).append('\n');
    }
    String rest = settings.replaceAll("(?m)^[a-z]+-port=.*$", "");
    if (!settings.startsWith("data-directory=")) {
      rest = rest.replaceAll("(?m)^data-directory=.*$", "");
      all.append("data-directory=").append(folder.resolve("data")).append('\n');
    }
    return all + rest;
  }

  private static List<String> texts(List<HubCheck.Finding> found) {
    return found.stream().map(HubCheck.Finding::text).toList();
  }
}
