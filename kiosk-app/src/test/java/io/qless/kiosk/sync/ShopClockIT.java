package io.qless.kiosk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trolley's idea of the time, with what it keeps of it on its disk.
class ShopClockIT {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final String NOON_AT_THE_HUB = "Thu, 26 Nov 2026 12:00:00 GMT";

  @TempDir Path directory;
  private Instant own = NOON;
  private long nanos = 5;

  @Test
  void theOwnClockCountsUntilTheHubHasAnswered() {
    ShopClock clock = clock();
    assertThat(clock.instant()).isEqualTo(NOON);
    own = NOON.plus(Duration.ofHours(2));
    assertThat(clock.instant()).isEqualTo(own);
  }

  @Test
  void aClockThatIsWrongIsSetByTheHubsFirstWord() {
    own = Instant.EPOCH;
    ShopClock clock = clock();
    clock.heard(NOON_AT_THE_HUB, nanos);
    assertThat(clock.instant()).isBetween(NOON, NOON.plusSeconds(1));
  }

  @Test
  void afterTheHubsWordNoJumpOfTheOwnClockCounts() {
    ShopClock clock = clock();
    clock.heard(NOON_AT_THE_HUB, nanos);
    Instant before = clock.instant();
    own = Instant.parse("2038-01-19T03:14:08Z");
    nanos += Duration.ofSeconds(7).toNanos();
    assertThat(clock.instant()).isEqualTo(before.plusSeconds(7));
  }

  @Test
  void halfSecondsOfTheWayAndOfTheHubSetNothing() {
    ShopClock clock = clock();
    clock.heard(NOON_AT_THE_HUB, nanos);
    Instant before = clock.instant();
    nanos += Duration.ofSeconds(1).toNanos();
    clock.heard(NOON_AT_THE_HUB, nanos - Duration.ofSeconds(1).toNanos());
    assertThat(clock.instant()).isEqualTo(before.plusSeconds(1));
  }

  @Test
  void anAnswerThatTookLongSaysNothing() {
    own = NOON.minus(1, ChronoUnit.DAYS);
    ShopClock clock = clock();
    nanos += Duration.ofSeconds(5).toNanos();
    clock.heard(NOON_AT_THE_HUB, 5);
    assertThat(clock.instant()).isEqualTo(own);
  }

  @Test
  void aTrolleyWithoutAClockWakesUpWhereTheHubWasLast() {
    clock().heard(NOON_AT_THE_HUB, nanos);
    own = Instant.EPOCH;
    ShopClock awake = clock();
    nanos += Duration.ofMinutes(3).toNanos();
    assertThat(awake.instant()).isAfterOrEqualTo(NOON.plus(Duration.ofMinutes(3)));
  }

  @Test
  void aSpoiltFileIsAsGoodAsNone() throws Exception {
    Files.writeString(directory.resolve("hub-time"), "yesterday");
    assertThat(clock().instant()).isEqualTo(NOON);
  }

  private ShopClock clock() {
    return new ShopClock(directory, () -> own, () -> nanos);
  }
}
