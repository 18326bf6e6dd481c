package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.DeviceState;
import io.qless.bridge.scale.Calibration;
import io.qless.bridge.scale.CalibrationFile;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.ScaleListener;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.sim.SimulatedLoadCell;
import io.qless.contract.rest.StaffEntered;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.StaffView;
import io.qless.kiosk.trip.StaffView.Calibrating.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Staff with test weights at a trolley whose scale, sampling in real time, is 5 % too light and
/// whose basket weighs 1,200 g.
class CalibrationDeskIT extends TripBed {

  private static final double EMPTY = 1_200;
  private static final double CELL_PER_LOAD = 0.95;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final SimulatedLoadCell cell = new SimulatedLoadCell(7, EMPTY);
  private final Scale scale = new Scale("scale", cell, Calibration.NONE);
  private boolean diskIsFull;

  private final class Kept implements ScalePort {

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
      if (diskIsFull) {
        throw new IOException("no space left on device");
      }
      file().write(found);
      scale.calibrate(found);
    }
  }

  private CalibrationFile file() {
    return new CalibrationFile(directory.resolve("scale.properties"), cell.identity());
  }

  @Override
  Optional<ScalePort> scale() {
    return Optional.of(new Kept());
  }

  @BeforeEach
  void start() {
    scale.start(
        new ScaleListener() {
          @Override
          public void reading(ScaleReading reading) {}

          @Override
          public void state(DeviceState state) {}
        });
    desk.staffEntered(new StaffEntered("Meena", "TOKEN", 900));
  }

  @AfterEach
  void stop() {
    scale.close();
  }

  @Test
  void afterThreeWeightsTheScaleIsRightAndStaysSo() {
    assertThat(since()).isEqualTo("not yet");
    throughAllSteps();
    assertThat(calibrating().step()).isEqualTo(Step.DONE);
    assertThat(Math.abs(calibrating().offGrams())).isLessThanOrEqualTo(3);
    assertThat(since()).isEqualTo("24 Nov 2026, Meena");
    awaitRest(5_000);
    assertThat(file().read()).isEqualTo(scale.calibration());
    desk.atStaff(to -> to.calibrate(false));
    assertThat(here().calibrating()).isNull();
  }

  @Test
  void aWrongWeightIsRefusedAndNothingChanges() {
    desk.atStaff(to -> to.calibrate(true));
    weigh(0, EMPTY);
    cell.drop(10_000 * CELL_PER_LOAD);
    weigh(20_000, EMPTY + 10_000 * CELL_PER_LOAD);
    assertThat(calibrating().refusal()).isEqualTo("NOT_THIS_MASS");
    assertThat(scale.calibration()).isEqualTo(Calibration.NONE);
  }

  @Test
  void whatTheDiskDoesNotKeepDoesNotCount() {
    diskIsFull = true;
    throughAllSteps();
    assertThat(calibrating().refusal()).isEqualTo("NOT_KEPT");
    assertThat(calibrating().step()).isEqualTo(Step.EMPTY);
    assertThat(scale.calibration()).isEqualTo(Calibration.NONE);
  }

  @Test
  void nobodyCalibratesWhileGoodsMayLieInTheBasket() {
    desk.startTrip(Language.ENGLISH);
    desk.atStaff(to -> to.calibrate(true));
    assertThat(here().calibrating()).isNull();
  }

  private void throughAllSteps() {
    desk.atStaff(to -> to.calibrate(true));
    weigh(0, EMPTY);
    cell.drop(10_000 * CELL_PER_LOAD);
    weigh(10_000, EMPTY + 10_000 * CELL_PER_LOAD);
    cell.remove(5_000 * CELL_PER_LOAD);
    weigh(5_000, EMPTY + 5_000 * CELL_PER_LOAD);
  }

  /// Says what lies in the basket once it rests.
  private void weigh(long grams, double reading) {
    awaitRest(reading);
    desk.atStaff(to -> to.weigh(grams));
  }

  private void awaitRest(double grams) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!(scale.now() instanceof ScaleReading.Settled rest
        && Math.abs(rest.grams() - grams) < 10
        && rest.sigmaGrams() < 0.8)) {
      assertThat(System.nanoTime()).as("%s, not %s g", scale.now(), grams).isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }

  private String since() {
    return Objects.requireNonNull(here().health().calibrated()).english();
  }

  private StaffView here() {
    return Objects.requireNonNull(shown().staff());
  }

  private StaffView.Calibrating calibrating() {
    return Objects.requireNonNull(here().calibrating());
  }
}
