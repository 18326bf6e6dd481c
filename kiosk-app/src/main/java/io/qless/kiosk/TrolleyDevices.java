package io.qless.kiosk;

import io.qless.bridge.DeviceState;
import io.qless.bridge.battery.Battery;
import io.qless.bridge.battery.PowerSupplies;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scale.Calibration;
import io.qless.bridge.scale.CalibrationFile;
import io.qless.bridge.scale.LoadCell;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.ScaleListener;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.bridge.setup.ScaleSetup;
import io.qless.bridge.setup.ScannerSetup;
import io.qless.bridge.sim.SimulatedLoadCell;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.kiosk.core.ScalePort;
import io.qless.kiosk.core.TripDesk;
import io.qless.kiosk.core.TripLane;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The scanner and the scale of this trolley. Their threads only queue work for the trip lane.
final class TrolleyDevices implements AutoCloseable {

  /// Seed of the simulated scale's noise: the same noise in every demo.
  private static final long NOISE_SEED = 2026;

  /// Beside the trolley's other data.
  private static final String CALIBRATION_FILE = "scale.properties";

  /// Scans on their way from the scanner into the trip.
  private static final String SCAN_JOURNAL = "scanner.journal";

  /// A full battery lasts for hours: a percent takes minutes.
  private static final Duration GAUGE = Duration.ofSeconds(10);

  private static final Duration PLAYED_GAUGE = Duration.ofSeconds(1);

  private final ScannerSetup scannerSetup;
  private final ScanJournal journal;
  private final boolean verified;
  private final PowerSupplies powerSupplies;
  private final Duration gauge;
  private final Optional<SimulatedScanner> simulatedScanner;
  private final SimulatedLoadCell simulatedCell;
  private final Optional<KeptScale> scale;
  private @Nullable ScannerDriver scanner;
  private @Nullable Battery battery;
  private @Nullable TripLane tripLane;

  /// @param basketGrams what a simulated basket holds: its goods are still in it when the program
  ///   starts again
  TrolleyDevices(KioskConfig config, long basketGrams) {
    scannerSetup = config.scanner();
    journal = ScanJournal.in(config.dataDirectory().resolve(SCAN_JOURNAL));
    verified = config.verifiedScaleGrams() > 0;
    simulatedCell = new SimulatedLoadCell(NOISE_SEED, basketGrams);
    simulatedScanner =
        config.scannerSimulated()
            ? Optional.of(new SimulatedScanner(Path.of(scannerSetup.name().toString())))
            : Optional.empty();
    scale = scale(config, simulatedCell);
    powerSupplies = new PowerSupplies(config.powerSupplies());
    gauge = config.devices() == KioskConfig.Devices.SIMULATED ? PLAYED_GAUGE : GAUGE;
  }

  private static Optional<KeptScale> scale(KioskConfig config, SimulatedLoadCell played) {
    Path kept = config.dataDirectory().resolve(CALIBRATION_FILE);
    ScaleSetup setup = config.scale();
    if (setup != null) {
      return Optional.of(KeptScale.of(setup, kept));
    }
    return switch (config.devices()) {
      case SIMULATED -> Optional.of(KeptScale.on(played, kept));
      case REAL -> Optional.empty();
    };
  }

  /// Begins to listen to them. Once only.
  void start(InstantSource clock, TripLane lane, TripDesk desk) {
    tripLane = lane;
    List<ScannedCode> left = journal.unsettled();
    if (!left.isEmpty()) {
      lane.offer(() -> {
        desk.scannedBefore(left);
        journal.settle(left.getLast());
      });
    }
    scanner =
        scannerSetup.driver(
            "scanner", DeviceTree.OF_LINUX, clock, journal, new ScannerEar(lane, desk, journal));
    scanner.start();
    scale.ifPresent(kept -> kept.scale().start(new ScaleEar(lane, desk)));
    battery =
        new Battery(powerSupplies, gauge, reading -> lane.offer(() -> desk.batteryTells(reading)));
    battery.start();
  }

  /// The scale as staff set it, if there is one; one that is verified for trade has a seal instead,
  /// and one with a display its own calibration.
  Optional<ScalePort> scale() {
    return verified ? Optional.empty() : scale.filter(KeptScale::calibratesHere).map(kept -> kept);
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
    if (battery != null) {
      battery.close();
    }
    scale.ifPresent(kept -> kept.scale().close());
    if (scanner != null) {
      scanner.close();
    }
    if (tripLane == null) {
      journal.close();
    } else {
      tripLane.offer(journal::close); // behind the scans that wait there
    }
    simulatedScanner.ifPresent(SimulatedScanner::close);
  }

  /// The scale with the file that keeps how it weighs.
  private record KeptScale(Scale scale, CalibrationFile file, boolean calibratesHere)
      implements ScalePort {

    static KeptScale of(ScaleSetup setup, Path file) {
      CalibrationFile kept = setup.calibrationFile(file);
      return new KeptScale(
          setup.scale("scale", DeviceTree.OF_LINUX, kept), kept, setup.calibratesHere());
    }

    static KeptScale on(LoadCell cell, Path file) {
      CalibrationFile kept = new CalibrationFile(file, cell.identity());
      return new KeptScale(new Scale("scale", cell, kept.read()), kept, true);
    }

    @Override
    public ScaleReading now() {
      return scale.now();
    }

    @Override
    public Calibration calibration() {
      return scale.calibration();
    }

    @Override
    public void calibrate(Calibration found) throws IOException {
      file.write(found);
      scale.calibrate(found);
    }
  }

  /// A scan is settled when what came of it is on the disk and was shown.
  private record ScannerEar(TripLane lane, TripDesk desk, ScanJournal journal)
      implements ScanListener {

    @Override
    public void scanned(ScannedCode code) {
      lane.offer(() -> {
        desk.scanned(code);
        journal.settle(code);
      });
    }

    @Override
    public void rejected(ScanReject reject) {
      lane.offer(() -> desk.scanRejected(reject));
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
