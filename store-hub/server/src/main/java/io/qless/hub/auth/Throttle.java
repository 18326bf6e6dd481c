package io.qless.hub.auth;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A bucket of tokens for each key: so many at once, then one again each time its share of the span
/// has gone by. Not safe for threads; [LoginLimits] guards it.
///
/// Holds one number for each key, the time at which its bucket is full again, and never more than
/// [#MAX_KEYS]: when there is no room, keys that were not seen before share one bucket, so that
/// filling the memory with invented keys opens nothing.
final class Throttle {

  /// Some MB in all; a busy store sees some hundred numbers and phones a day.
  static final int MAX_KEYS = 10_000;

  private static final String ALL_OTHERS = "";

  private final long spanMillis;
  private final long shareMillis;
  private final Map<String, Long> fullAt = new HashMap<>();

  /// @param burst tokens of a full bucket
  /// @param span time in which an empty bucket fills
  Throttle(int burst, Duration span) {
    spanMillis = span.toMillis();
    shareMillis = Math.max(1, spanMillis / burst);
  }

  /// How long a key must wait for a token, zero if there is one.
  Duration pause(String key, long nowMillis) {
    long due = due(key, nowMillis) + shareMillis - spanMillis;
    return Duration.ofMillis(Math.max(0, due - nowMillis));
  }

  /// Takes a token; ask [#pause] first.
  void take(String key, long nowMillis) {
    long due = due(key, nowMillis) + shareMillis;
    if (fullAt.size() >= MAX_KEYS) {
      fullAt.values().removeIf(full -> full <= nowMillis);
    }
    fullAt.put(bucket(key), due);
  }

  int keys() {
    return fullAt.size();
  }

  /// What lies further ahead than an empty bucket can, comes from a clock that was put back.
  private long due(String key, long nowMillis) {
    long full = fullAt.getOrDefault(bucket(key), 0L);
    return full < nowMillis || full > nowMillis + spanMillis ? nowMillis : full;
  }

  private String bucket(String key) {
    return fullAt.containsKey(key) || fullAt.size() < MAX_KEYS ? key : ALL_OTHERS;
  }
}
