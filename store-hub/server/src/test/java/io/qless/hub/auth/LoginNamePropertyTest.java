package io.qless.hub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LoginNamePropertyTest {

  private static final long SEED = 20_261_126;
  private static final int ROUNDS = 5_000;
  private static final String ALPHABET = "0123456789 +-().@abcXYZ_%०१९\u00a0\n";

  @Test
  void readingWhatWasReadChangesNothing() {
    Random random = new Random(SEED);
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String typed = round % 2 == 0 ? anyText(random) : aNumber(random);
      try {
        LoginName name = LoginName.parse(typed);
        read++;
        assertThat(LoginName.parse(name.text())).as("seed %s: %s", SEED, typed).isEqualTo(name);
        assertThat(name.text()).matches("\\+[1-9][0-9]{7,14}|[a-z0-9_%+'.-]+@[a-z0-9.-]+");
      } catch (IllegalArgumentException none) {
        assertThat(typed).as("a sound number was refused").doesNotMatch("[6-9][0-9]{9}");
      }
    }
    assertThat(read).isGreaterThan(ROUNDS / 4);
  }

  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(16); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private static String aNumber(Random random) {
    StringBuilder text =
        new StringBuilder(new String[] {"", "0", "+91 ", "0091"}[random.nextInt(4)]);
    text.append(6 + random.nextInt(4));
    for (int i = 0; i < 9; i++) {
      text.append(random.nextInt(10)).append(random.nextInt(5) == 0 ? "-" : "");
    }
    return text.toString();
  }
}
