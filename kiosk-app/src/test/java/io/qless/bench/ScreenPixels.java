package io.qless.bench;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// An eye on a part of the display, from outside of JavaFX: what it sees has reached the glass.
final class ScreenPixels {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final long STILL_NANOS = Duration.ofMillis(250).toNanos();
  private static final long LOOK_NANOS = Duration.ofMillis(20).toNanos();

  private final Robot robot;
  private final Rectangle part;
  private final long restNanos;

  /// @param rest between two looks for a change: an eye that never rests takes the processor, and
  ///   the display's, from the program that it watches
  ScreenPixels(Rectangle part, Duration rest) {
    this.part = part;
    restNanos = rest.toNanos();
    try {
      robot = new Robot();
    } catch (AWTException cause) {
      throw new IllegalStateException("no display to look at", cause);
    }
  }

  /// Waits until nothing moves any more.
  ///
  /// @return what stands there then
  int[] still() {
    int[] seen = look();
    long since = System.nanoTime();
    long end = since + LIMIT.toNanos();
    while (System.nanoTime() - since < STILL_NANOS) {
      LockSupport.parkNanos(LOOK_NANOS);
      int[] now = look();
      if (!Arrays.equals(seen, now)) {
        seen = now;
        since = System.nanoTime();
      }
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("the screen never stands still at " + part);
      }
    }
    return seen;
  }

  /// Looks until something else stands there; a change is seen one rest late at most.
  ///
  /// @return when, on the clock of [System#nanoTime()]
  long changed(int[] before) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (Arrays.equals(before, look())) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("nothing changes at " + part);
      }
      LockSupport.parkNanos(restNanos);
    }
    return System.nanoTime();
  }

  private int[] look() {
    return robot
        .createScreenCapture(part)
        .getRGB(0, 0, part.width, part.height, null, 0, part.width);
  }
}
