package io.qless.bridge.panel;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Plays signals one after the other. Any thread adds, the panel's thread asks.
final class SignalPlayer {

  /// More than these are behind what the shopper does: the newest is left out.
  static final int MOST_WAITING = 4;

  /// What buzzer and lamp do at one moment.
  ///
  /// @param buzzes whether the buzzer sounds
  /// @param flash what the lamp shows in place of its usual light, null for that
  record Now(boolean buzzes, @Nullable Light flash) {}

  private final BlockingQueue<Signal> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

  // Of the panel's thread only:
  private @Nullable Signal signal;
  private long sinceNanos;

  /// Adds one, or leaves it out.
  void add(Signal next) {
    boolean _ = waiting.offer(next);
  }

  /// What is played at this time; times must not go back.
  Now at(long nanos) {
    if (signal == null || signal.isOver(elapsed(nanos))) {
      Signal next = waiting.poll();
      if (next != null) {
        signal = next;
        sinceNanos = nanos;
      }
    }
    if (signal == null) {
      return new Now(false, null);
    }
    Duration elapsed = elapsed(nanos);
    return new Now(signal.soundsAt(elapsed), signal.flashesAt(elapsed) ? signal.light() : null);
  }

  private Duration elapsed(long nanos) {
    return Duration.ofNanos(nanos - sinceNanos);
  }
}
