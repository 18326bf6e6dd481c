package io.qless.bridge.sim;

import io.qless.bridge.DeviceException;
import io.qless.bridge.converter.WeightLine;
import io.qless.bridge.scale.Sensitivity;
import io.qless.bridge.scale.StabilityFilter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A microcontroller under a basket that streams 80 weights a second on a real serial port, and
/// hands that drop and remove goods. Any thread may call it; it lives until closed.
public final class SimulatedScaleController implements AutoCloseable {

  private static final long PERIOD_NANOS =
      TimeUnit.SECONDS.toNanos(1) / StabilityFilter.SAMPLES_PER_SECOND;

  /// A machine that is busy gets what was converted meanwhile; after a longer pause it is gone.
  private static final long BACKLOG_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int READ_BYTES = 64;

  private final Thread thread;

  // Guarded by this:
  private final PanSignal signal;
  private final Cable cable;
  private long startedNanos = System.nanoTime();
  private long sequence;
  private int flags;
  private int rate = StabilityFilter.SAMPLES_PER_SECOND;
  private int tear;
  private int lose;
  private boolean closed;

  /// A controller, plugged in, below an empty basket.
  ///
  /// @param link where its port shall appear; its directory exists
  /// @param seed of the noise
  public SimulatedScaleController(Path link, long seed) {
    cable = new Cable(link);
    signal = new PanSignal(seed, 0);
    plugIn();
    thread = Thread.ofPlatform().name("simulated-scale-controller").daemon().start(this::run);
  }

  /// Goods fall into the basket.
  public synchronized void drop(double grams) {
    signal.step(grams, System.nanoTime());
  }

  /// Goods are taken out.
  public synchronized void remove(double grams) {
    signal.step(-grams, System.nanoTime());
  }

  /// The trolley rolls for `time`.
  public synchronized void shake(Duration time) {
    signal.shake(SimulatedLoadCell.ROLLING_GRAMS, time, System.nanoTime());
  }

  /// The cell creeps from now on; 0 stops it.
  public synchronized void drift(double gramsPerMinute) {
    signal.drift(gramsPerMinute, System.nanoTime());
  }

  /// The next lines arrive with a byte in the middle missing.
  public synchronized void tearLines(int count) {
    tear = count;
  }

  /// The next lines never arrive.
  public synchronized void loseLines(int count) {
    lose = count;
  }

  /// Its converter says this from now on, by the flags of [io.qless.bridge.converter.WeightLine].
  public synchronized void flag(int now) {
    flags = now;
  }

  /// What it answers when it is asked for its rate.
  public synchronized void claimRate(int perSecond) {
    rate = perSecond;
  }

  /// It loses its power for a moment: its counters begin anew.
  public synchronized void restart() {
    sequence = 0;
    startedNanos = System.nanoTime();
  }

  /// Pulls the cable, in the middle of whatever is on it. Does nothing when unplugged.
  public synchronized void unplug() {
    cable.unplug();
  }

  /// Plugs in again, with whatever lies in the basket. Does nothing when plugged in.
  public synchronized void plugIn() {
    if (cable.plugIn()) {
      restart();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      unplug();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long next = System.nanoTime();
    String asked = "";
    while (!isClosed()) {
      PseudoTerminal port = port();
      if (port != null) {
        try {
          port.write(line(next));
          asked += new String(port.read(READ_BYTES, Duration.ZERO), StandardCharsets.US_ASCII);
          asked = answer(port, asked);
        } catch (DeviceException unpluggedOrUnread) {
          asked = "";
        }
      }
      next = Math.max(next + PERIOD_NANOS, System.nanoTime() - BACKLOG_NANOS);
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized @Nullable PseudoTerminal port() {
    return cable.terminal();
  }

  /// What goes out for a conversion, empty if it gets lost.
  private synchronized byte[] line(long now) {
    int raw = (int) Math.round(signal.gramsAt(now) * Sensitivity.USUAL.countsPerGram());
    long millis = TimeUnit.NANOSECONDS.toMillis(Math.max(0, now - startedNanos));
    byte[] line = new WeightLine.Weight(sequence++, millis, raw, flags).bytes();
    if (lose > 0) {
      lose--;
      return new byte[0];
    }
    if (tear > 0) {
      tear--;
      int middle = line.length / 2;
      System.arraycopy(line, middle + 1, line, middle, line.length - middle - 1);
      return Arrays.copyOf(line, line.length - 1);
    }
    return line;
  }

  /// Answers whole questions and keeps the half one behind them.
  private String answer(PseudoTerminal port, String asked) {
    if (asked.contains(WeightLine.WHAT_ARE_YOU)) {
      port.write(about().bytes());
    }
    return asked.substring(asked.lastIndexOf('\n') + 1);
  }

  private synchronized WeightLine about() {
    return new WeightLine.About(1, "played", rate);
  }
}
