package io.qless.contract.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys on disk and on the wire.
final class PassKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:03:22Z");
  private static final String PUBLISHED =
      """
      {"keys":[{"kty":"EC","crv":"P-256","kid":"%s","alg":"%s","use":"sig",\
      "x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",\
      "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}
      """;

  @TempDir Path directory;

  @Test
  void aKeySetIsTheSameAfterTheWire() {
    SigningKey thisYear = SigningKey.generate();
    SigningKey lastYear = SigningKey.generate();
    PassKeys read = PassKeys.fromJwks(PassKeys.of(thisYear, lastYear).toJwks());
    assertThat(read.keyIds()).containsExactly(thisYear.keyId(), lastYear.keyId());
    ExitPass pass = ExitPass.issue("S017", "trip", "", "1", 1, 1, 1, NOW);
    PassVerifier gate = new PassVerifier("S017", () -> read, () -> NOW);
    assertThat(gate.verify(new PassSigner(lastYear).sign(pass)))
        .isEqualTo(new PassVerdict.Valid(pass));
  }

  @Test
  void aKeySetHoldsNothingSecret() {
    assertThat(PassKeys.of(SigningKey.generate()).toJwks()).doesNotContain("\"d\"");
  }

  /// The key of RFC 7517, appendix A.1.
  @Test
  void aPublishedExampleIsRead() {
    assertThat(PassKeys.fromJwks(PUBLISHED.formatted("1", "ES256")).keyIds()).containsExactly("1");
  }

  @Test
  void aKeyForSomethingElseIsNotOurs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PassKeys.fromJwks(PUBLISHED.formatted("1", "ECDH-ES")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PassKeys.fromJwks(PUBLISHED.formatted("a-far-too-long-key-id", "ES256")));
  }

  @Test
  void aPointBesideTheCurveIsNoKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PassKeys.fromJwks(PUBLISHED.formatted("1", "ES256").replace("4Etl6", "4Etl7")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"keys\":[]}",
        "{\"keys\":7}",
        "{\"keys\":[{}]}",
        "not json"
      })
  void aSpoiltKeySetIsRefusedAsAWhole(String jwks) {
    assertThatIllegalArgumentException().isThrownBy(() -> PassKeys.fromJwks(jwks));
  }

  @Test
  void aSigningKeyComesBackFromItsFileAndOnlyItsOwnerCanReadIt() throws IOException {
    Path file = directory.resolve("exit-pass-key.json");
    SigningKey made = SigningKey.loadOrCreate(file);
    SigningKey read = SigningKey.loadOrCreate(file);
    assertThat(read.keyId()).isEqualTo(made.keyId());
    assertThat(read.privateKey()).isEqualTo(made.privateKey());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aSpoiltFileIsReportedAndNotReplaced() throws IOException {
    Path file = directory.resolve("exit-pass-key.json");
    Files.writeString(file, "{\"kty\":\"EC\"}");
    assertThatThrownBy(() -> SigningKey.loadOrCreate(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("exit-pass-key.json");
    assertThat(Files.readString(file)).isEqualTo("{\"kty\":\"EC\"}");
  }
}
