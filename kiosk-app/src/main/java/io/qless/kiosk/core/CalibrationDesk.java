package io.qless.kiosk.core;

import io.qless.bridge.scale.Calibration;
import io.qless.bridge.scale.Calibrator;
import io.qless.kiosk.trip.StaffView;
import io.qless.kiosk.trip.Words;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Somebody of the staff with test weights at this trolley. Used on the trip lane only.
final class CalibrationDesk {

  private static final Logger LOG = LoggerFactory.getLogger(CalibrationDesk.class);
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  private final Optional<ScalePort> scale;
  private Optional<Calibrator> underWay = Optional.empty();
  private String refusal = "";

  CalibrationDesk(Optional<ScalePort> scale) {
    this.scale = scale;
  }

  /// Begins anew.
  ///
  /// @param by who does it
  void begin(String by) {
    underWay = scale.map(port -> new Calibrator(port.calibration(), by.isBlank() ? "staff" : by));
    refusal = "";
  }

  /// Stops; what was not checked does not count.
  void end() {
    underWay = Optional.empty();
    refusal = "";
  }

  /// What was named lies in the basket.
  ///
  /// @param grams 0 for the empty basket
  void weigh(long grams, Instant now) {
    if (underWay.isEmpty() || scale.isEmpty()) {
      return;
    }
    Calibrator calibrator = underWay.get();
    boolean done = calibrator.step() == Calibrator.Step.DONE;
    refusal = calibrator.weigh(grams, scale.get().now()).map(Enum::name).orElse("");
    if (!done) {
      calibrator.result(now).ifPresent(found -> take(found, scale.get()));
    }
  }

  private void take(Calibration found, ScalePort port) {
    try {
      port.calibrate(found);
      LOG.info(
          "{} calibrated the scale: zero {} g, span {}",
          found.by(),
          found.zeroGrams(),
          found.span());
    } catch (IOException notKept) {
      LOG.error("the calibration is not kept: {}", notKept.getMessage());
      begin(found.by());
      refusal = "NOT_KEPT";
    }
  }

  /// What staff see of it, empty while nobody calibrates.
  Optional<StaffView.Calibrating> view() {
    return underWay.map(going ->
        new StaffView.Calibrating(
            StaffView.Calibrating.Step.valueOf(going.step().name()),
            going.massGrams(),
            Math.round(going.offGrams()),
            refusal));
  }

  /// Since when the scale weighs as it does; empty without a scale.
  Optional<Words> since() {
    return scale
        .map(ScalePort::calibration)
        .map(kept ->
            kept.isMade()
                ? new Words(since(kept, Locale.ENGLISH), since(kept, Locale.of("hi")))
                : new Words("not yet", "अभी नहीं हुआ"));
  }

  private static String since(Calibration kept, Locale language) {
    return DateTimeFormatter.ofPattern("d MMM yyyy", language).format(kept.at().atZone(INDIA))
        + ", "
        + kept.by();
  }
}
