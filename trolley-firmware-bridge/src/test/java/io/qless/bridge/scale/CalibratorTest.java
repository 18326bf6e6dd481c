package io.qless.bridge.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qless.bridge.scale.Calibrator.Refusal;
import io.qless.bridge.scale.Calibrator.Step;
import io.qless.bridge.scale.ScaleReading.Fault;
import io.qless.bridge.scale.ScaleReading.Moving;
import io.qless.bridge.scale.ScaleReading.Settled;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalibratorTest {

  private static final Instant NOON = Instant.parse("2026-11-26T06:30:00Z");

  /// What a cell shows that is 4 % too light and whose basket weighs 2,300 g.
  private static Settled shown(double load) {
    return new Settled(Math.round(load * 0.96 + 2_300), 0.5);
  }

  @Test
  void theFoundCalibrationWeighsRight() {
    var calibrator = new Calibrator(Calibration.NONE, "Meena");
    assertEquals(Optional.empty(), calibrator.weigh(0, shown(0)));
    assertEquals(Optional.empty(), calibrator.weigh(10_000, shown(10_000)));
    assertEquals(Optional.empty(), calibrator.result(NOON), "not checked yet");
    assertEquals(Optional.empty(), calibrator.weigh(5_000, shown(5_000)));
    assertEquals(Step.DONE, calibrator.step());
    Calibration found = calibrator.result(NOON).orElseThrow();
    assertEquals(0, found.load(2_300), 0.5);
    assertEquals(7_000, found.load(7_000 * 0.96 + 2_300), 2);
    assertEquals("Meena", found.by());
    assertEquals(NOON, found.at());
  }

  @Test
  void aSecondCalibrationStartsFromTheFirst() {
    var first = new Calibration(2_300, 1 / 0.96, NOON, "Meena");
    var again = new Calibrator(first, "Ravi");
    // The cell has crept by 30 g; its sensitivity is as before.
    again.weigh(0, new Settled(30, 0.5));
    again.weigh(10_000, new Settled(10_030, 0.5));
    again.weigh(5_000, new Settled(5_030, 0.5));
    Calibration found = again.result(NOON).orElseThrow();
    assertEquals(first.span(), found.span(), 1e-9);
    assertEquals(2_300 + 30 * 0.96, found.zeroGrams(), 1e-6);
  }

  @Test
  void aLoadThatMovesOrScattersIsNotTaken() {
    var calibrator = new Calibrator(Calibration.NONE, "Meena");
    assertEquals(Optional.of(Refusal.NOT_STILL), calibrator.weigh(0, new Moving()));
    assertEquals(Optional.of(Refusal.NOT_STILL), calibrator.weigh(0, new Settled(0, 1.5)));
    assertEquals(Optional.of(Refusal.FAULT), calibrator.weigh(0, new Fault("gone", "plug it in")));
    assertEquals(Step.EMPTY, calibrator.step());
  }

  @Test
  void whatCanNotBeTheNamedMassIsRefusedAndCanBeTriedAgain() {
    var calibrator = new Calibrator(Calibration.NONE, "Meena");
    calibrator.weigh(0, shown(0));
    assertEquals(Optional.of(Refusal.TOO_LIGHT), calibrator.weigh(2_000, shown(2_000)));
    assertEquals(Optional.of(Refusal.NOT_THIS_MASS), calibrator.weigh(10_000, shown(5_000)));
    assertEquals(Optional.of(Refusal.NOT_THIS_MASS), calibrator.weigh(10_000, shown(0)));
    assertEquals(Optional.of(Refusal.NOT_THIS_MASS), calibrator.weigh(10_000, shown(-10_000)));
    assertEquals(Optional.empty(), calibrator.weigh(10_000, shown(10_000)));
    assertEquals(10_000, calibrator.massGrams());
  }

  @Test
  void aCellThatIsNotLinearFailsTheCheckAndChangesNothing() {
    var calibrator = new Calibrator(Calibration.NONE, "Meena");
    calibrator.weigh(0, shown(0));
    calibrator.weigh(10_000, shown(10_000));
    assertEquals(Optional.of(Refusal.SAME_MASS), calibrator.weigh(10_000, shown(10_000)));
    assertEquals(Optional.of(Refusal.OFF), calibrator.weigh(5_000, shown(5_020)));
    assertEquals(20, calibrator.offGrams(), 1);
    assertEquals(Step.CHECK, calibrator.step());
    assertEquals(Optional.empty(), calibrator.result(NOON));
  }

  @Test
  void nobodyCalibratesWithoutAName() {
    assertThrows(IllegalArgumentException.class, () -> new Calibrator(Calibration.NONE, " "));
  }
}
