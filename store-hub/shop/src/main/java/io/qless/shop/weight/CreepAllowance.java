package io.qless.shop.weight;

import java.time.Duration;
import java.time.Instant;

/// How much a scale may still creep. Two measures fill slowly, and each change that nobody made
/// empties both: beyond the small one the scale counts as faulty and somebody must look at it;
/// beyond the large one its weights are followed no longer.
///
/// A load cell of accuracy class C3 for 50 kg creeps by at most 12 g in half an hour (OIML R 60),
/// most of it at once after it was loaded.
///
/// @param leftMilligrams what a healthy cell may still creep; negative is debt
/// @param followMilligrams what is still followed; negative is debt
/// @param paceMilligrams how fast it crept lately, in a minute
/// @param unseenMilligrams what a faulty one may have crept while the basket moved, since the last
///   weight that was explained
/// @param at when that was true
record CreepAllowance(
    long leftMilligrams,
    long followMilligrams,
    long paceMilligrams,
    long unseenMilligrams,
    Instant at) {

  /// What a healthy cell creeps by at once, in milligrams.
  static final long MOST = 12_000;

  /// What it creeps by on and on, in milligrams a minute.
  static final long PER_MINUTE = 1_000;

  /// Deeper debt tells nothing more: 100 g, paid off in under two hours.
  static final long DEEPEST = -100_000;

  /// A hand on the bar that shakes at rest may look like creep of some grams more.
  private static final long SHAKEN = 10_000;

  /// What is followed at once, and in a minute: twice what the worst cell that we simulate drifts.
  /// Who pours so slowly needs two hours for a kilogram, and staff were told of the scale.
  private static final long MOST_FOLLOWED = 24_000;

  private static final long FOLLOWED_PER_MINUTE = 10_000;

  /// More than this is never forgiven: half of what a moving basket drifts by in five minutes.
  private static final long MOST_UNSEEN = 25_000;

  private static final long MILLIS_PER_MINUTE = 60_000;

  /// Two weights in quick succession say little about a pace.
  private static final long LEAST_MILLIS = 5_000;

  CreepAllowance {
    leftMilligrams = Math.clamp(leftMilligrams, DEEPEST, MOST);
    followMilligrams = Math.clamp(followMilligrams, DEEPEST, MOST_FOLLOWED);
    paceMilligrams = Math.clamp(paceMilligrams, 0, 2 * FOLLOWED_PER_MINUTE);
    unseenMilligrams = Math.clamp(unseenMilligrams, 0, MOST_UNSEEN);
  }

  static CreepAllowance full(Instant at) {
    return new CreepAllowance(MOST, MOST_FOLLOWED, 0, 0, at);
  }

  /// A resting basket changed by itself.
  CreepAllowance crept(long grams, Instant now) {
    long pace = Math.abs(grams) * 1_000 * MILLIS_PER_MINUTE / Math.max(LEAST_MILLIS, millis(now));
    CreepAllowance next = refilled(now).without(grams);
    return new CreepAllowance(
        next.leftMilligrams,
        next.followMilligrams,
        (paceMilligrams + pace) / 2,
        unseenMilligrams,
        now);
  }

  /// The basket came to rest again: a faulty scale went on creeping meanwhile.
  CreepAllowance moved(Instant now) {
    CreepAllowance next = refilled(now);
    long unseen = next.isSpent() ? paceMilligrams * millis(now) / MILLIS_PER_MINUTE : 0;
    return new CreepAllowance(
        next.leftMilligrams, next.followMilligrams, paceMilligrams, unseenMilligrams + unseen, now);
  }

  /// The weight is explained: what crept until now is behind us.
  CreepAllowance known() {
    return new CreepAllowance(leftMilligrams, followMilligrams, paceMilligrams, 0, at);
  }

  CreepAllowance without(long grams) {
    long spent = Math.abs(grams) * 1_000;
    return new CreepAllowance(
        leftMilligrams - spent,
        followMilligrams - spent,
        paceMilligrams,
        unseenMilligrams - spent,
        at);
  }

  /// Whole grams that may be taken for creep without asking anybody.
  long leftGrams() {
    return Math.max(0, Math.max(leftMilligrams, unseenMilligrams) / 1_000);
  }

  /// Whether it crept more than a healthy cell does.
  boolean isSpent() {
    return leftMilligrams < 0;
  }

  /// Whether it crept so much more that somebody must look at it.
  boolean isFaulty() {
    return leftMilligrams < -SHAKEN;
  }

  /// Whether it creeps faster than can be followed.
  boolean isTooFast() {
    return followMilligrams < 0;
  }

  /// What may be creep in a difference of two weights, in milligrams.
  long doubtMilligrams() {
    return unseenMilligrams + Math.max(0, -followMilligrams);
  }

  /// What is left later. A clock that was put back fills nothing.
  private CreepAllowance refilled(Instant now) {
    long millis = millis(now);
    return new CreepAllowance(
        leftMilligrams + millis * PER_MINUTE / MILLIS_PER_MINUTE,
        followMilligrams + millis * FOLLOWED_PER_MINUTE / MILLIS_PER_MINUTE,
        paceMilligrams,
        unseenMilligrams,
        now);
  }

  private long millis(Instant now) {
    return Math.clamp(Duration.between(at, now).toMillis(), 0, Duration.ofDays(1).toMillis());
  }
}
