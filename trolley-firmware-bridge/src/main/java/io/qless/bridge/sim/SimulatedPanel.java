package io.qless.bridge.sim;

import io.qless.bridge.DeviceException;
import io.qless.bridge.panel.Light;
import io.qless.bridge.panel.PanelIo;
import java.time.Duration;

/// A panel without wires, for demo, training and tests: hands that press its button, and eyes and
/// ears for its lamp and buzzer. The panel's thread drives it, any thread may be the hands; it may
/// be opened again after it was closed, as pins may.
public final class SimulatedPanel implements PanelIo {

  // Guarded by this:
  private boolean pluggedIn = true;
  private Light light = Light.OFF;
  private boolean buzzing;
  private long beeps;
  private boolean held;
  private long pressedUntilNanos = System.nanoTime();

  /// Presses the button for `time`.
  public synchronized void press(Duration time) {
    pressedUntilNanos = System.nanoTime() + time.toNanos();
  }

  /// Holds the button down, or lets go of it.
  public synchronized void hold(boolean down) {
    held = down;
    pressedUntilNanos = System.nanoTime();
  }

  /// Tears its wires off, until [#plugIn].
  public synchronized void unplug() {
    pluggedIn = false;
    light = Light.OFF;
    buzzing = false;
  }

  /// Brings the wires back.
  public synchronized void plugIn() {
    pluggedIn = true;
  }

  /// Whether its wires are there.
  public synchronized boolean isPluggedIn() {
    return pluggedIn;
  }

  /// What the lamp shows now.
  public synchronized Light light() {
    return light;
  }

  /// Whether the buzzer sounds now.
  public synchronized boolean isBuzzing() {
    return buzzing;
  }

  /// How often the buzzer has begun to sound.
  public synchronized long beeps() {
    return beeps;
  }

  @Override
  public synchronized void lamp(Light now) {
    requirePluggedIn();
    light = now;
  }

  @Override
  public synchronized void buzzer(boolean sounds) {
    requirePluggedIn();
    if (sounds && !buzzing) {
      beeps++;
    }
    buzzing = sounds;
  }

  @Override
  public synchronized boolean buttonDown() {
    requirePluggedIn();
    return held || pressedUntilNanos - System.nanoTime() > 0;
  }

  @Override
  public synchronized void close() {
    light = Light.OFF;
    buzzing = false;
  }

  private void requirePluggedIn() {
    if (!pluggedIn) {
      throw new DeviceException("the simulated panel is unplugged", "plug the panel in");
    }
  }
}
