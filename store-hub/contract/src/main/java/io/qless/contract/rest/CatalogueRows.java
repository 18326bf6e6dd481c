package io.qless.contract.rest;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `POST /admin/catalogue/rows`: rows of one CSV file, as text, for the hub to judge and keep.
///
/// The hub applies the good rows of one request in one transaction and answers with a
/// [CatalogueReport]; sending the same rows again changes nothing.
///
/// @param kind what the rows describe
/// @param dryRun judge the rows but keep nothing
/// @param rows at most [#MAX_ROWS], in the order of the file
public record CatalogueRows(CatalogueKind kind, boolean dryRun, List<Row> rows) {
  /// Most rows of one request: about 100 kB of JSON, one short transaction.
  public static final int MAX_ROWS = 500;

  /// Checks and copies.
  public CatalogueRows {
    Objects.requireNonNull(kind, "kind");
    rows = List.copyOf(rows);
    if (rows.size() > MAX_ROWS) {
      throw new IllegalArgumentException(rows.size() + " rows; at most " + MAX_ROWS);
    }
  }

  /// One row.
  ///
  /// @param line line of the file where the row begins, from 1; named in a refusal
  /// @param fields column name to text; an empty cell is an empty text
  public record Row(int line, Map<String, String> fields) {
    /// Checks and copies.
    public Row {
      if (line < 1) {
        throw new IllegalArgumentException("line " + line + " is not from 1");
      }
      fields = Map.copyOf(fields);
    }
  }
}
