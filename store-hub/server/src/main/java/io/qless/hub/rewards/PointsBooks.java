package io.qless.hub.rewards;

import io.qless.hub.session.TripBooks;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Counter;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.PointsTender;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.pricing.Coupon;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Points that pay bills: offered when a bill is made, set aside while it waits, spent in the
/// transaction that confirms its payment. Safe for any thread and for several hubs on one database;
/// lives as long as the hub.
public final class PointsBooks implements TripBooks {

  private final PointsDesk points;
  private final PointsOwners owners;

  public PointsBooks(PointsDesk points, PointsOwners owners) {
    this.points = points;
    this.owners = owners;
  }

  @Override
  public Counter counter(Handle handle, SessionId session) {
    return new OfTrip(handle, session);
  }

  @Override
  public void follow(Handle handle, Cart after, List<JournalEntry> entries) {
    SessionId session = after.session();
    for (JournalEntry entry : entries) {
      switch (entry.event()) {
        case Event.PaymentConfirmed paid -> points.spend(handle, session);
        case Event.ShoppingResumed resumed -> points.release(handle, session);
        case Event.QuoteEnded ended -> points.release(handle, session);
        case Event.TripCancelled cancelled -> points.release(handle, session);
        case Event.TripAbandoned abandoned -> points.release(handle, session);
        case Event.TripReleased released -> points.release(handle, session);
        default -> {}
      }
    }
  }

  /// What the owner of a trip could pay with, beside what is set aside already.
  public PointsTender tender(Handle handle, SessionId session) {
    Optional<String> customer = owners.customerOf(session);
    if (customer.isEmpty()) {
      return PointsTender.NONE;
    }
    List<Source> phones =
        owners.phonesOf(session, customer.get()).stream().map(Source::phone).toList();
    return PointsTender.offer(
        points.available(handle, PointsDesk.owner(customer.get())), points.worth(), phones);
  }

  private final class OfTrip implements Counter {
    private final Handle handle;
    private final SessionId session;

    OfTrip(Handle handle, SessionId session) {
      this.handle = handle;
      this.session = session;
    }

    @Override
    public Optional<RefusalCode> refusal(Coupon coupon) {
      return Optional.empty();
    }

    @Override
    public Optional<RefusalCode> reserve(Coupon coupon) {
      return Optional.empty();
    }

    @Override
    public boolean claim(DepositSlip slip) {
      return true;
    }

    @Override
    public PointsTender points() {
      return tender(handle, session);
    }

    @Override
    public Optional<RefusalCode> holdPoints(long wanted) {
      Optional<String> customer = owners.customerOf(session);
      if (customer.isEmpty()) {
        return wanted == 0 ? Optional.empty() : Optional.of(RefusalCode.POINTS_NOT_ENOUGH);
      }
      return points.hold(handle, PointsDesk.owner(customer.get()), session, wanted)
          ? Optional.empty()
          : Optional.of(RefusalCode.POINTS_NOT_ENOUGH);
    }
  }
}
