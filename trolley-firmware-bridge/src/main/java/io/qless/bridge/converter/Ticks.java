package io.qless.bridge.converter;

import java.util.concurrent.TimeUnit;

/// The time by which a driver waits for its chip; a model of the chip brings its own. Any thread.
interface Ticks {

  /// The real one.
  Ticks REAL =
      new Ticks() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(nanos);
        }
      };

  /// Nanoseconds since some moment.
  long nanos();

  /// Waits.
  ///
  /// @throws InterruptedException if the scale is being closed
  void pause(long nanos) throws InterruptedException;
}
