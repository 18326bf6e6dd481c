package io.qless.bridge.serialscale;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// What a scale answered to one question. Immutable.
public sealed interface ScaleAnswer {

  /// A weight.
  ///
  /// @param grams gross load as displayed, less the scale's own tare if it has one set
  /// @param stable whether the scale says that it rests
  record Weight(long grams, boolean stable) implements ScaleAnswer {}

  /// The load moves; there is no weight.
  record Motion() implements ScaleAnswer {}

  /// The scale can't weigh.
  ///
  /// @param reason what it said
  /// @param wayOut the one thing a person should do
  record Refused(String reason, String wayOut) implements ScaleAnswer {}

  /// More than it can weigh.
  Refused OVER = new Refused("the scale is overloaded", "take goods out of the basket");

  /// Less than nothing.
  Refused UNDER =
      new Refused("the scale is below its zero", "empty the basket and press the scale's zero key");

  /// It has a fault of its own.
  Refused BROKEN =
      new Refused("the scale reports a fault of its own", "switch the scale off and on again");

  /// A weight in the unit that the scale named.
  static ScaleAnswer weight(String number, String unit, boolean stable) {
    return switch (unit.strip().toLowerCase(Locale.ROOT)) {
      case "kg" -> new Weight(grams(number, 3), stable);
      case "g" -> new Weight(grams(number, 0), stable);
      default ->
          new Refused("the scale weighs in " + unit.strip(), "set the scale to kilograms or grams");
    };
  }

  private static long grams(String number, int shift) {
    return new BigDecimal(number.strip())
        .scaleByPowerOfTen(shift)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }
}
