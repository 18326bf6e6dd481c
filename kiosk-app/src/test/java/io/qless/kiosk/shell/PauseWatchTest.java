package io.qless.kiosk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A screen's thread that does its work when the test says so, on a clock that the test turns.
class PauseWatchTest {

  private static final Instant NOON = Instant.parse("2026-11-26T06:30:00Z");
  private static final long MILLI = 1_000_000;

  private final Queue<Runnable> screen = new ArrayDeque<>();
  private final AtomicLong nanos = new AtomicLong(7);
  private final AtomicInteger looks = new AtomicInteger();
  private final PauseWatch watch =
      new PauseWatch(
          new PauseWatch.Screen(
              screen::add,
              () -> {
                looks.incrementAndGet();
                return new StackTraceElement[] {
                  new StackTraceElement("io.qless.Slow", "draw", "Slow.java", 1)
                };
              }),
          nanos::get,
          () -> NOON);

  @Test
  void aScreenThatAnswersAtOnceHasNoPause() {
    beatAfter(50);
    work();
    assertThat(watch.inWords()).startsWith("longest 0 ms").endsWith("0 over 250 ms");
  }

  @Test
  void theLongestPauseIsKeptWithItsTime() {
    watch.beat();
    pass(120);
    work();
    watch.beat();
    pass(30);
    work();
    assertThat(watch.inWords()).isEqualTo("longest 120 ms at 2026-11-26T06:30:00Z, 0 over 250 ms");
  }

  @Test
  void aPauseThatIsTooLongIsLookedIntoOnce() {
    watch.beat();
    beatAfter(260);
    beatAfter(260);
    work();
    assertThat(looks).hasValue(1);
    assertThat(watch.inWords()).startsWith("longest 520 ms").endsWith("1 over 250 ms");
  }

  @Test
  void aPauseThatStillRunsCountsAlready() {
    watch.beat();
    pass(400);
    assertThat(watch.inWords()).startsWith("longest 400 ms");
  }

  @Test
  void oneTaskWaitsAtMost() {
    watch.beat();
    beatAfter(50);
    beatAfter(50);
    assertThat(screen).hasSize(1);
  }

  private void beatAfter(long millis) {
    pass(millis);
    watch.beat();
  }

  private void pass(long millis) {
    nanos.addAndGet(millis * MILLI);
  }

  private void work() {
    Objects.requireNonNull(screen.poll()).run();
  }
}
