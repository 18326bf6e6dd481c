package io.qless.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CatalogueReport.Refused;
import io.qless.contract.rest.CatalogueRows.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A CSV file of the catalogue, read through once to see that all of it is CSV before any of it is
/// sent. Its header says what it describes.
///
/// @param path where it lies
/// @param kind what its rows describe
/// @param columns its header
/// @param rows rows that can be sent
/// @param misfits rows with more or fewer cells than the header; they are never sent
/// @param pictures picture files its rows name, without folders
record CatalogueFile(
    Path path,
    CatalogueKind kind,
    List<String> columns,
    int rows,
    List<Refused> misfits,
    Set<String> pictures) {

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(
              CatalogueKind.ARTICLES,
              Set.of("code", "name", "category", "sold_by", "price", "hsn", "gst_percent"),
              Set.of(
                  "name_hi",
                  "brand",
                  "mrp",
                  "weight_g",
                  "weight_spread_g",
                  "min_age",
                  "picture",
                  "sale_stop",
                  "no_discount",
                  "deposit",
                  "batch_mrps",
                  "gst_changes",
                  "substitutes")),
          new Shape(
              CatalogueKind.OFFERS,
              Set.of("id", "name", "kind", "applies_to"),
              Set.of(
                  "name_hi",
                  "buy",
                  "get",
                  "percent",
                  "amount",
                  "from",
                  "to",
                  "price",
                  "spend",
                  "max_discount",
                  "days",
                  "hours",
                  "group",
                  "stacks")),
          new Shape(
              CatalogueKind.COUPONS,
              Set.of("code", "name", "kind", "min_spend"),
              Set.of(
                  "name_hi",
                  "percent",
                  "amount",
                  "max_discount",
                  "from",
                  "to",
                  "max_uses",
                  "max_per_customer",
                  "needs_account")),
          new Shape(
              CatalogueKind.RECALLS,
              Set.of("gtin", "batch", "reason"),
              Set.of("reason_hi", "serial")),
          new Shape(CatalogueKind.LABELS, Set.of("id", "pattern"), Set.of("note")),
          new Shape(
              CatalogueKind.MARKDOWNS,
              Set.of("id", "name", "applies_to", "best_before_days", "percent"),
              Set.of("name_hi")),
          new Shape(CatalogueKind.SYNONYMS, Set.of("id", "words"), Set.of()));

  /// @param required columns that tell the kind
  /// @param optional further columns; a missing one counts as empty
  private record Shape(CatalogueKind kind, Set<String> required, Set<String> optional) {}

  /// Reads the file through.
  ///
  /// @throws CliException if it can't be read, is not CSV in UTF-8, or is of no known kind
  static CatalogueFile read(Path path) {
    List<String> columns = new ArrayList<>();
    List<Refused> misfits = new ArrayList<>();
    Set<String> pictures = new LinkedHashSet<>();
    int[] rows = {0};
    eachRecord(
        path,
        cells -> {
          if (columns.isEmpty()) {
            columns.addAll(cells.getFields());
          } else if (cells.getFieldCount() != columns.size()) {
            misfits.add(
                new Refused(
                    line(cells),
                    cells.getFieldCount() + " cells, but the header has " + columns.size()));
          } else {
            rows[0]++;
            int picture = columns.indexOf("picture");
            if (picture >= 0 && isFileName(cells.getField(picture))) {
              pictures.add(cells.getField(picture));
            }
          }
        });
    return new CatalogueFile(
        path, kind(path, columns), List.copyOf(columns), rows[0], misfits, pictures);
  }

  /// Reads the rows again, in the order of the file and up to `size` at a time.
  void chunks(int size, Consumer<List<Row>> send) {
    List<Row> chunk = new ArrayList<>();
    boolean[] header = {true};
    eachRecord(
        path,
        cells -> {
          if (header[0] || cells.getFieldCount() != columns.size()) {
            header[0] = false;
            return;
          }
          chunk.add(row(cells));
          if (chunk.size() == size) {
            send.accept(List.copyOf(chunk));
            chunk.clear();
          }
        });
    if (!chunk.isEmpty()) {
      send.accept(List.copyOf(chunk));
    }
  }

  /// The name a report calls it by.
  String name() {
    return String.valueOf(path.getFileName());
  }

  private Row row(CsvRecord cells) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.put(columns.get(i), cells.getField(i).strip());
    }
    return new Row(line(cells), fields);
  }

  private static int line(CsvRecord cells) {
    return Math.toIntExact(cells.getStartingLineNumber());
  }

  /// A picture lies in one folder; a name with a path in it is not one.
  static boolean isFileName(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  }

  private static CatalogueKind kind(Path path, List<String> columns) {
    if (columns.isEmpty()) {
      throw CliException.usage(path + " is empty", null);
    }
    Shape shape =
        SHAPES.stream()
            .filter(candidate -> columns.containsAll(candidate.required()))
            .findFirst()
            .orElseThrow(() -> CliException.usage(path + unknownKind(), null));
    Set<String> unknown = new LinkedHashSet<>(columns);
    unknown.removeAll(shape.required());
    unknown.removeAll(shape.optional());
    if (!unknown.isEmpty()) {
      throw CliException.usage(
          "%s: %s have no column %s".formatted(path, shape.kind().word(), unknown), null);
    }
    if (new HashSet<>(columns).size() < columns.size()) {
      throw CliException.usage(path + ": the header names a column twice", null);
    }
    return shape.kind();
  }

  private static String unknownKind() {
    StringBuilder text = new StringBuilder(": the first line is not the header of");
    for (Shape shape : SHAPES) {
      text.append("\n  ").append(shape.kind().word()).append(": ");
      text.append(String.join(",", shape.required().stream().sorted().toList())).append(", ...");
    }
    return text.toString();
  }

  private static void eachRecord(Path path, Consumer<CsvRecord> use) {
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .detectBomHeader(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(withoutMark(path))) {
      records.forEach(use);
    } catch (CsvParseException cause) {
      throw CliException.usage(path + " is not CSV: " + cause.getMessage(), cause);
    } catch (UncheckedIOException | IOException cause) {
      throw unreadable(path, cause);
    }
  }

  /// A strict UTF-8 reader that has swallowed the byte order mark some spreadsheets write.
  private static Reader withoutMark(Path path) throws IOException {
    BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static CliException unreadable(Path path, Exception cause) {
    if (cause instanceof CharacterCodingException
        || cause.getCause() instanceof CharacterCodingException) {
      return CliException.usage(path + " is not UTF-8", cause);
    }
    if (cause instanceof NoSuchFileException) {
      return CliException.usage("there is no file " + path, cause);
    }
    return CliException.usage(
        Files.isDirectory(path)
            ? path + " is a folder; name the CSV files in it"
            : "can't read " + path + " (" + cause + ")",
        cause);
  }
}
