package io.qless.bridge.panel;

import java.time.Duration;

/// What a button's level means. A press is a level that was up, and is down for [#BOUNCE] without a
/// break; one that is down from the beginning is no press. Used by the panel's thread only.
final class HelpButton {

  /// Contacts bounce for some milliseconds; a shorter press is a spark or a knock against the
  /// handle.
  static final Duration BOUNCE = Duration.ofMillis(60);

  /// Nobody leans on a button for longer; a trolley parked against another one does.
  static final Duration STUCK = Duration.ofSeconds(20);

  private enum Level {
    UNKNOWN,
    UP,
    DOWN
  }

  private Level settled = Level.UNKNOWN;
  private boolean down;
  private long sinceNanos;
  private boolean looked;

  /// Takes one look at the button.
  ///
  /// @param nowDown whether its contact is closed
  /// @return whether that makes a press; once for each
  boolean look(boolean nowDown, long nanos) {
    if (!looked || nowDown != down) {
      looked = true;
      down = nowDown;
      sinceNanos = nanos;
    }
    Level before = settled;
    if (nanos - sinceNanos >= BOUNCE.toNanos()) {
      settled = down ? Level.DOWN : Level.UP;
    }
    return before == Level.UP && settled == Level.DOWN;
  }

  /// Whether it is stuck.
  boolean isStuck(long nanos) {
    return settled == Level.DOWN && down && nanos - sinceNanos >= STUCK.toNanos();
  }
}
