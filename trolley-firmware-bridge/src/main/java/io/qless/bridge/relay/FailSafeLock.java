package io.qless.bridge.relay;

import io.qless.bridge.DeviceException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds a barrier by beating on its line, as long as nothing speaks for letting go. Lets go when
/// it was opened for a time, when the fire loop is open, when the hardware can't be read, and when
/// nobody says [#alive()]. Any thread may call; it lives from program start to program end.
///
/// The beat itself is the other half of the watchdog: if this program is killed, stopped or stands
/// still as a whole, the line stays where it is and the hardware lets go within
/// [#HARDWARE_PATIENCE].
public final class FailSafeLock implements GateRelay {

  /// Between two changes of the line.
  public static final Duration BEAT = Duration.ofMillis(100);

  /// The hardware must let go when the line has not changed for so long, and not before three
  /// beats: a pause of the collector must not open a gate.
  public static final Duration HARDWARE_PATIENCE = Duration.ofSeconds(1);

  /// How long the deciding part of the program may be silent. A slow disk may take a second or two.
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(FailSafeLock.class);

  private final String deviceId;
  private final GateIo io;
  private final LockListener listener;
  private final LongSupplier nanos;
  private final ScheduledExecutorService timer;

  // Guarded by this:
  private RelayState state = RelayState.STOOD_STILL;
  private boolean open;
  private long openUntilNanos;
  private long aliveNanos;
  private boolean closed;
  private boolean level;
  private boolean ioFailed;

  /// How long the button has been down, in beats; two are a press, one may be a spark.
  private int pressedBeats;

  /// @param deviceId what the shop calls this gate
  /// @param io the wires; closed with this lock
  /// @param listener told each change in order
  public FailSafeLock(String deviceId, GateIo io, LockListener listener) {
    this(deviceId, io, listener, System::nanoTime);
  }

  FailSafeLock(String deviceId, GateIo io, LockListener listener, LongSupplier nanos) {
    if (deviceId.isBlank()) {
      throw new IllegalArgumentException("device id is blank");
    }
    this.deviceId = deviceId;
    this.io = io;
    this.listener = listener;
    this.nanos = nanos;
    this.aliveNanos = nanos.getAsLong();
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lock-" + deviceId).daemon().factory());
  }

  @Override
  public void start() {
    ScheduledFuture<?> _ =
        timer.scheduleAtFixedRate(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void open(Duration time) {
    if (!time.isPositive() || time.compareTo(LONGEST_OPEN) > 0) {
      throw new IllegalArgumentException("a gate can't be opened for " + time);
    }
    if (closed) {
      throw new IllegalStateException("lock " + deviceId + " is closed for good");
    }
    long until = nanos.getAsLong() + time.toNanos();
    if (!open || until - openUntilNanos > 0) {
      openUntilNanos = until;
    }
    open = true;
  }

  @Override
  public synchronized void alive() {
    aliveNanos = nanos.getAsLong();
  }

  @Override
  public synchronized RelayState state() {
    return state;
  }

  @Override
  public void signal(Signal signal) {
    try {
      io.lamp(signal == Signal.GO, signal == Signal.STAY);
    } catch (DeviceException dark) {
      LOG.warn("The lamp of gate {} can't be lit: {}", deviceId, dark.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      LOG.info("Gate {} lets go: its program ends", deviceId);
      io.close();
    }
  }

  /// One look at everything, and one change of the line if the lock shall hold. The timer calls it;
  /// a test, too.
  void beat() {
    RelayState now;
    RelayState before;
    boolean press;
    synchronized (this) {
      if (closed) {
        return;
      }
      before = state;
      now = look();
      press = pressedBeats == 2;
      state = now;
    }
    if (now != before) {
      LOG.info("Gate {}: {}", deviceId, now);
      listener.lockIs(now);
    }
    if (press) {
      listener.buttonPressed();
    }
  }

  /// Reads the wires and beats, or lets be.
  private RelayState look() {
    long now = nanos.getAsLong();
    if (open && now - openUntilNanos >= 0) {
      open = false;
    }
    try {
      pressedBeats = io.buttonPressed() ? Math.min(pressedBeats + 1, 3) : 0;
      RelayState wanted = wanted(now, io.fireLoopClosed());
      level = wanted == RelayState.CLOSED && !level;
      io.drive(level);
      ioFailed = false;
      return wanted;
    } catch (DeviceException failed) {
      if (!ioFailed) {
        LOG.error("Gate {} can't reach its lock: {}", deviceId, failed.wayOut(), failed);
      }
      ioFailed = true;
      return RelayState.STOOD_STILL;
    }
  }

  private RelayState wanted(long now, boolean quiet) {
    if (!quiet) {
      return RelayState.FIRE_ALARM;
    }
    if (now - aliveNanos > PATIENCE.toNanos()) {
      return RelayState.STOOD_STILL;
    }
    return open ? RelayState.OPEN : RelayState.CLOSED;
  }
}
