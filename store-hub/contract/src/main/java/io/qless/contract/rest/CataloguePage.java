package io.qless.contract.rest;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `GET /admin/catalogue/{kind}?from=0&limit=500`: what stands in the catalogue, as rows that would
/// import again to just that.
///
/// @param kind what the rows describe
/// @param revision catalogue revision; who reads several pages begins again when it moves
/// @param total rows of all pages
/// @param columns in the order of a file
/// @param rows column name to text, in the order of their ids; empty cells are left out
public record CataloguePage(
    CatalogueKind kind,
    long revision,
    int total,
    List<String> columns,
    List<Map<String, String>> rows) {
  /// Checks and copies.
  public CataloguePage {
    Objects.requireNonNull(kind, "kind");
    columns = List.copyOf(columns);
    rows = rows.stream().map(Map::copyOf).toList();
  }
}
