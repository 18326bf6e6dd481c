package io.qless.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a gate keeps of the hub's keys, and how seldom it writes.
class KnownKeysIT {

  @TempDir Path directory;
  private final SigningKey first = SigningKey.generate();
  private final SigningKey second = SigningKey.generate();

  @Test
  void theSameKeysAreWrittenOnceHoweverOftenTheyAreSaid() throws IOException {
    KnownKeys keys = new KnownKeys(directory);
    keys.learn(jwks(first));
    Object written = file();
    for (int again = 0; again < 5; again++) {
      keys.learn(jwks(first));
    }
    assertThat(file()).isEqualTo(written);
    keys.learn(jwks(first, second));
    assertThat(file()).isNotEqualTo(written);
  }

  @Test
  void aGateThatStartsAnewDoesNotWriteWhatItHas() throws IOException {
    new KnownKeys(directory).learn(jwks(first, second));
    Object written = file();
    KnownKeys again = new KnownKeys(directory);
    assertThat(again.current().keyIds()).containsExactly(first.keyId(), second.keyId());
    again.learn(jwks(first, second));
    assertThat(file()).isEqualTo(written);
  }

  @Test
  void aFileThatSomebodySpoiltIsWrittenAnew() throws IOException {
    new KnownKeys(directory).learn(jwks(first));
    Files.writeString(directory.resolve("exit-pass-keys.json"), "spoilt");
    KnownKeys again = new KnownKeys(directory);
    assertThat(again.current().keyIds()).isEmpty();
    again.learn(jwks(first));
    assertThat(new KnownKeys(directory).current().keyIds()).containsExactly(first.keyId());
  }

  @Test
  void aSpoiltMessageTakesNothingAway() {
    KnownKeys keys = new KnownKeys(directory);
    keys.learn(jwks(first));
    keys.learn("{}");
    assertThat(keys.current().keyIds()).containsExactly(first.keyId());
  }

  /// Each writing makes another file and puts it in the old one's place.
  private Object file() throws IOException {
    Path path = directory.resolve("exit-pass-keys.json");
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  private static String jwks(SigningKey... keys) {
    return PassKeys.of(keys).toJwks();
  }
}
