package io.qless.gate;

import io.qless.bridge.relay.GateRelay;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the shopper at the barrier sees. Any thread may call; each change is logged.
final class Lamp {

  /// A refusal is read by then, and the next shopper must not take it for theirs.
  static final Duration READ_BY = Duration.ofSeconds(5);

  /// The light.
  enum Light {
    /// Show a pass.
    WHITE(GateRelay.Signal.WAIT),
    /// Go.
    GREEN(GateRelay.Signal.GO),
    /// Stay.
    RED(GateRelay.Signal.STAY),
    /// This gate can't judge now; staff are needed. A lamp of two colours shows red.
    AMBER(GateRelay.Signal.STAY);

    private final GateRelay.Signal signal;

    Light(GateRelay.Signal signal) {
      this.signal = signal;
    }
  }

  /// Light and text together.
  record Shown(Light light, Words text) {}

  /// What is shown while nobody is there and all is well.
  static final Shown READY =
      new Shown(Light.WHITE, new Words("please show your exit pass", "कृपया निकास पास दिखाएँ"));

  static final Shown FIRE_ALARM =
      new Shown(
          Light.GREEN,
          new Words(
              "fire alarm: the gate is open, please leave",
              "आग का अलार्म: गेट खुला है, कृपया बाहर जाएँ"));

  static final Shown STOOD_STILL = amber("please ask our staff", "कृपया हमारे स्टाफ़ से पूछें");

  static final Shown CLOCK_WRONG =
      amber("the clock of this gate is wrong", "इस गेट की घड़ी ग़लत है");

  static final Shown NO_KEYS = amber("this gate is not ready yet", "यह गेट अभी तैयार नहीं है");

  static final Shown CANNOT_READ =
      amber(
          "this gate can't read, please use another",
          "यह गेट पढ़ नहीं पा रहा, कृपया दूसरा गेट लें");

  private static final Logger LOG = LoggerFactory.getLogger(Lamp.class);

  private final String gate;
  private final Consumer<GateRelay.Signal> bulbs;
  private final LongSupplier nanos;

  // Guarded by this:
  private Shown shown = READY;
  private long sinceNanos;

  Lamp(String gate, Consumer<GateRelay.Signal> bulbs, LongSupplier nanos) {
    this.gate = gate;
    this.bulbs = bulbs;
    this.nanos = nanos;
  }

  private static Shown amber(String english, String hindi) {
    return new Shown(Light.AMBER, new Words(english, hindi));
  }

  synchronized void show(Shown next) {
    sinceNanos = nanos.getAsLong();
    if (next.equals(shown)) {
      return;
    }
    if (next.light() != shown.light()) {
      bulbs.accept(next.light().signal);
    }
    shown = next;
    LOG.info("Gate {} {}: {}", gate, next.light(), next.text().english());
  }

  void show(Light light, Words text) {
    show(new Shown(light, text));
  }

  /// Shows this in place of a refusal that was read by now, or of another state of the gate.
  synchronized void rest(Shown state) {
    boolean unread =
        shown.light() == Light.RED && nanos.getAsLong() - sinceNanos < READ_BY.toNanos();
    if (!unread) {
      show(state);
    }
  }

  synchronized Shown shown() {
    return shown;
  }
}
