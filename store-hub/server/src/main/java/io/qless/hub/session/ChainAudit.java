package io.qless.hub.session;

import io.qless.contract.rest.JournalCheck;
import io.qless.contract.rest.JournalCheck.Broken;
import io.qless.hub.storage.Database;
import java.util.ArrayList;
import java.util.List;

/// Looks through the journals of all trips for rows that were changed, taken away or cut off at the
/// end. Only reads. Safe for any thread; lives as long as the hub.
public final class ChainAudit {

  /// Trips of one page: some ten thousand rows.
  private static final int TRIPS = 100;

  private final JournalStore store = new JournalStore();
  private final Database journal;

  public ChainAudit(Database journal) {
    this.journal = journal;
  }

  /// One page of trips, in the order of their names.
  ///
  /// @param after the trip behind which it begins, empty for the first page
  public JournalCheck check(String after) {
    return journal
        .jdbi()
        .inTransaction(handle -> {
          List<JournalStore.Stands> trips = store.standing(handle, after, TRIPS);
          List<Broken> broken = new ArrayList<>();
          long rows = 0;
          for (JournalStore.Stands trip : trips) {
            rows += trip.revision();
            long revision = store.firstBrokenLink(handle, trip.session());
            if (revision > 0) {
              broken.add(
                  new Broken(
                      trip.session().text(),
                      revision,
                      "row %d, or the one before it, is not as it was written"
                          .formatted(revision)));
            } else if (trip.last() != trip.revision()) {
              broken.add(
                  new Broken(
                      trip.session().text(),
                      trip.last() + 1,
                      "the journal ends at row %d, the trip stands at %d"
                          .formatted(trip.last(), trip.revision())));
            }
          }
          return new JournalCheck(
              trips.size(),
              rows,
              broken,
              trips.size() < TRIPS ? "" : trips.getLast().session().text());
        });
  }
}
