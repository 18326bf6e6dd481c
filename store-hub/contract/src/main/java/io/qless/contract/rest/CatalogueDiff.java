package io.qless.contract.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/// `POST /admin/catalogue/diff`: what [CatalogueRows] would change; nothing is kept.
///
/// @param revision catalogue revision that the rows were held against
/// @param lines each row that could be kept, in the order of the file
/// @param refused rows that could not
public record CatalogueDiff(
    long revision, List<Line> lines, List<CatalogueReport.Refused> refused) {
  /// Copies.
  public CatalogueDiff {
    lines = List.copyOf(lines);
    refused = List.copyOf(refused);
  }

  /// What a row would do.
  public enum Change {
    /// There was no such thing.
    @JsonProperty("added")
    ADDED,
    /// It would be different.
    @JsonProperty("changed")
    CHANGED,
    /// It was withdrawn and would be back.
    @JsonProperty("returned")
    RETURNED,
    /// It stands just so.
    @JsonProperty("unchanged")
    UNCHANGED
  }

  /// One row.
  ///
  /// @param line the line it was sent with
  /// @param id what it is about, as the catalogue calls it
  /// @param cells what would be different, with the price in rupees; only of a changed one
  public record Line(int line, String id, Change change, List<Cell> cells) {
    /// Checks and copies.
    public Line {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(change, "change");
      cells = List.copyOf(cells);
    }
  }

  /// A cell that would be different.
  ///
  /// @param before empty if there was none
  /// @param after empty if there would be none
  public record Cell(String column, String before, String after) {
    /// Checks.
    public Cell {
      Objects.requireNonNull(column, "column");
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(after, "after");
    }
  }
}
