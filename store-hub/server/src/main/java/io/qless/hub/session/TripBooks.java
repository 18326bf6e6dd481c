package io.qless.hub.session;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Counter;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Rows beside the journal that stand or fall with it. Called inside the transaction that writes a
/// trip's events; what is written here is rolled back with them.
public interface TripBooks {

  /// Nothing is counted.
  TripBooks NONE =
      new TripBooks() {
        @Override
        public Counter counter(Handle handle, SessionId session) {
          return Counter.NONE;
        }

        @Override
        public void follow(Handle handle, Cart after, List<JournalEntry> entries) {}
      };

  /// Counts for a trip whose commands are being decided.
  Counter counter(Handle handle, SessionId session);

  /// A command was decided and these events will be written; the next command is decided after it.
  ///
  /// @param after the trip after them
  void follow(Handle handle, Cart after, List<JournalEntry> entries);
}
