package io.qless.hub.session;

import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Counter;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.PointsTender;
import io.qless.shop.cart.SessionId;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.pricing.Coupon;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Several books kept as one: each follows all trips, and whatever one of them refuses is refused.
public final class AllBooks implements TripBooks {

  private final List<TripBooks> books;

  /// @param books asked in this order
  public AllBooks(TripBooks... books) {
    this.books = List.of(books);
  }

  @Override
  public Counter counter(Handle handle, SessionId session) {
    return new AllCounters(books.stream().map(book -> book.counter(handle, session)).toList());
  }

  @Override
  public void follow(Handle handle, Cart after, List<JournalEntry> entries) {
    books.forEach(book -> book.follow(handle, after, entries));
  }

  private record AllCounters(List<Counter> counters) implements Counter {

    @Override
    public Optional<RefusalCode> refusal(Coupon coupon) {
      return counters.stream().flatMap(counter -> counter.refusal(coupon).stream()).findFirst();
    }

    @Override
    public Optional<RefusalCode> reserve(Coupon coupon) {
      return counters.stream().flatMap(counter -> counter.reserve(coupon).stream()).findFirst();
    }

    @Override
    public boolean claim(DepositSlip slip) {
      return counters.stream().allMatch(counter -> counter.claim(slip));
    }

    @Override
    public PointsTender points() {
      return counters.stream()
          .map(Counter::points)
          .filter(points -> points.offered() > 0)
          .findFirst()
          .orElse(PointsTender.NONE);
    }

    @Override
    public Optional<RefusalCode> holdPoints(long points) {
      return counters.stream().flatMap(counter -> counter.holdPoints(points).stream()).findFirst();
    }
  }
}
