package io.qless.hub;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/// What was seen a moment ago, so that several meters that are read together look once. Safe for
/// any thread.
final class Glance {

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Supplier<Map<String, Long>> look;
  private Map<String, Long> seen = Map.of();
  private long lookedAt;
  private boolean looked;

  Glance(Supplier<Map<String, Long>> look) {
    this.look = look;
  }

  /// 0 for what was not there.
  synchronized long of(String name) {
    if (!looked || System.nanoTime() - lookedAt > FRESH.toNanos()) {
      seen = look.get();
      lookedAt = System.nanoTime();
      looked = true;
    }
    return seen.getOrDefault(name, 0L);
  }
}
