package io.qless.bridge.panel;

import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Drives the lamp and the buzzer of one trolley and looks at its button, fifty times a second on a
/// thread of its own. Any thread may call; a call only leaves word, so that a slow pin keeps nobody
/// waiting. Lives from program start to program end, and is dark and silent then.
///
/// A panel that can't be reached is told of once, and tried again every [#RETRY].
public final class Panel implements AutoCloseable {

  /// Between two looks: a shopper takes 100 ms at least to press a button.
  public static final Duration BEAT = Duration.ofMillis(20);

  /// Pins come back when whoever held them ends, not by themselves.
  public static final Duration RETRY = Duration.ofSeconds(10);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Panel.class);

  private static final Faulty STUCK =
      new Faulty(
          "the help button is stuck",
          "look what presses it; if nothing does, its contact or its wire is broken");

  private final Supplier<PanelIo> opener;
  private final LongSupplier nanos;
  private final Thread thread;
  private final SignalPlayer player = new SignalPlayer();
  private volatile Lamp lamp = Lamp.DARK;
  private volatile boolean closing;

  // Of the panel's thread only:
  private PanelListener listener;
  private @Nullable PanelIo io;
  private @Nullable Light lit;
  private @Nullable Boolean sounding;
  private HelpButton button = new HelpButton();
  private @Nullable Long failedNanos;
  private @Nullable DeviceState told;

  /// @param opener takes the wires, or throws a [DeviceException]; asked again after a failure
  public Panel(Supplier<PanelIo> opener) {
    this(opener, System::nanoTime, new Nobody());
  }

  Panel(Supplier<PanelIo> opener, LongSupplier nanos, PanelListener listener) {
    this.opener = opener;
    this.nanos = nanos;
    this.listener = listener;
    thread = Thread.ofPlatform().name("panel").daemon().unstarted(this::run);
  }

  /// Begins. Once only.
  public void start(PanelListener hears) {
    listener = hears;
    thread.start();
  }

  /// Shows this until told otherwise.
  public void show(Lamp now) {
    lamp = now;
  }

  /// Says a short word; while several wait already, it is left out.
  public void signal(Signal signal) {
    player.add(signal);
  }

  /// Darkens the lamp, silences the buzzer, and looks no more. Waits for a pin that hangs for 2 s.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      if (thread.isAlive() && !thread.join(CLOSE_LIMIT)) {
        LOG.warn("the panel's pins still hang {} after closing", CLOSE_LIMIT);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing) {
        beat();
        Thread.sleep(BEAT);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      letGo();
    }
  }

  /// One look at the button, one step of lamp and buzzer. The thread calls it; a test, too.
  void beat() {
    long now = nanos.getAsLong();
    if (failedNanos != null && now - failedNanos < RETRY.toNanos()) {
      return;
    }
    try {
      PanelIo wires = wires();
      drive(wires, now);
      boolean wanted = button.look(wires.buttonDown(), now);
      failedNanos = null;
      tell(button.isStuck(now) ? STUCK : new Present());
      if (wanted) {
        listening(listener::helpWanted);
      }
    } catch (DeviceException failed) {
      failedNanos = now;
      letGo();
      tell(new Faulty(String.valueOf(failed.getMessage()), failed.wayOut()));
    }
  }

  private PanelIo wires() {
    PanelIo open = io;
    if (open == null) {
      open = opener.get();
      io = open;
      lit = null;
      sounding = null;
      button = new HelpButton();
    }
    return open;
  }

  /// Writes what has changed only: most beats change nothing.
  private void drive(PanelIo wires, long now) {
    SignalPlayer.Now playing = player.at(now);
    Light light = playing.flash() == null ? lamp.at(now) : playing.flash();
    if (light != lit) {
      wires.lamp(light);
      lit = light;
    }
    if (sounding == null || sounding != playing.buzzes()) {
      wires.buzzer(playing.buzzes());
      sounding = playing.buzzes();
    }
  }

  private void letGo() {
    PanelIo open = io;
    io = null;
    if (open != null) {
      try {
        open.close();
      } catch (DeviceException failed) {
        LOG.warn("the panel's pins could not be let go: {}", failed.getMessage());
      }
    }
  }

  private void tell(DeviceState now) {
    if (!now.equals(told) && !closing) {
      told = now;
      switch (now) {
        case Present well -> LOG.info("the panel is ready");
        case DeviceState.Absent(String reason, String wayOut) ->
            LOG.warn("the panel is absent: {}; {}", reason, wayOut);
        case Faulty(String reason, String wayOut) ->
            LOG.warn("the panel is faulty: {}; {}", reason, wayOut);
      }
      listening(() -> listener.state(now));
    }
  }

  private static void listening(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException mistake) {
      LOG.error("the panel's listener failed", mistake);
    }
  }

  /// Who listens before somebody does.
  private static final class Nobody implements PanelListener {

    @Override
    public void helpWanted() {}

    @Override
    public void state(DeviceState state) {}
  }
}
