package io.qless.hub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Looks at a hub's settings as the hub itself reads them, and at what they name on this machine.
/// Tells all that is wrong and not only the first; changes nothing. Used by one thread.
final class HubCheck {

  /// How far a misspelt key may be from a known one.
  private static final int MAX_TYPING_ERRORS = 3;

  /// How bad it is.
  enum Level {
    /// The hub does not start like this, or a secret lies open.
    PROBLEM,
    /// It starts; somebody should know.
    WARNING
  }

  /// One thing that was found.
  ///
  /// @param place file and line, variable or flag where the setting was made
  /// @param wayOut what to do
  record Finding(Level level, String key, String place, String says, String wayOut) {

    /// For a person, on one line.
    String text() {
      String head = level == Level.WARNING ? "warning: " : "";
      return "%s: %s%s; %s".formatted(place, head, says, wayOut);
    }
  }

  private final HubSettings.Told told;
  private final List<Finding> found = new ArrayList<>();
  private final Set<String> wrong = new TreeSet<>();

  private HubCheck(HubSettings.Told told) {
    this.told = told;
  }

  /// All that is to be said of these settings; empty if all is well.
  static List<Finding> of(HubSettings.Told told, Instant now) {
    HubCheck check = new HubCheck(told);
    check.settings().ifPresent(config -> new SurroundingsCheck(check, config, now).look());
    return check.found.stream().sorted(Comparator.comparing(Finding::level)).toList();
  }

  /// Whether a hub may start with what was found.
  static boolean isWell(List<Finding> found) {
    return found.stream().noneMatch(finding -> finding.level() == Level.PROBLEM);
  }

  /// Not said a second time of a setting that can't be used anyway.
  void problem(String key, String says, String wayOut) {
    if (!isWrong(key)) {
      found.add(new Finding(Level.PROBLEM, key, told.place(key), key + ' ' + says, wayOut));
    }
  }

  void warn(String key, String says, String wayOut) {
    if (!isWrong(key)) {
      found.add(new Finding(Level.WARNING, key, told.place(key), key + ' ' + says, wayOut));
    }
  }

  private boolean isWrong(String key) {
    return wrong.contains(key)
        || (wrong.contains(HubConfig.SELLER) && key.startsWith(HubConfig.SELLER));
  }

  /// Whether somebody made this setting.
  boolean isTold(String key) {
    return !told.values().getOrDefault(key, "").isBlank();
  }

  String value(String key) {
    return told.values().getOrDefault(key, HubConfig.DEFAULTS.getOrDefault(key, "")).strip();
  }

  /// Lets the hub's own reader complain, puts the wrong setting back to its default, and reads
  /// again until nothing is left to complain of.
  private Optional<HubConfig> settings() {
    Map<String, String> all = new TreeMap<>(told.values());
    while (true) {
      try {
        return Optional.of(HubConfig.of(all));
      } catch (SettingException complaint) {
        String key = complaint.key();
        found.add(
            new Finding(
                Level.PROBLEM,
                key,
                told.place(lastOf(key, all)),
                String.valueOf(complaint.getMessage()),
                wayOut(key)));
        wrong.add(key);
        boolean mended =
            all.keySet()
                .removeIf(
                    each -> key.equals(HubConfig.SELLER) ? each.startsWith(key) : each.equals(key));
        if (!mended) {
          return Optional.empty();
        }
      }
    }
  }

  /// Of several settings that do not fit together, one that somebody made.
  private static String lastOf(String key, Map<String, String> all) {
    return all.keySet().stream()
        .filter(each -> key.equals(HubConfig.SELLER) && each.startsWith(key))
        .reduce((one, other) -> other)
        .orElse(key);
  }

  private static String wayOut(String key) {
    if (key.equals(HubConfig.SELLER)) {
      return "set store-state and store-gstin as they are registered";
    }
    String otherwise = HubConfig.DEFAULTS.get(key);
    if (otherwise != null) {
      return "hub.properties.sample explains it"
          + (otherwise.isEmpty() ? ", empty is its default" : ", its default is " + otherwise);
    }
    return HubConfig.DEFAULTS.keySet().stream()
        .min(Comparator.comparingInt(known -> typingErrors(key, known)))
        .filter(known -> typingErrors(key, known) <= MAX_TYPING_ERRORS)
        .map(known -> "did you mean " + known + "?")
        .orElse("hub.properties.sample has all there are");
  }

  /// Letters to put in, to take out, to change, or to swap with their neighbour.
  static int typingErrors(String typed, String meant) {
    int[][] errors = new int[typed.length() + 1][meant.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= meant.length(); j++) {
        if (i == 0 || j == 0) {
          errors[i][j] = i + j;
          continue;
        }
        int same = typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1;
        errors[i][j] =
            Math.min(errors[i - 1][j - 1] + same, Math.min(errors[i - 1][j], errors[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && typed.charAt(i - 1) == meant.charAt(j - 2)
            && typed.charAt(i - 2) == meant.charAt(j - 1)) {
          errors[i][j] = Math.min(errors[i][j], errors[i - 2][j - 2] + 1);
        }
      }
    }
    return errors[typed.length()][meant.length()];
  }
}
