package io.qless.bridge.battery;

import io.qless.bridge.battery.BatteryReading.Unreadable;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the battery of one trolley on a thread of its own, from program start to program end.
/// Any thread may start and close it.
public final class Battery implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Battery.class);

  /// Kinds of nonsense that are logged; a gauge that tells another number each time stops there.
  private static final int MOST_LOGGED = 8;

  private final BatteryGauge gauge;
  private final Duration period;
  private final Consumer<BatteryReading> listener;
  private final Thread thread;
  private volatile boolean closing;

  // Of the battery's thread only:
  private final Set<String> logged = new HashSet<>();
  private BatteryReading told = new BatteryReading.None();

  /// @param gauge what tells how full it is; closed with this
  /// @param period between two looks
  /// @param listener told each change, on the battery's thread; must only queue. Nothing is told as
  ///   long as there is no battery.
  public Battery(BatteryGauge gauge, Duration period, Consumer<BatteryReading> listener) {
    this.gauge = gauge;
    this.period = period;
    this.listener = listener;
    thread = Thread.ofPlatform().name("battery").daemon().unstarted(this::run);
  }

  /// Begins to look. Once only.
  public void start() {
    thread.start();
  }

  /// Looks no more, and its thread lets go of the gauge. Does not wait for one that hangs.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }

  private void run() {
    try {
      while (!closing) {
        look();
        Thread.sleep(period);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      gauge.close();
    }
  }

  /// One look; nonsense is logged once.
  void look() {
    BatteryReading now = gauge.read();
    if (now instanceof Unreadable(String reason)
        && logged.size() < MOST_LOGGED
        && logged.add(reason)) {
      LOG.warn("the battery tells nothing: {}", reason);
    }
    if (!now.equals(told) && !closing) {
      told = now;
      listener.accept(now);
    }
  }
}
