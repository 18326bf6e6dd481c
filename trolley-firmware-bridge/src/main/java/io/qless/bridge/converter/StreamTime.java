package io.qless.bridge.converter;

import io.qless.bridge.converter.WeightLine.Weight;
import java.util.concurrent.TimeUnit;

/// A controller's time as one that only goes forward: its counters begin anew when it restarts, and
/// at 2^32. Pure; used by one thread; lives as long as its cell.
final class StreamTime {

  private static final long COUNTER = 0xffff_ffffL;

  /// A step of more is no pause but a controller that began anew: nothing says how long it was
  /// away.
  private static final long RESTART_MILLIS = 10_000;

  private static final long RESTART_LINES = 1_000;

  /// What such a hole counts for: long enough that nothing before it is taken for the present load.
  private static final long HOLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private boolean running;
  private long sequence;
  private long millis;
  private long nanos;

  /// The port was away.
  void hole() {
    running = false;
  }

  /// Goes on to the time of a line and says how many lines are missing before it.
  int take(Weight line) {
    long missing = (line.sequence() - sequence - 1) & COUNTER;
    long step = (line.millis() - millis) & COUNTER;
    boolean goesOn = running && missing < RESTART_LINES && step < RESTART_MILLIS;
    nanos += goesOn ? TimeUnit.MILLISECONDS.toNanos(step) : HOLE_NANOS;
    running = true;
    sequence = line.sequence();
    millis = line.millis();
    return goesOn ? (int) missing : 0;
  }

  /// The time of the last line.
  long nanos() {
    return nanos;
  }
}
