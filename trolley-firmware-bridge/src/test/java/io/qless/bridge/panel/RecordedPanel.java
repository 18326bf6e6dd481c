package io.qless.bridge.panel;

import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState;
import java.util.ArrayList;
import java.util.List;

/// The wires of a panel on paper, and who listens to it.
final class RecordedPanel implements PanelIo, PanelListener {

  final List<String> done = new ArrayList<>();
  final List<DeviceState> states = new ArrayList<>();
  int calls;
  boolean down;
  boolean broken;

  RecordedPanel open() {
    if (broken) {
      throw new DeviceException("taking the pins", "look who has them");
    }
    done.add("open");
    return this;
  }

  @Override
  public void lamp(Light light) {
    require();
    done.add(light.toString());
  }

  @Override
  public void buzzer(boolean sounds) {
    require();
    done.add(sounds ? "beep" : "quiet");
  }

  @Override
  public boolean buttonDown() {
    require();
    return down;
  }

  @Override
  public void close() {
    done.add("close");
  }

  @Override
  public void helpWanted() {
    calls++;
  }

  @Override
  public void state(DeviceState state) {
    states.add(state);
  }

  private void require() {
    if (broken) {
      throw new DeviceException("driving a pin", "look at the wires");
    }
  }
}
