package io.qless.hub.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A keystore that is renewed, torn, taken away or left to end, under a watch whose clock the test
/// moves.
class CertificateWatchIT {

  private static final ServerNames NAMES = ServerNames.parse("hub.local");

  @TempDir Path folder;
  private CertificateSetUp.Places places;
  private CertificateWatch watch;
  private Instant now = Instant.parse("2026-11-26T06:30:00Z");
  private final List<X509Certificate> shown = new ArrayList<>();
  private final List<CertificateWatch.Ending> told = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    places =
        new CertificateSetUp.Places(
            folder.resolve("store-ca"), folder.resolve("hub.p12"), folder.resolve("password"));
    renew();
    watch =
        new CertificateWatch(places.keystore(), password(), folder.resolve("in-use"), () -> now);
    watch.whenNew(fresh -> shown.add(fresh.server()));
    watch.whenEnding(told::add);
  }

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void aRenewedKeystoreIsTakenUpOnce() {
    watch.look();
    assertThat(shown).isEmpty();
    now = now.plus(Duration.ofDays(60));
    X509Certificate fresh = renew();
    watch.look();
    watch.look();
    assertThat(shown).containsExactly(fresh);
    assertThat(watch.current().server()).isEqualTo(fresh);
    assertThat(watch.inUse()).hasSameBinaryContentAs(places.keystore());
  }

  @Test
  void aTornFileAnotherPasswordAndAnEndedCertificateKeepTheOldOne() throws IOException {
    X509Certificate first = watch.current().server();
    byte[] good = Files.readAllBytes(places.keystore());
    byte[] used = Files.readAllBytes(watch.inUse());
    for (byte[] bad :
        List.of(new byte[0], new byte[100], cut(good), ended(), ofAnotherPassword())) {
      Files.write(places.keystore(), bad);
      watch.look();
    }
    Files.delete(places.keystore());
    watch.look();
    assertThat(shown).isEmpty();
    assertThat(watch.current().server()).isEqualTo(first);
    assertThat(watch.inUse()).hasBinaryContent(used);
    Files.write(places.keystore(), good);
    watch.look();
    assertThat(shown).isEmpty();
    X509Certificate fresh = renew();
    watch.look();
    assertThat(shown).containsExactly(fresh);
  }

  @Test
  void aKeyThatBelongsToAnotherCertificateIsNoGood() throws Exception {
    Path mixed = folder.resolve("mixed.p12");
    HubCertificate one = HubCertificate.read(places.keystore(), password());
    renew();
    HubCertificate other = HubCertificate.read(places.keystore(), password());
    char[] word = password().toCharArray();
    var keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry(
        "hub", one.keys().getKey("hub", word), word, new Certificate[] {other.server()});
    try (var out = Files.newOutputStream(mixed)) {
      keys.store(out, word);
    }
    assertThatThrownBy(() -> HubCertificate.read(mixed, password()))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("a certificate that is not its own");
  }

  @Test
  void itTellsThreeWeeksBeforeTheEndAndAtTheEndAndNoMoreThanThat() {
    Instant end = watch.current().ends();
    now = end.minus(Duration.ofDays(21)).minusSeconds(1);
    watch.look();
    assertThat(told).isEmpty();
    now = end.minus(Duration.ofDays(21));
    watch.look();
    watch.look();
    assertThat(told).extracting(CertificateWatch.Ending::ended).containsExactly(false);
    assertThat(told.getFirst().text()).contains("ends on 2027-12-27", "renew it");
    assertThat(watch.isOver()).isFalse();
    now = end;
    watch.look();
    watch.look();
    assertThat(told).extracting(CertificateWatch.Ending::ended).containsExactly(false, true);
    assertThat(watch.isOver()).isTrue();
    renew();
    watch.look();
    assertThat(watch.isOver()).isFalse();
    assertThat(told).hasSize(2);
  }

  @Test
  void whoCouldNotBeToldIsToldInTheNextRound() {
    now = watch.current().ends();
    watch.whenEnding(ending -> {
      throw new IllegalStateException("the disk is full");
    });
    watch.look();
    watch.whenEnding(told::add);
    watch.look();
    assertThat(told).hasSize(1);
  }

  private X509Certificate renew() {
    return CertificateSetUp.make(places, "S017", NAMES, now).server();
  }

  private String password() throws IOException {
    return Files.readString(places.password()).strip();
  }

  private static byte[] cut(byte[] whole) {
    return Arrays.copyOf(whole, whole.length - 7);
  }

  private byte[] ended() throws IOException {
    Instant before = now;
    now = now.minus(Duration.ofDays(400));
    CertificateSetUp.Places other =
        new CertificateSetUp.Places(
            folder.resolve("old/store-ca"), folder.resolve("old/hub.p12"), places.password());
    CertificateSetUp.make(other, "S017", NAMES, now);
    now = before;
    return Files.readAllBytes(other.keystore());
  }

  private byte[] ofAnotherPassword() throws IOException {
    CertificateSetUp.Places other =
        new CertificateSetUp.Places(
            folder.resolve("new/store-ca"), folder.resolve("new/hub.p12"), folder.resolve("new/p"));
    CertificateSetUp.make(other, "S017", NAMES, now);
    return Files.readAllBytes(other.keystore());
  }
}
