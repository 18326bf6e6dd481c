package io.qless.bridge.relay;

import java.time.Duration;

/// The relay of one exit barrier. Any thread may call it; it lives from program start to program
/// end, and leaves the barrier in the safe state when closed.
public interface GateRelay extends AutoCloseable {

  /// Longer than this no barrier stands open for one shopper.
  Duration LONGEST_OPEN = Duration.ofSeconds(60);

  /// Opens for `time`, then falls back to the safe state by itself. Returns at once. While open
  /// already, the later of the two ends counts.
  ///
  /// @throws IllegalArgumentException if `time` is not between 1 ns and [#LONGEST_OPEN]
  /// @throws IllegalStateException if this relay was closed
  void open(Duration time);

  /// Puts the barrier into the safe state, now and for good. A second time does nothing.
  @Override
  void close();
}
