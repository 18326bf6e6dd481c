package io.qless.hub.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {

  /// RFC 9106 has no vector for our form; this one is of the reference program `argon2`: `echo -n
  /// password | argon2 somesalt -id -t 2 -k 256 -p 1 -l 32 -e` (vectors of its test suite).
  private static final String REFERENCE =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ" + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  private final PasswordHashes hashes = new PasswordHashes();

  @Test
  void aHashFitsItsPasswordAndNoOther() {
    String kept = hashes.hash("चाय और बिस्कुट");
    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hashes.matches("चाय और बिस्कुट", kept)).isTrue();
    assertThat(hashes.matches("चाय और बिस्कु", kept)).isFalse();
    assertThat(hashes.hash("चाय और बिस्कुट")).isNotEqualTo(kept);
  }

  @Test
  void theReferenceProgramsHashFits() {
    assertThat(hashes.matches("password", REFERENCE)).isTrue();
    assertThat(hashes.matches("Password", REFERENCE)).isFalse();
  }

  @Test
  void whoHasNoPasswordCannotGuessIt() {
    assertThat(hashes.matches("", "")).isFalse();
    assertThat(hashes.matches("password", "")).isFalse();
  }

  @Test
  void anotherCostIsToBeRenewed() {
    assertThat(PasswordHashes.isOld(REFERENCE)).isTrue();
    assertThat(PasswordHashes.isOld(hashes.hash("a password"))).isFalse();
    assertThat(PasswordHashes.isOld("")).isFalse();
  }

  @Test
  void aDamagedOrHugeRowIsAFaultAndNoLogin() {
    for (String kept :
        List.of("x", "$argon2i" + REFERENCE.substring(9), REFERENCE.replace("m=256", "m=999999"))) {
      assertThatThrownBy(() -> hashes.matches("password", kept))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void moreThanItCanDoIsToldAtOnceAndTheRestIsDone() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> all =
          IntStream.range(0, 200)
              .mapToObj(i ->
                  many.submit(() -> {
                    go.await();
                    try {
                      return hashes.matches("password", REFERENCE);
                    } catch (TooBusyException busy) {
                      return false;
                    }
                  }))
              .toList();
      go.countDown();
      int done = 0;
      for (Future<Boolean> one : all) {
        done += one.get() ? 1 : 0;
      }
      assertThat(done).isPositive();
    }
    assertThat(hashes.matches("password", REFERENCE)).isTrue();
  }
}
