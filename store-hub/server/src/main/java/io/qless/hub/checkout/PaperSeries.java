package io.qless.hub.checkout;

import org.jdbi.v3.core.Handle;

/// The numbers of one kind of paper, per store and financial year, without a gap: a number stands
/// or falls with the transaction that took it.
///
/// @param table where the last number stands
record PaperSeries(String table) {

  /// The next number. The update locks the row, so whoever else wants one waits for this
  /// transaction to end: take it last.
  int next(Handle handle, String store, String year) {
    handle.execute(
        "INSERT INTO "
            + table
            + " (store, financial_year, last_serial) VALUES (?, ?, 0) ON CONFLICT DO NOTHING",
        store,
        year);
    handle.execute(
        "UPDATE "
            + table
            + " SET last_serial = last_serial + 1 WHERE store = ? AND financial_year = ?",
        store,
        year);
    return last(handle, store, year);
  }

  private int last(Handle handle, String store, String year) {
    return handle
        .createQuery("SELECT last_serial FROM " + table + " WHERE store = ? AND financial_year = ?")
        .bind(0, store)
        .bind(1, year)
        .mapTo(Integer.class)
        .one();
  }
}
