package io.qless.shop.weight;

import java.time.Duration;
import java.time.Instant;

/// How much a scale may still creep before it counts as faulty. It fills slowly and each change
/// that nobody made empties it; below zero it is in debt, and the debt is a doubt in every
/// difference.
///
/// A load cell of accuracy class C3 for 50 kg creeps by at most 12 g in half an hour (OIML R 60),
/// most of it at once after it was loaded.
///
/// @param leftMilligrams what it may still creep; negative is debt
/// @param at when that was true
record CreepAllowance(long leftMilligrams, Instant at) {

  /// What a healthy cell creeps by at once, in milligrams.
  static final long MOST = 12_000;

  /// What it creeps by on and on, in milligrams a minute.
  static final long PER_MINUTE = 1_000;

  /// Deeper debt tells nothing more: 100 g, paid off in under two hours.
  static final long DEEPEST = -100_000;

  private static final long MILLIS_PER_MINUTE = 60_000;

  CreepAllowance {
    leftMilligrams = Math.clamp(leftMilligrams, DEEPEST, MOST);
  }

  static CreepAllowance full(Instant at) {
    return new CreepAllowance(MOST, at);
  }

  /// What is left later. A clock that was put back fills nothing.
  CreepAllowance refilled(Instant now) {
    long millis =
        Math.clamp(Duration.between(at, now).toMillis(), 0, Duration.ofDays(1).toMillis());
    return new CreepAllowance(leftMilligrams + millis * PER_MINUTE / MILLIS_PER_MINUTE, now);
  }

  CreepAllowance without(long grams) {
    return new CreepAllowance(leftMilligrams - Math.abs(grams) * 1_000, at);
  }

  /// Whole grams that may be taken for creep without asking anybody.
  long leftGrams() {
    return Math.max(0, leftMilligrams / 1_000);
  }

  /// What crept beyond measure, in milligrams, 0 or more.
  long debtMilligrams() {
    return Math.max(0, -leftMilligrams);
  }
}
