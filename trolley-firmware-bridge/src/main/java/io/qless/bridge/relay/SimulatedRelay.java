package io.qless.bridge.relay;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A relay without a barrier, for demo, training and tests: it logs each change and reports it. Any
/// thread may call it; it lives from program start to program end.
public final class SimulatedRelay implements GateRelay {

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedRelay.class);

  private final String deviceId;
  private final Consumer<RelayState> onChange;
  private final ScheduledExecutorService timer;

  // Guarded by this:
  private RelayState state = RelayState.CLOSED;
  private long openUntilNanos;
  private boolean closed;

  /// @param deviceId what the shop calls this gate
  /// @param onChange told each change in order; it only queues, since the relay is locked meanwhile
  public SimulatedRelay(String deviceId, Consumer<RelayState> onChange) {
    if (deviceId.isBlank()) {
      throw new IllegalArgumentException("device id is blank");
    }
    this.deviceId = deviceId;
    this.onChange = onChange;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("relay-" + deviceId).daemon().factory());
  }

  @Override
  public synchronized void open(Duration time) {
    if (!time.isPositive() || time.compareTo(LONGEST_OPEN) > 0) {
      throw new IllegalArgumentException("a gate can't be opened for " + time);
    }
    if (closed) {
      throw new IllegalStateException("relay " + deviceId + " is closed for good");
    }
    long now = System.nanoTime();
    long until = now + time.toNanos();
    if (state == RelayState.CLOSED || until - openUntilNanos > 0) {
      openUntilNanos = until;
    }
    change(RelayState.OPEN);
    var _ = timer.schedule(this::fallBack, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// What the relay does now.
  public synchronized RelayState state() {
    return state;
  }

  @Override
  public synchronized void close() {
    closed = true;
    timer.shutdownNow();
    change(RelayState.CLOSED);
  }

  private synchronized void fallBack() {
    if (System.nanoTime() - openUntilNanos >= 0) {
      change(RelayState.CLOSED);
    }
  }

  private void change(RelayState to) {
    if (to == state) {
      return;
    }
    state = to;
    LOG.info("Gate {} (simulated): {}", deviceId, to);
    onChange.accept(to);
  }
}
