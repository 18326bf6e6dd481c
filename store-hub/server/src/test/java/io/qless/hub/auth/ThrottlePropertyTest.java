package io.qless.hub.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThrottlePropertyTest {

  private static final long SEED = 42_2026;
  private static final long NOON = 1_790_000_000_000L;

  @Test
  void noSpanSeesMoreThanTwoBucketsAndAFullOneGivesItsBurst() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      int burst = 1 + random.nextInt(10);
      Duration span = Duration.ofSeconds(burst).multipliedBy(1 + random.nextInt(20));
      Throttle throttle = new Throttle(burst, span);
      Deque<Long> taken = new ArrayDeque<>();
      long now = NOON;
      for (int step = 0; step < 300; step++) {
        now += random.nextInt((int) span.toMillis() / burst);
        if (throttle.pause("a", now).isZero()) {
          throttle.take("a", now);
          taken.addLast(now);
        }
        while (!taken.isEmpty() && taken.getFirst() <= now - span.toMillis()) {
          taken.removeFirst();
        }
        assertThat(taken.size()).as("seed %s round %s", SEED, round).isLessThanOrEqualTo(2 * burst);
      }
      assertBurst(throttle, burst, now + span.toMillis());
    }
  }

  private static void assertBurst(Throttle throttle, int burst, long now) {
    for (int i = 0; i < burst; i++) {
      assertThat(throttle.pause("a", now)).isZero();
      throttle.take("a", now);
    }
    assertThat(throttle.pause("a", now)).isPositive();
  }

  @Test
  void afterThePauseThatWasToldThereIsAToken() {
    Random random = new Random(SEED);
    Throttle throttle = new Throttle(5, Duration.ofMinutes(1));
    long now = NOON;
    for (int step = 0; step < 2_000; step++) {
      Duration pause = throttle.pause("a", now);
      if (pause.isZero()) {
        throttle.take("a", now);
        now += random.nextInt(3_000);
      } else {
        assertThat(throttle.pause("a", now + pause.toMillis() - 1)).isPositive();
        assertThat(throttle.pause("a", now + pause.toMillis())).isZero();
        now += random.nextInt((int) pause.toMillis() + 1);
      }
    }
  }

  @Test
  void keysDoNotTakeFromEachOther() {
    Throttle throttle = new Throttle(1, Duration.ofMinutes(1));
    throttle.take("a", NOON);
    assertThat(throttle.pause("a", NOON)).isEqualTo(Duration.ofMinutes(1));
    assertThat(throttle.pause("b", NOON)).isZero();
  }

  @Test
  void inventedKeysFillNoMemoryAndOpenNothing() {
    Throttle throttle = new Throttle(2, Duration.ofHours(1));
    for (int i = 0; i < 3 * Throttle.MAX_KEYS; i++) {
      String key = "key" + i;
      if (throttle.pause(key, NOON).isZero()) {
        throttle.take(key, NOON);
      }
    }
    assertThat(throttle.keys()).isLessThanOrEqualTo(Throttle.MAX_KEYS + 1);
    assertThat(throttle.pause("another", NOON)).isPositive();
    long later = NOON + Duration.ofHours(1).toMillis();
    assertThat(throttle.pause("another", later)).isZero();
    throttle.take("another", later);
    assertThat(throttle.keys()).isLessThan(10);
  }

  @Test
  void aClockThatWasPutBackLocksNobodyOut() {
    Throttle throttle = new Throttle(1, Duration.ofMinutes(1));
    throttle.take("a", NOON);
    assertThat(throttle.pause("a", NOON - Duration.ofDays(1).toMillis())).isZero();
  }
}
