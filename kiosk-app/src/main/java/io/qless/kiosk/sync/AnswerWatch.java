package io.qless.kiosk.sync;

import java.time.Duration;
import java.util.OptionalLong;

/// Whether the hub answers. A broker can stand without a hub behind it, and a hub can take in all
/// and do nothing of it (it hangs, or its disk is full); the shopper must not wait for either at a
/// screen that says all is well. Safe for any thread.
final class AnswerWatch {

  /// The hub answers within a tenth of a second; after a break it may have much to do first.
  static final Duration PATIENCE = Duration.ofSeconds(12);

  // Guarded by this:
  private OptionalLong oldest = OptionalLong.empty();
  private long since;
  private boolean silent;

  /// What the trolley knows of the hub now.
  enum Word {
    NO_CHANGE,
    SILENT,
    ANSWERS
  }

  /// A new connection: the hub has all its time again.
  synchronized void beginAnew() {
    oldest = OptionalLong.empty();
    silent = false;
  }

  /// Looks at the outbox.
  ///
  /// @param unanswered number of the oldest command that the hub has not answered
  /// @param nanos now, of a steady counter
  synchronized Word look(OptionalLong unanswered, long nanos) {
    if (unanswered.isEmpty() || !unanswered.equals(oldest)) {
      oldest = unanswered;
      since = nanos;
      boolean before = silent;
      silent = false;
      return before ? Word.ANSWERS : Word.NO_CHANGE;
    }
    if (silent || nanos - since < PATIENCE.toNanos()) {
      return Word.NO_CHANGE;
    }
    silent = true;
    return Word.SILENT;
  }
}
