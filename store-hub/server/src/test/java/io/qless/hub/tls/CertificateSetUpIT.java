package io.qless.hub.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates in real files, as OpenSSL sees them.
class CertificateSetUpIT {

  private static final ServerNames NAMES =
      ServerNames.parse("hub.local,192.168.1.10,hub.shop.example");

  @TempDir Path folder;
  private CertificateSetUp.Places places;
  private Instant now;

  @BeforeEach
  void set() {
    places =
        new CertificateSetUp.Places(
            folder.resolve("data/store-ca"),
            folder.resolve("data/hub.p12"),
            folder.resolve("data/password"));
    now = Instant.now().truncatedTo(ChronoUnit.SECONDS); // OpenSSL looks at the machine's clock
  }

  @Test
  void opensslBelievesTheHubUnderEachOfItsNamesAndUnderNoOther() throws Exception {
    String server = server(make(now)).toString();
    for (String name :
        new String[] {
          "-verify_hostname hub.local",
          "-verify_hostname hub.shop.example",
          "-verify_ip 192.168.1.10"
        }) {
      assertThat(judge(server, name.split(" ", -1)).text()).as(name).contains(": OK");
    }
    assertThat(judge(server, "-verify_hostname", "shop.example").text())
        .contains("hostname mismatch");
    assertThat(judge(server, "-verify_ip", "192.168.1.11").text()).contains("IP address mismatch");
    assertThat(Openssl.ask("x509", "-in", server, "-noout", "-text").text())
        .contains(
            "Public Key Algorithm: id-ecPublicKey",
            "NIST CURVE: P-256",
            "TLS Web Server Authentication",
            "CA:FALSE",
            "Digital Signature",
            "DNS:hub.local, DNS:hub.shop.example, IP Address:192.168.1.10");
  }

  @Test
  void theStoreCaLastsTenYearsAndTheHubsCertificateNoLongerThanPhonesTake() {
    CertificateSetUp.Made made = make(now);
    assertThat(made.begun()).isTrue();
    assertThat(life(made.server())).isEqualTo(Duration.ofDays(397));
    assertThat(made.server().getNotBefore().toInstant()).isEqualTo(now.minus(Duration.ofDays(1)));
    assertThat(life(made.authority().certificate())).isGreaterThan(Duration.ofDays(3_650));
  }

  @Test
  void keysAreForTheHubsUserOnly() throws IOException {
    make(now);
    assertThat(rights(places.keystore())).isEqualTo("rw-------");
    assertThat(rights(places.password())).isEqualTo("rw-------");
    assertThat(rights(places.authority())).isEqualTo("rwx------");
    assertThat(rights(places.authority().resolve("store-ca.key"))).isEqualTo("rw-------");
    assertThat(rights(places.authority().resolve("store-ca.crt"))).isEqualTo("rw-r--r--");
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".draft"))).isEmpty();
    }
  }

  @Test
  void doneAgainItRenewsTheCertificateAndKeepsTheStoreCaAndThePassword() throws IOException {
    CertificateSetUp.Made first = make(now);
    String password = Files.readString(places.password());
    CertificateSetUp.Made second = make(now.plus(Duration.ofDays(300)));
    assertThat(second.begun()).isFalse();
    assertThat(second.authority().certificate()).isEqualTo(first.authority().certificate());
    assertThat(second.server()).isNotEqualTo(first.server());
    assertThat(second.server().getPublicKey()).isNotEqualTo(first.server().getPublicKey());
    assertThat(second.server().getNotAfter()).isAfter(first.server().getNotAfter());
    assertThat(Files.readString(places.password())).isEqualTo(password);
    HubCertificate shown = HubCertificate.read(places.keystore(), password.strip());
    assertThat(shown.server()).isEqualTo(second.server());
    assertThat(shown.names()).contains("hub.local", "192.168.1.10", "hub.shop.example");
  }

  @Test
  void aPhoneThatTrustsTheStoreCaTrustsItForNobodyElse() throws Exception {
    StoreAuthority authority = make(now).authority();
    assertThatThrownBy(() -> authority.issue(ServerNames.parse("bank.example"), now))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("may not speak for bank.example");
    assertThatThrownBy(() -> authority.issue(ServerNames.parse("8.8.8.8"), now))
        .isInstanceOf(TlsException.class);
    // Whoever stole the key would not ask our program.
    String forged = server(signedBehindItsBack("bank.example")).toString();
    assertThat(judge(forged, "-verify_hostname", "bank.example").text())
        .contains("permitted subtree violation");
    String own = server(signedBehindItsBack("till.shop.lan")).toString();
    assertThat(judge(own, "-verify_hostname", "till.shop.lan").text()).contains(": OK");
  }

  @Test
  void aKeystoreOfSomebodyElseIsNeverTouched() throws IOException {
    make(now);
    byte[] foreign = Files.readAllBytes(places.keystore());
    String password = Files.readString(places.password());
    Path store = Files.createDirectories(folder.resolve("other"));
    Files.write(store.resolve("hub.p12"), foreign);
    Files.writeString(store.resolve("password"), password);
    CertificateSetUp.Places other =
        new CertificateSetUp.Places(
            store.resolve("store-ca"), store.resolve("hub.p12"), store.resolve("password"));
    assertThatThrownBy(() -> CertificateSetUp.make(other, "S018", NAMES, now))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("which is not the store CA in")
        .hasMessageContaining("it is left as it is");
    assertThat(store.resolve("hub.p12")).hasBinaryContent(foreign);
    assertThat(store.resolve("store-ca")).doesNotExist();
    Files.delete(store.resolve("password"));
    assertThatThrownBy(() -> CertificateSetUp.make(other, "S018", NAMES, now))
        .hasMessageContaining("but not the file with its password");
    assertThat(store.resolve("hub.p12")).hasBinaryContent(foreign);
  }

  @Test
  void whatCannotBeWrittenOrReadIsToldWithTheWayOut() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    CertificateSetUp.Places nowhere =
        new CertificateSetUp.Places(
            file.resolve("store-ca"), file.resolve("hub.p12"), file.resolve("password"));
    assertThatThrownBy(() -> CertificateSetUp.make(nowhere, "S017", NAMES, now))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("run this as the hub's user");
    make(now);
    Path key = places.authority().resolve("store-ca.key");
    Path away = Files.move(key, folder.resolve("in-the-safe.key"));
    assertThatThrownBy(() -> make(now)).hasMessageContaining("put it back for this step");
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThatThrownBy(() -> make(now)).hasMessageContaining("can't be read as the key");
    Files.delete(key);
    Files.move(away, key);
    assertThat(make(now).begun()).isFalse();
    assertThatThrownBy(() -> make(now.plus(Duration.ofDays(3_660))))
        .hasMessageContaining("ended at");
  }

  @Test
  void nearTheEndOfTheStoreCaTheCertificateEndsWithIt() {
    CertificateSetUp.Made first = make(now);
    CertificateSetUp.Made last = make(now.plus(Duration.ofDays(3_600)));
    assertThat(last.server().getNotAfter())
        .isEqualTo(first.authority().certificate().getNotAfter());
  }

  private CertificateSetUp.Made make(Instant when) {
    return CertificateSetUp.make(places, "S017", NAMES, when);
  }

  private Path server(CertificateSetUp.Made made) throws IOException {
    return server(made.server());
  }

  private Path server(X509Certificate certificate) throws IOException {
    return Files.write(folder.resolve("server.pem"), StoreAuthority.pem(certificate));
  }

  private Openssl.Said judge(String server, String... more) {
    String[] words = new String[5 + more.length];
    words[0] = "verify";
    words[1] = "-x509_strict";
    words[2] = "-CAfile";
    words[3] = places.authority().resolve("store-ca.crt").toString();
    System.arraycopy(more, 0, words, 4, more.length);
    words[4 + more.length] = server;
    return Openssl.ask(words);
  }

  private X509Certificate signedBehindItsBack(String name) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    return Certificates.server(
        ServerNames.parse(name),
        pair.getPublic(),
        StoreAuthority.certificateIn(places.authority()).orElseThrow(),
        StoreAuthority.keyIn(places.authority()),
        now.minus(Duration.ofDays(1)),
        now.plus(Duration.ofDays(30)));
  }

  private static Duration life(X509Certificate certificate) {
    return Duration.between(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
