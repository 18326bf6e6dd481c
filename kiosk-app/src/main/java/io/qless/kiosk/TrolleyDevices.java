package io.qless.kiosk;

import io.qless.bridge.DeviceState;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.ScaleListener;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.SerialScanner;
import io.qless.bridge.sim.SimulatedLoadCell;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.kiosk.core.TripDesk;
import io.qless.kiosk.core.TripLane;
import java.time.InstantSource;
import java.util.Optional;

/// The scanner and the scale of this trolley. Their threads only queue work for the trip lane.
final class TrolleyDevices implements AutoCloseable {

  /// Seed of the simulated scale's noise: the same noise in every demo.
  private static final long NOISE_SEED = 2026;

  private final Optional<SimulatedScanner> simulatedScanner;
  private final SimulatedLoadCell simulatedCell;
  private final SerialScanner scanner;
  private final Optional<Scale> scale;

  /// @param basketGrams what a simulated basket holds: its goods are still in it when the program
  ///   starts again
  TrolleyDevices(
      KioskConfig config, InstantSource clock, TripLane lane, TripDesk desk, long basketGrams) {
    simulatedCell = new SimulatedLoadCell(NOISE_SEED, basketGrams);
    simulatedScanner =
        config.scannerSimulated()
            ? Optional.of(new SimulatedScanner(config.scannerPort()))
            : Optional.empty();
    scanner = new SerialScanner("scanner", config.scannerPort(), clock, new ScannerEar(lane, desk));
    scanner.start();
    scale =
        switch (config.devices()) {
          case SIMULATED ->
              Optional.of(new Scale("scale", simulatedCell, new ScaleEar(lane, desk)));
          case REAL -> Optional.empty();
        };
    scale.ifPresent(Scale::start);
  }

  /// The played scanner, if the kiosk plays it.
  Optional<SimulatedScanner> simulatedScanner() {
    return simulatedScanner;
  }

  /// The played load cell.
  SimulatedLoadCell simulatedCell() {
    return simulatedCell;
  }

  @Override
  public void close() {
    scale.ifPresent(Scale::close);
    scanner.close();
    simulatedScanner.ifPresent(SimulatedScanner::close);
  }

  private record ScannerEar(TripLane lane, TripDesk desk) implements ScanListener {

    @Override
    public void scanned(ScannedCode code) {
      lane.offer(() -> desk.scanned(code));
    }

    @Override
    public void rejected(ScanReject reject) {
      lane.offer(() -> desk.scanRejected(reject.cause() + ", " + reject.bytes() + " bytes"));
    }

    @Override
    public void state(DeviceState state) {
      lane.offer(() -> desk.scannerState(state));
    }
  }

  private record ScaleEar(TripLane lane, TripDesk desk) implements ScaleListener {

    @Override
    public void reading(ScaleReading reading) {
      lane.offer(() -> desk.weighed(reading));
    }

    @Override
    public void state(DeviceState state) {
      lane.offer(() -> desk.scaleState(state));
    }
  }
}
