package io.qless.bridge.relay;

import java.time.Duration;

/// The lock of one exit barrier. Any thread may call it; it lives from program start to program
/// end, and lets the barrier open when it is closed: nobody may be locked in.
public interface GateRelay extends AutoCloseable {

  /// Longer than this no barrier stands open for one shopper.
  Duration LONGEST_OPEN = Duration.ofSeconds(60);

  /// What the lamp shows.
  enum Signal {
    /// Show a pass.
    WAIT,
    /// Go.
    GO,
    /// Stay.
    STAY
  }

  /// Begins to hold, and to look at the fire loop and the button.
  void start();

  /// Opens for `time`, then holds again by itself. Returns at once. While open already, the later
  /// of the two ends counts.
  ///
  /// @throws IllegalArgumentException if `time` is not between 1 ns and [#LONGEST_OPEN]
  /// @throws IllegalStateException if this lock was closed
  void open(Duration time);

  /// The part of the program that decides says that it still does. Without a word of it for some
  /// seconds the lock lets go.
  void alive();

  /// What the lock does now.
  RelayState state();

  /// Lights the lamp.
  void signal(Signal signal);

  /// Lets go, now and for good. A second time does nothing.
  @Override
  void close();
}
