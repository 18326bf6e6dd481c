package io.qless.kiosk;

import io.qless.bridge.DeviceState;
import io.qless.bridge.panel.Panel;
import io.qless.bridge.panel.PanelIo;
import io.qless.bridge.panel.PanelListener;
import io.qless.bridge.panel.Signal;
import io.qless.kiosk.core.Fingers;
import io.qless.kiosk.core.LampMaker;
import io.qless.kiosk.core.TripDesk;
import io.qless.kiosk.core.TripLane;
import io.qless.kiosk.trip.TripView;
import java.util.function.Supplier;

/// The panel of this trolley and what it has to do with the trip: the lamp follows the view, each
/// scan gets an answer to hear, and the button is the call for help of the screen. Used on the trip
/// lane; lives from program start to program end.
final class TrolleyPanel implements AutoCloseable {

  private final Panel panel;
  private boolean helpCalled;

  TrolleyPanel(Supplier<PanelIo> opener) {
    panel = new Panel(opener);
  }

  /// Begins. Once only.
  void start(TripLane lane, TripDesk desk) {
    panel.start(new Ear(lane, desk));
  }

  /// Shows this moment of the trip.
  void show(TripView view) {
    panel.show(LampMaker.lamp(view));
    boolean called = view.care().helpCalled();
    if (called && !helpCalled) {
      panel.signal(Signal.CALLED);
    }
    helpCalled = called;
  }

  /// Says what came of a scan.
  void answer(boolean taken) {
    panel.signal(taken ? Signal.GOOD : Signal.BAD);
  }

  @Override
  public void close() {
    panel.close();
  }

  /// Calls, as a finger at the screen does; who presses again hears that help is on its way, and
  /// where nobody can be called for, at a free trolley, that it is not.
  private final class Ear implements PanelListener {

    private final TripLane lane;
    private final TripDesk desk;
    private final Fingers fingers;

    Ear(TripLane lane, TripDesk desk) {
      this.lane = lane;
      this.desk = desk;
      fingers = new Fingers(lane, desk);
    }

    @Override
    public void helpWanted() {
      lane.offer(() -> {
        if (helpCalled) {
          panel.signal(Signal.CALLED);
        } else {
          fingers.callHelp();
          lane.offer(this::sayIfNobodyComes); // behind the call
        }
      });
    }

    private void sayIfNobodyComes() {
      if (!helpCalled) {
        panel.signal(Signal.BAD);
      }
    }

    @Override
    public void state(DeviceState state) {
      lane.offer(() -> desk.panelState(state));
    }
  }
}
