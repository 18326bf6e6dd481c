package io.qless.bridge.scale;

import io.qless.bridge.Backoff;
import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.scale.ScaleReading.Fault;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The scale of one trolley. Any thread may start and close it; it samples on a platform thread of
/// its own and lives from program start to program end. It owns what weighs, a load cell or an
/// instrument: opens it, opens it again after it was gone, and closes it.
public final class Scale implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Scale.class);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private static final ScaleListener NOBODY =
      new ScaleListener() {
        @Override
        public void reading(ScaleReading reading) {}

        @Override
        public void state(DeviceState state) {}
      };

  private final String deviceId;
  private final WeighingInstrument instrument;
  private final Thread thread;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile boolean closing;
  private volatile Calibration calibration = Calibration.NONE;
  private volatile boolean basketEmpty;
  private volatile ScaleReading now = new ScaleReading.Moving();

  // Of the scale's thread only:
  private ScaleListener listener = NOBODY;
  private final Backoff backoff = new Backoff();
  private @Nullable ScaleReading lastReading;
  private @Nullable DeviceState lastState;

  /// @param deviceId what the shop calls this scale
  /// @param cell its load cell, not yet open
  /// @param calibration by which it weighs
  public Scale(String deviceId, LoadCell cell, Calibration calibration) {
    this.deviceId = named(deviceId);
    this.instrument = new FilteredCell(cell, () -> this.calibration, () -> basketEmpty);
    this.calibration = calibration;
    this.thread = thread();
  }

  /// @param deviceId what the shop calls this scale
  /// @param instrument that weighs by itself, not yet open
  public Scale(String deviceId, WeighingInstrument instrument) {
    this.deviceId = named(deviceId);
    this.instrument = instrument;
    this.thread = thread();
  }

  private Thread thread() {
    return Thread.ofPlatform().name("scale-" + deviceId).daemon().unstarted(this::run);
  }

  private static String named(String deviceId) {
    if (deviceId.isBlank()) {
      throw new IllegalArgumentException("device id is blank");
    }
    return deviceId;
  }

  /// Begins to sample. Once only.
  ///
  /// @param ear called on the scale's thread
  public void start(ScaleListener ear) {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("scale " + deviceId + " was already started");
    }
    listener = ear;
    thread.start();
  }

  /// What it says at this moment, also if that is no news. Any thread.
  public ScaleReading now() {
    return now;
  }

  /// By what it weighs; an instrument's is its own business, and none here. Any thread.
  public Calibration calibration() {
    return calibration;
  }

  /// Weighs by this from now on; what is smoothed at this moment is forgotten. Any thread.
  ///
  /// @throws IllegalStateException if an instrument weighs by itself
  public void calibrate(Calibration by) {
    if (!(instrument instanceof FilteredCell)) {
      throw new IllegalStateException("scale " + deviceId + " weighs by its own calibration");
    }
    calibration = by;
  }

  /// Says whether the basket is known to be empty: only then its zero is followed as it creeps, by
  /// [ZeroTracking#MOST_GRAMS] at most. An instrument follows its own. Any thread.
  public void basketIsEmpty(boolean known) {
    basketEmpty = known;
  }

  /// Stops sampling and closes the cell; nothing is reported any more once it returns. A second
  /// time does nothing. Not to be called by the listener.
  @Override
  public void close() {
    closing = true;
    if (!started.get()) {
      return;
    }
    thread.interrupt();
    try {
      if (!thread.join(CLOSE_LIMIT)) {
        throw new DeviceException("closing scale " + deviceId + ": its device hangs", "restart");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        serve();
        Thread.sleep(backoff.next());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /// One life of the device, from opening until it is gone.
  private void serve() throws InterruptedException {
    try {
      instrument.open();
      while (!closing) {
        ScaleReading reading = instrument.next();
        report(
            reading instanceof Fault(String reason, String wayOut)
                ? new Faulty(reason, wayOut)
                : new Present(),
            reading);
        backoff.reset();
      }
    } catch (DeviceException gone) {
      DeviceState state = gone.state();
      report(
          state,
          switch (state) {
            case Absent(String reason, String wayOut) -> new Fault(reason, wayOut);
            case Faulty(String reason, String wayOut) -> new Fault(reason, wayOut);
            case Present() -> throw new IllegalStateException("present after a failure", gone);
          });
    } finally {
      instrument.close();
    }
  }

  /// Whoever hears of the state may ask for the weight at once: it is there first.
  private void report(DeviceState state, ScaleReading reading) {
    now = reading;
    if (!state.equals(lastState)) {
      lastState = state;
      tell(() -> listener.state(state));
    }
    if (reading.isNewsAfter(lastReading)) {
      lastReading = reading;
      tell(() -> listener.reading(reading));
    }
  }

  /// A listener that throws is a mistake in the program; the scale goes on.
  private void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.error("Scale {}: the listener failed, what it was told is lost", deviceId, e);
    }
  }
}
