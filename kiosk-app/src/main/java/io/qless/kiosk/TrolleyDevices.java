package io.qless.kiosk;

import io.qless.bridge.DeviceState;
import io.qless.bridge.battery.Battery;
import io.qless.bridge.battery.BatteryGauge;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.panel.PanelPins;
import io.qless.bridge.panel.PanelSetup;
import io.qless.bridge.panel.PiPanelIo;
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
import io.qless.bridge.sim.SimulatedPanel;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.kiosk.core.ScalePort;
import io.qless.kiosk.core.TripDesk;
import io.qless.kiosk.core.TripLane;
import io.qless.kiosk.desk.PlayedDevices;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The scanner, the scale, the battery and the panel of this trolley. Their threads only queue work
/// for the trip lane.
final class TrolleyDevices implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrolleyDevices.class);

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
  private final BatteryGauge batteryGauge;
  private final Duration gaugePeriod;
  private final Optional<SimulatedScanner> simulatedScanner;
  private final SimulatedLoadCell simulatedCell;
  private final Optional<KeptScale> scale;
  private final Optional<SimulatedPanel> simulatedPanel;
  private final Optional<TrolleyPanel> panel;
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
    batteryGauge = config.gauge().gauge();
    gaugePeriod = config.devices() == KioskConfig.Devices.SIMULATED ? PLAYED_GAUGE : GAUGE;
    simulatedPanel =
        config.panel() instanceof PanelSetup.Played
            ? Optional.of(new SimulatedPanel())
            : Optional.empty();
    panel =
        switch (config.panel()) {
          case PanelSetup.None none -> Optional.empty();
          case PanelSetup.AtPi(PanelPins pins) ->
              Optional.of(new TrolleyPanel(() -> PiPanelIo.open(pins)));
          case PanelSetup.Played played ->
              Optional.of(new TrolleyPanel(simulatedPanel::orElseThrow));
        };
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
            "scanner",
            DeviceTree.OF_LINUX,
            clock,
            journal,
            new ScannerEar(lane, desk, journal, panel));
    scanner.start();
    scale.ifPresent(kept -> kept.scale().start(new ScaleEar(lane, desk)));
    battery =
        new Battery(
            batteryGauge, gaugePeriod, reading -> lane.offer(() -> desk.batteryTells(reading)));
    battery.start();
    panel.ifPresent(there -> there.start(lane, desk));
  }

  /// Lets the lamp follow the trip, and the scale's zero while the trolley is free and no staff are
  /// at it; on the trip's lane.
  void show(TripView view) {
    boolean free = view.screen() == TripView.Screen.WELCOME && view.staff() == null;
    scale.ifPresent(kept -> kept.scale().basketIsEmpty(free));
    panel.ifPresent(there -> there.show(view));
  }

  /// Lets the trip hear what the hub told. A refusal in it is heard by the shopper, too: the scan
  /// that it is about was answered as taken.
  void hear(TripDesk desk, Consumer<TripDesk> told) {
    long refusals = desk.refusals();
    told.accept(desk);
    if (desk.refusals() > refusals) {
      panel.ifPresent(there -> there.answer(false));
    }
  }

  /// The scale as staff set it, if there is one; one that is verified for trade has a seal instead,
  /// and one with a display its own calibration.
  Optional<ScalePort> scale() {
    return verified ? Optional.empty() : scale.filter(KeptScale::calibratesHere).map(kept -> kept);
  }

  /// What the kiosk plays.
  PlayedDevices played() {
    return new PlayedDevices(simulatedScanner, simulatedCell, simulatedPanel);
  }

  /// Whether there are lamp, buzzer and help button.
  boolean hasPanel() {
    return panel.isPresent();
  }

  @Override
  public void close() {
    panel.ifPresent(TrolleyPanel::close);
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

  /// A driver tells each change once.
  private static void logged(String device, DeviceState state) {
    switch (state) {
      case DeviceState.Present present -> LOG.info("the {} is ready", device);
      case DeviceState.Absent(String reason, String wayOut) ->
          LOG.warn("the {} is absent: {}; {}", device, reason, wayOut);
      case DeviceState.Faulty(String reason, String wayOut) ->
          LOG.warn("the {} is faulty: {}; {}", device, reason, wayOut);
    }
  }

  /// A scan is settled when what came of it is on the disk and was shown.
  private record ScannerEar(
      TripLane lane, TripDesk desk, ScanJournal journal, Optional<TrolleyPanel> panel)
      implements ScanListener {

    @Override
    public void scanned(ScannedCode code) {
      lane.offer(() -> {
        long refusals = desk.refusals();
        desk.scanned(code);
        journal.settle(code);
        panel.ifPresent(there -> there.answer(desk.refusals() == refusals));
      });
    }

    @Override
    public void rejected(ScanReject reject) {
      lane.offer(() -> {
        desk.scanRejected(reject);
        panel.ifPresent(there -> there.answer(false));
      });
    }

    @Override
    public void state(DeviceState state) {
      logged("scanner", state);
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
      logged("scale", state);
      lane.offer(() -> desk.scaleState(state));
    }
  }
}
