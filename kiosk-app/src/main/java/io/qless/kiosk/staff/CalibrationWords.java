package io.qless.kiosk.staff;

import io.qless.bridge.scale.Calibrator;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.staff.StaffViewModel.Act;
import io.qless.kiosk.staff.StaffViewModel.Row;
import io.qless.kiosk.trip.StaffView.Calibrating;
import java.util.List;
import java.util.stream.LongStream;

/// What staff's sheet says while somebody calibrates the scale. Pure.
final class CalibrationWords {

  private static final long GRAMS_PER_KILOGRAM = 1_000;

  /// Test weights that one can buy.
  private static final long[] SPANS = {5_000, 10_000, 20_000};

  private static final long[] CHECKS = {2_000, 5_000, 10_000, 20_000};

  /// Rows that leave room for a refusal on the small screen.
  private static final int MOST_CHECKS = 3;

  private CalibrationWords() {}

  static String heading(Calibrating calibrating, Messages words) {
    return words.text("staff.calibrate." + calibrating.step());
  }

  /// One row for whatever may lie in the basket now.
  static List<Row> rows(Calibrating calibrating, Messages words) {
    return switch (calibrating.step()) {
      case EMPTY ->
          List.of(
              new Row(
                  "0", words.text("staff.calibrate.nothing"), "", "", false, List.of(Act.WEIGH)));
      case MASS -> masses(LongStream.of(SPANS), words);
      case CHECK ->
          masses(
              LongStream.of(CHECKS)
                  .filter(grams -> grams != calibrating.massGrams())
                  .limit(MOST_CHECKS),
              words);
      case DONE ->
          List.of(
              new Row(
                  "",
                  words.text("staff.calibrate.off", calibrating.offGrams()),
                  words.text("staff.calibrate.allowed", Math.round(Calibrator.TOLERANCE_GRAMS)),
                  "",
                  true,
                  List.of()));
    };
  }

  private static List<Row> masses(LongStream grams, Messages words) {
    return grams
        .mapToObj(mass ->
            new Row(
                Long.toString(mass),
                words.text("staff.calibrate.kilograms", mass / GRAMS_PER_KILOGRAM),
                "",
                "",
                false,
                List.of(Act.WEIGH)))
        .toList();
  }

  /// Why the last step was not taken, and the way out.
  static List<String> refusal(Calibrating calibrating, Messages words) {
    return calibrating.refusal().isEmpty()
        ? List.of()
        : List.of(
            words.text("staff.calibrate.refused." + calibrating.refusal(), calibrating.offGrams()));
  }
}
