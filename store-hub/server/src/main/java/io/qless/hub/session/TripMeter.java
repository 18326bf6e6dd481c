package io.qless.hub.session;

import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.Source;
import java.util.List;

/// Hears how the desk gets on. Called on the way of every scan: it only counts.
public interface TripMeter {

  /// Counts nothing.
  TripMeter NONE =
      new TripMeter() {
        @Override
        public void journalled(List<JournalEntry> entries, long nanos) {}

        @Override
        public void refused(Source.Kind by) {}
      };

  /// What commands led to is on the disk.
  ///
  /// @param entries at least one, all of one kind of source; a trolley's refused commands are among
  ///   them
  /// @param nanos since the commands were there
  void journalled(List<JournalEntry> entries, long nanos);

  /// A phone's or an attendant's command was refused, which leaves no trace in the journal.
  void refused(Source.Kind by);
}
