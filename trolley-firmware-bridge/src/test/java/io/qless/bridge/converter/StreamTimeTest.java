package io.qless.bridge.converter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qless.bridge.converter.WeightLine.Weight;
import org.junit.jupiter.api.Test;

class StreamTimeTest {

  private static final long HOLE = 1_000_000_000;
  private static final long LAST = 0xffff_ffffL;

  private final StreamTime time = new StreamTime();

  @Test
  void itGoesOnByTheControllersOwnClockAndCountsWhatIsMissing() {
    assertEquals(0, take(10, 100));
    long first = time.nanos();
    assertEquals(3, take(14, 150));
    assertEquals(50_000_000, time.nanos() - first);
  }

  @Test
  void bothCountersMayBeginAnewAtTheirEnd() {
    take(LAST, LAST - 5);
    long first = time.nanos();
    assertEquals(0, take(0, 7));
    assertEquals(13_000_000, time.nanos() - first);
  }

  /// A controller that restarts early can go on with the very number that was awaited.
  @Test
  void aRestartIsAHoleEvenIfTheNumbersGoOn() {
    take(5, 62);
    long first = time.nanos();
    assertEquals(0, take(6, 10));
    assertEquals(HOLE, time.nanos() - first);
  }

  private int take(long sequence, long millis) {
    return time.take(new Weight(sequence, millis, 0, 0));
  }
}
