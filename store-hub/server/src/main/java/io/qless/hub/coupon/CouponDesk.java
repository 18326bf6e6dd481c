package io.qless.hub.coupon;

import io.qless.contract.rest.CouponList;
import io.qless.hub.session.TripBooks;
import io.qless.hub.storage.Database;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Counter;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.CouponLimits;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Counts coupons and slips for all trips. Safe for any thread and for several hubs on one
/// database: the rows decide. Lives as long as the hub.
public final class CouponDesk implements TripBooks {

  private final Database journal;
  private final Customers customers;
  private final CouponStore coupons;
  private final SlipStore slips;

  public CouponDesk(Database journal, Customers customers, InstantSource clock) {
    this.journal = journal;
    this.customers = customers;
    coupons = new CouponStore(clock);
    slips = new SlipStore(clock);
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
        case Event.CheckoutStarted started -> keepUsed(handle, after, started.bill());
        case Event.PaymentConfirmed paid -> settle(handle, after);
        case Event.ShoppingResumed resumed -> coupons.releaseAll(handle, session);
        case Event.QuoteEnded ended -> coupons.releaseAll(handle, session);
        case Event.SlipReturned back -> slips.free(handle, session, back.number());
        case Event.TripCancelled cancelled -> giveBack(handle, session);
        case Event.TripAbandoned abandoned -> giveBack(handle, session);
        case Event.TripReleased released -> giveBack(handle, session);
        default -> {}
      }
    }
  }

  /// The store's coupons and how often each was used, by code.
  public CouponList list(Collection<Coupon> all) {
    Map<String, CouponStore.Counted> counted = journal.jdbi().withHandle(coupons::counted);
    return new CouponList(
        all.stream()
            .sorted(Comparator.comparing(Coupon::code))
            .map(coupon ->
                line(coupon, counted.getOrDefault(coupon.code(), CouponStore.Counted.NEVER)))
            .toList());
  }

  private static CouponList.Line line(Coupon coupon, CouponStore.Counted counted) {
    CouponLimits limits = coupon.limits();
    return new CouponList.Line(
        coupon.code(),
        coupon.name().en(),
        coupon.validity().from(),
        coupon.validity().until(),
        counted.redeemed(),
        counted.reserved(),
        limits.total(),
        limits.perCustomer(),
        limits.holders() == CouponLimits.Holders.ACCOUNTS);
  }

  /// While one coupon went off the bill, another that was set aside may have become idle.
  private void keepUsed(Handle handle, Cart cart, Bill bill) {
    List<String> used =
        cart.coupons().stream()
            .map(Cart.AppliedCoupon::coupon)
            .filter(bill::uses)
            .map(Coupon::code)
            .toList();
    for (CouponStore.Use use : coupons.reserved(handle, cart.session())) {
      if (!used.contains(use.code())) {
        coupons.release(handle, use);
      }
    }
  }

  private void settle(Handle handle, Cart cart) {
    coupons.redeemAll(handle, cart.session());
    cart.bill().ifPresent(bill -> slips.use(handle, cart.session(), bill.returned().slips()));
    slips.freeAll(handle, cart.session());
  }

  private void giveBack(Handle handle, SessionId session) {
    coupons.releaseAll(handle, session);
    slips.freeAll(handle, session);
  }

  /// Counts for one trip inside its transaction.
  private final class OfTrip implements Counter {
    private final Handle handle;
    private final SessionId session;

    OfTrip(Handle handle, SessionId session) {
      this.handle = handle;
      this.session = session;
    }

    @Override
    public Optional<RefusalCode> refusal(Coupon coupon) {
      Optional<String> customer = customers.of(session);
      CouponLimits limits = coupon.limits();
      if (limits.holders() == CouponLimits.Holders.ACCOUNTS && customer.isEmpty()) {
        return Optional.of(RefusalCode.COUPON_NEEDS_ACCOUNT);
      }
      long used = coupons.used(handle, coupon.code());
      long byCustomer = customer.map(one -> coupons.usedBy(handle, coupon.code(), one)).orElse(0L);
      if (limits.allowOneMore(used, byCustomer)) {
        return Optional.empty();
      }
      return Optional.of(
          limits.allowOneMore(used, 0)
              ? RefusalCode.COUPON_USED_BY_YOU
              : RefusalCode.COUPON_USED_UP);
    }

    @Override
    public Optional<RefusalCode> reserve(Coupon coupon) {
      Optional<String> customer = customers.of(session);
      CouponLimits limits = coupon.limits();
      if (limits.holders() == CouponLimits.Holders.ACCOUNTS && customer.isEmpty()) {
        return Optional.of(RefusalCode.COUPON_NEEDS_ACCOUNT);
      }
      CouponStore.Use use = new CouponStore.Use(session, coupon.code(), customer.orElse(""));
      if (coupons.isHeld(handle, use)) {
        return Optional.empty();
      }
      if (!coupons.takeOne(handle, coupon.code(), limits.total())) {
        return Optional.of(RefusalCode.COUPON_USED_UP);
      }
      if (customer.isPresent() && !coupons.takeOneOf(handle, use, limits.perCustomer())) {
        coupons.giveOne(handle, coupon.code());
        return Optional.of(RefusalCode.COUPON_USED_BY_YOU);
      }
      coupons.reserve(handle, use);
      return Optional.empty();
    }

    @Override
    public boolean claim(DepositSlip slip) {
      return slips.claim(handle, session, slip);
    }
  }
}
