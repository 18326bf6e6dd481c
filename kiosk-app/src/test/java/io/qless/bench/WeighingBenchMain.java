package io.qless.bench;

import io.qless.bench.Trolley.Mood;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What `deploy/bench.sh weighing` runs: how light an article the basket guard notices, what it
/// misses and how often it asks for nothing, beside the fixed rule of other trolleys.
public final class WeighingBenchMain {

  /// Trials for each figure; a share of 99 % of them is known to within 0.9 points (2 sigma).
  private static final int TRIALS = 500;

  /// Trials of a cell that must drift for a while first; each takes longer.
  private static final int SLOW_TRIALS = 100;

  private static final int HOURS = 20;
  private static final double NOTICED_SHARE = 0.99;
  private static final int HEAVIEST_GRAMS = 200;
  private static final int MISSED_GRAMS = 30;
  private static final int SWITCHED_GRAMS = 40;

  /// Seconds: the trolley is left alone, goods are placed, and it is judged.
  private static final double ALONE = 3;

  private static final double DRIFTED = 300;
  private static final double ROLLS = 3;
  private static final double JUDGED = 7;

  /// Seed of the first hour, far from those of the trials.
  private static final long FIRST_HOUR = 1_000_000;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /// Shares of trials.
  private record Noticed(double asked, double blamed) {}

  private WeighingBenchMain() {}

  public static void main(String[] arguments) {
    new WeighingBenchMain().run();
  }

  private void run() {
    out.printf(
        """
        Weighing, simulated: 8 kg in the basket, one 50 kg cell, 80 samples/s, noise 2.1 g rms, hand 24 g rms,
        rolling 400 g rms (4-20 Hz), goods ring down at 8 Hz. Seeded: equal runs give equal figures.
        ours  = BasketGuard on StabilityFilter; fixed = ignores changes under 50 g, asks beyond 20 g of what was scanned,
        on the same settled weights.

        Lightest = an unscanned article noticed in at least %.0f %% of trials. Missed = unscanned %d g article, and
        an article %d g heavier than the one of 200 g (spread 2 g) that was scanned, not asked about within %.0f s.
        %d trials for each figure (%d for a drifting cell, 5 min after it began).

        """,
        NOTICED_SHARE * 100, MISSED_GRAMS, SWITCHED_GRAMS, JUDGED, TRIALS, SLOW_TRIALS);
    out.printf(
        "%-28s | %21s | %19s | %19s | %s%n",
        "", "lightest noticed, g", "missed 30 g, %", "missed switch, %", "scale blamed");
    out.printf(
        "%-28s | %6s %6s %7s | %9s %9s | %9s %9s | %s%n",
        "", "ours", "fixed", "ratio", "ours", "fixed", "ours", "fixed", "% of trials, ours");
    for (Mood mood : Mood.values()) {
      detection(mood);
    }
    out.printf(
        """

        Asked for nothing: an hour of honest shopping, one article of 60-1000 g a minute (spread 1 g + 0.5 %%), scanned
        and placed 3 s later; a rolling trolley rolls half of each minute. %d simulated hours for each line.

        """,
        HOURS);
    out.printf(
        "%-28s | %28s | %s%n",
        "", "false alarms per hour", "staff called to the scale, per hour, ours");
    out.printf("%-28s | %6s %7s %13s |%n", "", "ours", "fixed", "fixed/ours");
    for (Mood mood : Mood.values()) {
      honesty(mood);
    }
  }

  private void detection(Mood mood) {
    Noticed ours = noticed(mood, GuardRule::new, 0, MISSED_GRAMS);
    Noticed fixed = noticed(mood, FixedRule::new, 0, MISSED_GRAMS);
    int scanned = 200;
    Noticed oursSwitched = noticed(mood, GuardRule::new, scanned, scanned + SWITCHED_GRAMS);
    Noticed fixedSwitched = noticed(mood, FixedRule::new, scanned, scanned + SWITCHED_GRAMS);
    int oursLeast = lightest(mood, GuardRule::new);
    int fixedLeast = lightest(mood, FixedRule::new);
    boolean comparable = Math.max(oursLeast, fixedLeast) <= HEAVIEST_GRAMS;
    out.printf(
        "%-28s | %6s %6s %7s | %9.1f %9.1f | %9.1f %9.1f | %.1f%n",
        mood.words(),
        grams(oursLeast),
        grams(fixedLeast),
        comparable ? String.format(Locale.ROOT, "1 : %.1f", (double) fixedLeast / oursLeast) : "-",
        100 - 100 * ours.asked(),
        100 - 100 * fixed.asked(),
        100 - 100 * oursSwitched.asked(),
        100 - 100 * fixedSwitched.asked(),
        100 * ours.blamed());
  }

  private static String grams(int least) {
    return least > HEAVIEST_GRAMS ? "> " + HEAVIEST_GRAMS : String.valueOf(least);
  }

  /// By halving: what is noticed at one weight is noticed at a heavier one.
  private static int lightest(Mood mood, Supplier<BasketRule> rule) {
    int missed = 0;
    int found = HEAVIEST_GRAMS + 1;
    while (found - missed > 1) {
      int grams = (missed + found) / 2;
      if (noticed(mood, rule, 0, grams).asked() >= NOTICED_SHARE) {
        found = grams;
      } else {
        missed = grams;
      }
    }
    return found;
  }

  private static Noticed noticed(
      Mood mood, Supplier<BasketRule> rule, long scannedGrams, double placedGrams) {
    int trials = mood == Mood.DRIFTING ? SLOW_TRIALS : TRIALS;
    int[] counts =
        IntStream.range(0, trials)
            .parallel()
            .map(seed -> trial(mood, seed, rule.get(), scannedGrams, placedGrams))
            .toArray();
    double asked = IntStream.of(counts).filter(count -> count == 1).count();
    double blamed = IntStream.of(counts).filter(count -> count == 2).count();
    return new Noticed(asked / trials, blamed / trials);
  }

  /// One article goes in: 1 if the shopper is asked, 2 if the scale is blamed, 0 if nothing is
  /// said.
  private static int trial(
      Mood mood, long seed, BasketRule rule, long scannedGrams, double placedGrams) {
    Trolley trolley = new Trolley(mood, seed, List.of(rule));
    double placed = mood == Mood.DRIFTING ? DRIFTED : ALONE;
    trolley.until(placed);
    if (scannedGrams > 0) {
      rule.scanned(scannedGrams, 2);
    }
    trolley.roll(mood == Mood.ROLLING);
    placed += trolley.random().nextDouble();
    trolley.until(placed);
    trolley.put(placedGrams);
    if (mood == Mood.ROLLING) {
      trolley.until(placed + ROLLS);
      trolley.roll(false);
      trolley.until(placed + ROLLS + JUDGED);
    } else {
      trolley.until(placed + JUDGED);
    }
    return rule.accuses() ? 1 : rule.blamesScale() ? 2 : 0;
  }

  private void honesty(Mood mood) {
    int[][] hours =
        IntStream.range(0, HOURS)
            .parallel()
            .mapToObj(seed -> new HonestHour(mood, FIRST_HOUR + seed).counts())
            .toArray(int[][]::new);
    double ours = perHour(hours, HonestHour.OURS);
    double fixed = perHour(hours, HonestHour.FIXED);
    out.printf(
        "%-28s | %6.2f %7.2f %13s | %.2f%n",
        mood.words(),
        ours,
        fixed,
        ours > 0
            ? String.format(Locale.ROOT, "%.1f", fixed / ours)
            : fixed > 0 ? "none by ours" : "none by both",
        perHour(hours, HonestHour.BLAMED));
  }

  private static double perHour(int[][] hours, int what) {
    return (double) Stream.of(hours).mapToInt(hour -> hour[what]).sum() / hours.length;
  }
}
