package io.qless.shop.pricing;

import java.time.Instant;

/// How an offer gets along with the clock and with other offers.
///
/// @param hours happy hours
/// @param group of the offers of one exclusive group at most one counts on a bill; empty if it
///   stands in none
/// @param stacks whether it also takes its share off goods that another offer has made cheaper, as
///   the last of the offers on goods
public record Play(Hours hours, String group, boolean stacks) {

  /// At any time, in no group, not on top of another.
  public static final Play PLAIN = new Play(Hours.ALWAYS, "", false);

  public Play {
    if (group.length() > 40) {
      throw new IllegalArgumentException("the name of a group has at most 40 letters: " + group);
    }
  }

  boolean covers(Instant instant) {
    return hours.cover(instant);
  }
}
