package io.qless.bridge.scale;

import io.qless.bridge.scale.CellReport.Verdict;
import io.qless.bridge.scale.LoadSample.Broken;
import io.qless.bridge.scale.LoadSample.Conversion;
import io.qless.bridge.scale.LoadSample.Missing;
import io.qless.bridge.scale.LoadSample.Saturated;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Watches the samples of a load cell that nobody touches and tells what is wrong with it. Pure;
/// used by one thread; lives for one look, of ten seconds at least.
public final class CellCheck {

  /// Five minutes: who watches longer watches creep.
  private static final int MOST_SAMPLES = 300 * StabilityFilter.SAMPLES_PER_SECOND;

  private static final int LEAST_SAMPLES = 5 * StabilityFilter.SAMPLES_PER_SECOND;

  /// Nothing at rest is so far from the middle, and no noise: a torn word, or a hand.
  private static final double TORN_GRAMS = 500;

  /// One torn word in 200 is what the filter was made for.
  private static final double TORN_SHARE = 0.005;

  private static final double MISSING_SHARE = 0.02;

  /// Twice a healthy 50 kg cell's.
  private static final double NOISE_GRAMS = 4.2;

  /// Creep of a class C3 cell is a fifth of it (OIML R 60).
  private static final double DRIFT_GRAMS_PER_MINUTE = 4;

  /// A short look does not know a drift well; one in 700 is then called a drift wrongly.
  private static final double SURE_SIGMAS = 3;

  private static final double SECONDS_PER_MINUTE = 60;

  /// A tenth below the rate that the filter is made for.
  private static final double LEAST_PER_SECOND = 0.9 * StabilityFilter.SAMPLES_PER_SECOND;

  private final List<Conversion> conversions = new ArrayList<>();
  private int torn;
  private int missing;

  /// The next sample; after five minutes' worth they are no longer looked at.
  public void accept(LoadSample sample) {
    switch (sample) {
      case Conversion conversion -> {
        if (conversions.size() < MOST_SAMPLES) {
          conversions.add(conversion);
        }
      }
      case Saturated saturated -> torn++;
      case Missing none -> missing++;
      case Broken broken -> missing++;
    }
  }

  /// What was found so far.
  public CellReport report() {
    if (conversions.size() < LEAST_SAMPLES) {
      return new CellReport(0, 0, 0, 0, torn, missing, Verdict.SILENT);
    }
    double median = median();
    List<Conversion> still =
        conversions.stream().filter(each -> Math.abs(each.grams() - median) <= TORN_GRAMS).toList();
    int tornAll = torn + conversions.size() - still.size();
    Line line = Line.through(still, median);
    double perSecond = (conversions.size() - 1) / seconds(conversions.getLast());
    return new CellReport(
        line.scatter(),
        line.slope() * SECONDS_PER_MINUTE,
        line.slopeSigma() * SECONDS_PER_MINUTE,
        perSecond,
        tornAll,
        missing,
        verdict(line, perSecond, tornAll));
  }

  private Verdict verdict(Line line, double perSecond, int tornAll) {
    if (missing > MISSING_SHARE * conversions.size()) {
      return Verdict.SILENT;
    }
    if (perSecond < LEAST_PER_SECOND) {
      return Verdict.SLOW;
    }
    if (tornAll > TORN_SHARE * conversions.size()) {
      return Verdict.TORN;
    }
    if (line.scatter() > NOISE_GRAMS) {
      return Verdict.NOISY;
    }
    double sure = Math.abs(line.slope()) - SURE_SIGMAS * line.slopeSigma();
    return sure * SECONDS_PER_MINUTE > DRIFT_GRAMS_PER_MINUTE ? Verdict.DRIFTING : Verdict.WELL;
  }

  private double median() {
    double[] sorted = conversions.stream().mapToDouble(Conversion::grams).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private double seconds(Conversion at) {
    return (at.atNanos() - conversions.getFirst().atNanos()) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /// The straight line with the least squares through samples.
  ///
  /// @param slope grams a second
  /// @param slopeSigma one standard deviation of that
  /// @param scatter one standard deviation about the line, in grams
  private record Line(double slope, double slopeSigma, double scatter) {

    static Line through(List<Conversion> samples, double about) {
      if (samples.size() < 3) {
        return new Line(0, 0, 0);
      }
      long from = samples.getFirst().atNanos();
      double n = samples.size();
      double t = 0;
      double g = 0;
      double tt = 0;
      double tg = 0;
      double gg = 0;
      for (Conversion each : samples) {
        double seconds = (each.atNanos() - from) / (double) TimeUnit.SECONDS.toNanos(1);
        double grams = each.grams() - about;
        t += seconds;
        g += grams;
        tt += seconds * seconds;
        tg += seconds * grams;
        gg += grams * grams;
      }
      double spread = tt - t * t / n;
      double slope = spread > 0 ? (tg - t * g / n) / spread : 0;
      double squares = gg - g * g / n - slope * slope * spread;
      double scatter = Math.sqrt(Math.max(0, squares) / (n - 2));
      return new Line(slope, spread > 0 ? scatter / Math.sqrt(spread) : 0, scatter);
    }
  }
}
