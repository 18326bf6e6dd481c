package io.qless.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.GateTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a gate finds out that its clock is wrong, with and without a hub.
class GateClockIT {

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");

  @TempDir Path directory;

  /// The true time goes on; the machine's clock is wrong by so much.
  private Duration passed = Duration.ofDays(1);

  private Duration ahead = Duration.ZERO;

  @Test
  void aClockIsWrongBeyondTheLimitOnly() {
    for (long seconds : new long[] {-61, -60, -1, 0, 1, 60, 61}) {
      GateClock clock = open();
      ahead = Duration.ofSeconds(seconds);
      ask(clock, Duration.ZERO);
      assertThat(clock.judge() instanceof GateClock.Judgement.Wrong)
          .as(seconds + " s")
          .isEqualTo(Math.abs(seconds) > 60);
    }
    assertThat(open().inWords()).isEqualTo("not measured");
  }

  @Test
  void theWayOfTheAnswerIsTakenIntoAccountAndASlowOneSaysNothing() {
    GateClock clock = open();
    ahead = Duration.ofSeconds(30);
    ask(clock, Duration.ofSeconds(3));
    assertThat(clock.inWords()).isEqualTo("30 s ahead");
    GateClock other = open();
    ask(other, GateClock.LONGEST_WAY.plusMillis(1));
    assertThat(other.inWords()).isEqualTo("not measured");
  }

  @Test
  void anAnswerToAnotherQuestionSaysNothing() {
    GateClock clock = open();
    long number = clock.question();
    clock.answered(new GateTime(number + 1, now().plusSeconds(600)));
    assertThat(clock.inWords()).isEqualTo("not measured");
    clock.answered(new GateTime(number, now()));
    clock.answered(new GateTime(number, now().plusSeconds(600)));
    assertThat(clock.inWords()).isEqualTo("ok");
  }

  @Test
  void aClockThatIsSetWhileTheHubIsAwayIsFound() {
    GateClock clock = open();
    ask(clock, Duration.ZERO);
    passed = passed.plusHours(5);
    assertThat(clock.inWords()).isEqualTo("ok");
    ahead = Duration.ofHours(-1);
    assertThat(clock.judge()).isEqualTo(new GateClock.Judgement.Wrong("3600 s behind"));
  }

  @Test
  void aMachineThatWakesUpInThePastIsFoundWithoutAHub() throws Exception {
    ask(open(), Duration.ZERO);
    ahead = Duration.ofDays(-1);
    assertThat(open().judge())
        .isInstanceOfSatisfying(
            GateClock.Judgement.Wrong.class,
            wrong -> assertThat(wrong.words()).startsWith("in the past"));
    ahead = Duration.ZERO;
    assertThat(open().judge()).isInstanceOf(GateClock.Judgement.Right.class);
    Files.writeString(directory.resolve("hub-time"), "half a li");
    assertThat(open().judge()).isInstanceOf(GateClock.Judgement.Right.class);
  }

  @Test
  void itAsksAtOnceAndThenNowAndThen() {
    GateClock clock = open();
    assertThat(clock.question()).isEqualTo(1);
    assertThat(clock.question()).isZero();
    passed = passed.plus(GateClock.ASK);
    assertThat(clock.question()).isEqualTo(2);
    clock.askSoon();
    assertThat(clock.question()).isEqualTo(3);
  }

  /// The hub answers in the middle of the way.
  private void ask(GateClock clock, Duration way) {
    long number = clock.question();
    passed = passed.plus(way.dividedBy(2));
    GateTime answer = new GateTime(number, now());
    passed = passed.plus(way.minus(way.dividedBy(2)));
    clock.answered(answer);
  }

  private Instant now() {
    return NOON.plus(passed);
  }

  private GateClock open() {
    return new GateClock(directory, () -> now().plus(ahead), () -> passed.toNanos());
  }
}
