package io.qless.hub.catalogue;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CatalogueRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The files of `deploy/sample-store` as the requests that the command line would send.
public final class SampleStore {

  /// Where the files lie, seen from the module that runs the test.
  public static final Path DIRECTORY = Path.of("../../deploy/sample-store");

  private SampleStore() {}

  /// All rows of one file.
  public static CatalogueRows rows(CatalogueKind kind) {
    try {
      List<String> lines = Files.readAllLines(DIRECTORY.resolve(kind.word() + ".csv"));
      List<String> columns = cells(lines.getFirst());
      List<CatalogueRows.Row> rows = new ArrayList<>();
      for (int i = 1; i < lines.size(); i++) {
        rows.add(row(i + 1, columns, cells(lines.get(i))));
      }
      return new CatalogueRows(kind, false, rows);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// A request of one article for tests that need their own.
  public static CatalogueRows article(String... cells) {
    return rowsOf(
        CatalogueKind.ARTICLES,
        List.of(
            "code",
            "name",
            "name_hi",
            "brand",
            "category",
            "sold_by",
            "price",
            "mrp",
            "hsn",
            "gst_percent",
            "weight_g"),
        List.of(cells));
  }

  /// A request of one row.
  public static CatalogueRows rowsOf(CatalogueKind kind, List<String> columns, List<String> cells) {
    return new CatalogueRows(kind, false, List.of(row(2, columns, cells)));
  }

  private static CatalogueRows.Row row(int line, List<String> columns, List<String> cells) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.put(columns.get(i), cells.get(i));
    }
    return new CatalogueRows.Row(line, fields);
  }

  /// The sample files quote cells that hold a comma and never a quote.
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
