package io.qless.bridge.javapos;

import io.qless.bridge.DeviceException;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scale.ScaleReading.Fault;
import io.qless.bridge.scale.ScaleReading.Moving;
import io.qless.bridge.scale.ScaleReading.Settled;
import io.qless.bridge.scale.WeighingInstrument;
import java.util.concurrent.TimeUnit;
import jpos.JposConst;
import jpos.JposException;
import jpos.Scale;
import jpos.ScaleConst;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A scale behind its service, asked again and again. `readWeight` gives a weight that rests, or a
/// time-out while it does not (UnifiedPOS, chapter "Scale"). The scale's thread uses it; it lives
/// as long as its scale.
final class JavaPosScale implements WeighingInstrument {

  private static final Logger LOG = LoggerFactory.getLogger(JavaPosScale.class);

  private static final int CLAIM_MILLIS = 1_000;
  private static final int WEIGHT_MILLIS = 400;
  private static final long PAUSE_MILLIS = 100;

  /// A weight has three digits behind the point of its unit.
  private static final double STEPS = 1_000;

  private static final double GRAMS_PER_KILOGRAM = 1_000;
  private static final double GRAMS_PER_OUNCE = 28.349523125;
  private static final double GRAMS_PER_POUND = 453.59237;

  private final String name;
  private final double sigmaGrams;
  private @Nullable Scale open;
  private double gramsPerStep;

  JavaPosScale(String name, int divisionGrams) {
    this.name = name;
    sigmaGrams = divisionGrams / Math.sqrt(12); // of a value anywhere within one step
  }

  @Override
  public void open() {
    Scale scale = new Scale();
    open = scale;
    try {
      scale.open(name);
      scale.claim(CLAIM_MILLIS);
      scale.setDeviceEnabled(true);
      gramsPerStep = grams(scale.getWeightUnit()) / STEPS;
    } catch (JposException refused) {
      throw DeviceException.of(Refusals.why("scale", name, refused));
    } catch (RuntimeException fault) { // of the vendor's service
      LOG.warn("The JavaPOS service of {} failed", name, fault);
      throw DeviceException.of(Refusals.broken(name, fault));
    }
  }

  private double grams(int unit) {
    return switch (unit) {
      case ScaleConst.SCAL_WU_GRAM -> 1;
      case ScaleConst.SCAL_WU_KILOGRAM -> GRAMS_PER_KILOGRAM;
      case ScaleConst.SCAL_WU_OUNCE -> GRAMS_PER_OUNCE;
      case ScaleConst.SCAL_WU_POUND -> GRAMS_PER_POUND;
      default ->
          throw DeviceException.faulty(
              name + " weighs in a unit that nobody knows, " + unit, "set it to kilograms");
    };
  }

  @Override
  public ScaleReading next() throws InterruptedException {
    Scale scale = open;
    if (scale == null) {
      throw new IllegalStateException("not open");
    }
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    int[] weight = new int[1];
    try {
      scale.readWeight(weight, WEIGHT_MILLIS);
      return new Settled(Math.round(weight[0] * gramsPerStep), sigmaGrams);
    } catch (JposException refused) {
      return why(refused);
    }
  }

  private ScaleReading why(JposException refused) {
    if (refused.getErrorCode() == JposConst.JPOS_E_TIMEOUT) {
      return new Moving();
    }
    int more = refused.getErrorCodeExtended();
    if (refused.getErrorCode() == JposConst.JPOS_E_EXTENDED) {
      switch (more) {
        case ScaleConst.JPOS_ESCAL_OVERWEIGHT -> {
          return new Fault("more lies on the scale than it can weigh", "unload the basket");
        }
        case ScaleConst.JPOS_ESCAL_UNDER_ZERO -> {
          return new Fault(
              "the scale is below its zero", "empty the basket and set the scale to zero");
        }
        default -> {}
      }
    }
    throw DeviceException.of(Refusals.why("scale", name, refused));
  }

  /// Closing disables and releases, too (UnifiedPOS, method `close`).
  @Override
  public void close() {
    Scale scale = open;
    open = null;
    if (scale != null) {
      try {
        scale.close();
      } catch (JposException notOpen) {
        LOG.debug("closing: {}", notOpen.getMessage());
      }
    }
  }
}
