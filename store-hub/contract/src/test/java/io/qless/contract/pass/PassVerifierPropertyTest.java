package io.qless.contract.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A pass with any mistake in it is refused, and no text makes the check fail.
final class PassVerifierPropertyTest {

  private static final long SEED = 20261124;
  private static final Instant NOW = Instant.parse("2026-11-24T12:03:22Z");
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/= \u0000\u001dé{}";

  private final SigningKey key = SigningKey.generate();
  private final PassVerifier gate = new PassVerifier("S017", () -> PassKeys.of(key), () -> NOW);

  @Test
  void noAlteredPassOpens() {
    Random random = new Random(SEED);
    for (int round = 0; round < 1_000; round++) {
      String text =
          new PassSigner(key).sign(ExitPass.issue("S017", "trip", "T7", "1", 1, 1, 1, NOW));
      String altered = altered(text, random);
      if (!altered.equals(text)) {
        assertThat(gate.verify(altered))
            .as("seed %d, round %d: %s", SEED, round, altered)
            .isInstanceOf(PassVerdict.Refused.class);
      }
    }
  }

  @Test
  void noTextMakesTheCheckFail() {
    Random random = new Random(SEED);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append(character(random));
      }
      assertThat(gate.verify(text.toString()))
          .as("seed %d, round %d", SEED, round)
          .isInstanceOf(PassVerdict.Refused.class);
    }
  }

  private static String altered(String text, Random random) {
    StringBuilder altered = new StringBuilder(text);
    int place = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> altered.setCharAt(place, character(random));
      case 1 -> altered.deleteCharAt(place);
      case 2 -> altered.insert(place, character(random));
      default -> altered.setLength(place);
    }
    return altered.toString();
  }

  private static char character(Random random) {
    return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
  }
}
