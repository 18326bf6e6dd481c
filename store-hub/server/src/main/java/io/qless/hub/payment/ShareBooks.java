package io.qless.hub.payment;

import io.qless.hub.payment.JdbcShareStore.Part;
import io.qless.hub.session.TripBooks;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Counter;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Sees to it that the shares of a split bill go back together: what was paid of it is written down
/// as owed in the transaction that ends it. Safe for any thread; lives as long as the hub.
public final class ShareBooks implements TripBooks {

  private final JdbcShareStore shares = new JdbcShareStore();
  private final InstantSource clock;

  public ShareBooks(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Counter counter(Handle handle, SessionId session) {
    return Counter.NONE;
  }

  @Override
  public void follow(Handle handle, Cart after, List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      switch (entry.event()) {
        case Event.SplitEnded ended -> giveBack(handle, after.session(), ended.reason());
        case Event.TripCancelled cancelled -> giveBack(handle, after.session(), "cancelled");
        case Event.TripAbandoned abandoned -> giveBack(handle, after.session(), "abandoned");
        case Event.TripReleased released -> giveBack(handle, after.session(), "ended by staff");
        default -> {}
      }
    }
  }

  private void giveBack(Handle handle, SessionId session, String why) {
    for (Part share : shares.held(handle, session)) {
      shares.giveBack(handle, share, "split bill: " + why, clock.instant());
    }
  }
}
