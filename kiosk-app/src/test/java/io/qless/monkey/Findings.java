package io.qless.monkey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was wrong, each thing once with how often it came. Any thread.
final class Findings {

  /// More of them are seen one after the other, as they are put right.
  private static final int MOST = 60;

  private static final int MOST_LETTERS = 400;

  // Guarded by this:
  private final Map<String, Found> all = new LinkedHashMap<>();

  private record Found(String when, int times) {}

  /// @param when the first time, in words
  synchronized void add(String when, String what) {
    String told = what.length() > MOST_LETTERS ? what.substring(0, MOST_LETTERS) + " ..." : what;
    Found before = all.get(told);
    if (before != null) {
      all.put(told, new Found(before.when(), before.times() + 1));
    } else if (all.size() < MOST) {
      all.put(told, new Found(when, 1));
    }
  }

  synchronized boolean isEmpty() {
    return all.isEmpty();
  }

  synchronized List<String> lines() {
    return all.entrySet().stream()
        .map(found ->
            found.getValue().when()
                + ": "
                + found.getKey()
                + (found.getValue().times() > 1 ? " (" + found.getValue().times() + " times)" : ""))
        .toList();
  }
}
