package io.qless.bench;

import io.qless.bench.Trolley.Mood;
import java.time.Instant;
import java.util.List;

/// An hour of shopping in which all is scanned: whatever is asked is a false alarm. Both rules
/// watch the same trolley. A question is answered within a second.
final class HonestHour {

  /// Positions in the counts.
  static final int OURS = 0;

  static final int FIXED = 1;
  static final int BLAMED = 2;

  private static final int MINUTES = 60;
  private static final double MINUTE = 60;
  private static final double SCAN_TO_PLACE = 3;
  private static final double LIGHTEST = 60;
  private static final double HEAVIEST = 1_000;

  private final GuardRule ours = new GuardRule();
  private final FixedRule fixed = new FixedRule();
  private final List<BasketRule> rules = List.of(ours, fixed);
  private final Mood mood;
  private final Trolley trolley;
  private final int[] counts = new int[3];
  private boolean reported;

  HonestHour(Mood mood, long seed) {
    this.mood = mood;
    trolley = new Trolley(mood, seed, rules);
  }

  /// Times that our rule asked, that the fixed one did, and that ours called staff to the scale.
  int[] counts() {
    for (int minute = 0; minute < MINUTES; minute++) {
      minute(minute * MINUTE);
    }
    return counts;
  }

  private void minute(double begins) {
    double scan = trolley.random().nextDouble(5, 50);
    double grams = trolley.random().nextDouble(LIGHTEST, HEAVIEST);
    double spread = 1 + 0.005 * grams;
    boolean placed = false;
    for (double second = 1; second <= MINUTE; second++) {
      trolley.roll(mood == Mood.ROLLING && second < MINUTE / 2);
      if (!placed && second >= scan) {
        placed = true;
        rules.forEach(rule -> rule.scanned(Math.round(grams), (long) Math.ceil(spread)));
        trolley.until(begins + second + SCAN_TO_PLACE);
        trolley.put(grams + spread * trolley.random().nextGaussian());
      }
      trolley.until(begins + second);
      count(Instant.EPOCH.plusMillis(Math.round((begins + second) * 1_000)));
    }
  }

  private void count(Instant now) {
    boolean reports = ours.reports(now);
    counts[BLAMED] += reports && !reported ? 1 : 0;
    reported = reports;
    count(ours, OURS);
    count(fixed, FIXED);
  }

  private void count(BasketRule rule, int at) {
    if (rule.accuses()) {
      counts[at]++;
      rule.accept();
    }
  }
}
