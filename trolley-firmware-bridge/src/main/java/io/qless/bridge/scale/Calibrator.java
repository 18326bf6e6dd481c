package io.qless.bridge.scale;

import io.qless.bridge.scale.ScaleReading.Settled;
import java.time.Instant;
import java.util.Optional;

/// Guides somebody with test weights through the calibration of one scale: the empty basket, one
/// heavy mass, and another one as a check. Pure; used by one thread; lives for one calibration.
///
/// Nothing changes before the check is passed. A refused step can be done again.
public final class Calibrator {

  /// Least mass for the span: a fifth of the 25 kg that a trolley carries. An error of one gram in
  /// it is one in five thousand.
  public static final long LEAST_MASS_GRAMS = 5_000;

  /// How far the check may be off: what counts as rest.
  public static final double TOLERANCE_GRAMS = StabilityFilter.BAND_GRAMS;

  /// How far a healthy cell may be from its nominal sensitivity.
  private static final double MAX_OFF_NOMINAL = 0.2;

  /// The two masses must differ by a tenth of the greater one, or the check checks nothing.
  private static final double LEAST_DIFFERENCE = 0.1;

  /// What is to be done next.
  public enum Step {
    /// Weigh the empty basket.
    EMPTY,
    /// Weigh a mass of at least [#LEAST_MASS_GRAMS].
    MASS,
    /// Weigh another mass.
    CHECK,
    /// Nothing: it is calibrated.
    DONE
  }

  /// Why a step was refused.
  public enum Refusal {
    /// The load moves, or scatters too much.
    NOT_STILL,
    /// The scale is out of order.
    FAULT,
    /// Too light for the span.
    TOO_LIGHT,
    /// The cell would be far from its nominal sensitivity: another mass than was said, or a cell
    /// that is broken or touches something.
    NOT_THIS_MASS,
    /// As heavy as the first mass.
    SAME_MASS,
    /// The check is off by more than [#TOLERANCE_GRAMS].
    OFF
  }

  private final Calibration before;
  private final String by;
  private Step step = Step.EMPTY;
  private double emptyCell;
  private double span;
  private long mass;
  private double offGrams;

  /// @param before under which the readings are taken
  /// @param by who does it
  public Calibrator(Calibration before, String by) {
    if (by.isBlank()) {
      throw new IllegalArgumentException("somebody calibrates");
    }
    this.before = before;
    this.by = by;
  }

  /// What is to be done next.
  public Step step() {
    return step;
  }

  /// The mass that gave the span, in grams; 0 before.
  public long massGrams() {
    return mass;
  }

  /// By how much the last check was off, in grams.
  public double offGrams() {
    return offGrams;
  }

  /// Does the step that is next.
  ///
  /// @param grams what lies in the basket; 0 for the empty one
  /// @param reading what the scale says now
  /// @return empty if it is done
  public Optional<Refusal> weigh(long grams, ScaleReading reading) {
    if (reading instanceof ScaleReading.Fault) {
      return Optional.of(Refusal.FAULT);
    }
    if (!(reading instanceof Settled rest) || rest.sigmaGrams() > ScaleReading.ROUGH_SIGMA_GRAMS) {
      return Optional.of(Refusal.NOT_STILL);
    }
    double cell = before.cell((double) rest.grams());
    return switch (step) {
      case EMPTY -> {
        emptyCell = cell;
        step = Step.MASS;
        yield Optional.empty();
      }
      case MASS -> span(grams, cell);
      case CHECK -> check(grams, cell);
      case DONE -> Optional.empty();
    };
  }

  private Optional<Refusal> span(long grams, double cell) {
    if (grams < LEAST_MASS_GRAMS) {
      return Optional.of(Refusal.TOO_LIGHT);
    }
    double now = (double) grams / (cell - emptyCell);
    if (!(Math.abs(now - 1) <= MAX_OFF_NOMINAL)) {
      return Optional.of(Refusal.NOT_THIS_MASS);
    }
    span = now;
    mass = grams;
    step = Step.CHECK;
    return Optional.empty();
  }

  private Optional<Refusal> check(long grams, double cell) {
    if (Math.abs(grams - mass) < LEAST_DIFFERENCE * (double) Math.max(grams, mass)) {
      return Optional.of(Refusal.SAME_MASS);
    }
    offGrams = (cell - emptyCell) * span - (double) grams;
    if (Math.abs(offGrams) > TOLERANCE_GRAMS) {
      return Optional.of(Refusal.OFF);
    }
    step = Step.DONE;
    return Optional.empty();
  }

  /// What was found; empty unless the check was passed.
  public Optional<Calibration> result(Instant at) {
    return step == Step.DONE
        ? Optional.of(new Calibration(emptyCell, span, at, by))
        : Optional.empty();
  }
}
