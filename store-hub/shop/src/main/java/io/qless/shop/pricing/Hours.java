package io.qless.shop.pricing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/// Happy hours: the part of the week in which an offer counts, on the store's own clock.
///
/// @param days days on which the window begins, Monday first
/// @param from first minute
/// @param until first minute after; before `from` the window ends on the next day, equal to it the
///   window is a whole day
public record Hours(List<DayOfWeek> days, LocalTime from, LocalTime until) {

  /// The clock on the wall: all of India keeps one time.
  public static final ZoneId STORE_ZONE = ZoneId.of("Asia/Kolkata");

  /// At any time.
  public static final Hours ALWAYS =
      new Hours(List.of(DayOfWeek.values()), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  public Hours {
    days = days.stream().distinct().sorted().toList();
    if (days.isEmpty()) {
      throw new IllegalArgumentException("hours on no day of the week");
    }
  }

  public boolean cover(Instant instant) {
    ZonedDateTime local = instant.atZone(STORE_ZONE);
    LocalTime time = local.toLocalTime();
    boolean begun = !time.isBefore(from);
    if (from.isBefore(until)) {
      return days.contains(local.getDayOfWeek()) && begun && time.isBefore(until);
    }
    return (days.contains(local.getDayOfWeek()) && begun)
        || (days.contains(local.getDayOfWeek().minus(1)) && time.isBefore(until));
  }
}
