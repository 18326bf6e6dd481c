package io.qless.shop.cart;

import io.qless.shop.money.Money;
import java.util.List;

/// Reward points beside a frozen bill. They are a means of payment, so the bill and its tax stay
/// whole: what they pay is only not asked for in money.
///
/// @param offered points that the owner of the trip had when they were offered
/// @param worth what one point pays
/// @param used points that are set aside to pay this bill
/// @param owners phones whose account the points are on; the trolley may use them, too
public record PointsTender(long offered, Money worth, long used, List<Source> owners) {

  /// Nobody has points, or nobody knows whose they would be.
  public static final PointsTender NONE = new PointsTender(0, Money.paise(100), 0, List.of());

  /// The least that every provider collects: what points leave to be paid is nothing, or this much.
  public static final Money LEAST_LEFT = Money.paise(100);

  public PointsTender {
    owners = List.copyOf(owners);
    if (offered < 0 || used < 0 || used > offered || worth.minor() < 1) {
      throw new IllegalArgumentException(used + " of " + offered + " points worth " + worth);
    }
  }

  /// Points that somebody has and has not used here.
  public static PointsTender offer(long points, Money worth, List<Source> owners) {
    return new PointsTender(points, worth, 0, owners);
  }

  /// What the used points pay.
  public Money paid() {
    return worth.times(used);
  }

  /// The most points that a bill takes of those on offer.
  public long most(Money total) {
    long fitting = Math.min(offered, total.minor() / worth.minor());
    long left = total.minor() - worth.times(fitting).minor();
    if (left == 0 || left >= LEAST_LEFT.minor()) {
      return fitting;
    }
    return Math.max(0, fitting - Math.ceilDiv(LEAST_LEFT.minor() - left, worth.minor()));
  }

  /// Whether so many points may be used on a bill.
  public boolean allows(long points, Money total) {
    if (points < 0 || points > offered) {
      return false;
    }
    long left = total.minor() - worth.times(points).minor();
    return points == 0 || left == 0 || left >= LEAST_LEFT.minor();
  }

  PointsTender using(long points) {
    return new PointsTender(offered, worth, points, owners);
  }
}
