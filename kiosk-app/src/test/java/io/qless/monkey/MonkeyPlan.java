package io.qless.monkey;

import java.time.Duration;
import java.util.List;

/// How long the monkey plays, and by which dice.
record MonkeyPlan(Duration time, long seed) {

  static final String USAGE =
      """
      monkey.sh
        --minutes M    how long it plays, up to 600 (2)
        --seed N       does what it did with this seed; otherwise a new one, which is told
      """;

  private static final double MOST_MINUTES = 600;

  /// Reads the command line.
  ///
  /// @param fresh the seed if none is given
  /// @throws IllegalArgumentException saying what is wrong
  static MonkeyPlan of(List<String> words, long fresh) {
    if (words.size() % 2 != 0) {
      throw new IllegalArgumentException("say options with their values");
    }
    MonkeyPlan plan = new MonkeyPlan(Duration.ofMinutes(2), fresh);
    for (int i = 0; i < words.size(); i += 2) {
      String value = words.get(i + 1);
      plan =
          switch (words.get(i)) {
            case "--minutes" -> new MonkeyPlan(minutes(value), plan.seed);
            case "--seed" -> new MonkeyPlan(plan.time, seed(value));
            default -> throw new IllegalArgumentException("no such option: " + words.get(i));
          };
    }
    return plan;
  }

  private static long seed(String value) {
    if (!value.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("--seed is a whole number, not " + value);
    }
    return Long.parseLong(value);
  }

  private static Duration minutes(String value) {
    if (!value.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) {
      throw new IllegalArgumentException("--minutes is a number, not " + value);
    }
    double minutes = Double.parseDouble(value);
    if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
      throw new IllegalArgumentException("--minutes is more than 0, at most " + MOST_MINUTES);
    }
    return Duration.ofMillis(Math.round(minutes * 60_000));
  }
}
