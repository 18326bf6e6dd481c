package io.qless.hub.bench;

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
import java.util.Random;

/// Rows of many articles, made from real names by seeded variation: a word or two exchanged for
/// words of other names, and a size. Equal seeds make equal goods.
final class ManyGoods {

  private static final String REAL = "shared/data/catalogue-openfoodfacts.csv";
  private static final String[] SIZES = {"100 g", "250 g", "500 g", "1 kg", "200 ml", "1 l", "6 x"};

  /// Company prefix of invented goods: GS1's prefix 952 is set aside for examples.
  private static final long FIRST = 952_000_000_000L;

  private final List<String[]> names = new ArrayList<>();
  private final List<String> brands = new ArrayList<>();
  private final List<String> vocabulary = new ArrayList<>();
  private final Random random;
  private final String source;

  /// @param home the clone; the real names lie in a folder beside it
  ManyGoods(Path home, long seed) {
    random = new Random(seed);
    Path real = home.toAbsolutePath().normalize().resolveSibling(REAL);
    boolean isReal = Files.isRegularFile(real);
    Path file = isReal ? real : home.resolve("deploy/sample-store/articles.csv");
    try {
      for (List<String> cells : records(Files.readString(file))) {
        add(cells.get(1), cells.get(isReal ? 2 : 3));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    source =
        names.size()
            + (isReal ? " real names (Open Food Facts, ODbL)" : " names of the sample store");
  }

  String source() {
    return source;
  }

  private void add(String name, String brand) {
    String[] words = name.replaceAll("\\p{Cntrl}", " ").strip().split("\\s+", -1);
    if (words.length > 1 && name.length() < 80) {
      names.add(words);
      brands.add(brand.replaceAll("\\p{Cntrl}", " ").strip());
      for (String word : words) {
        if (word.matches("\\p{L}{4,}")) {
          vocabulary.add(word);
        }
      }
    }
  }

  /// So many rows, each of another name.
  List<CatalogueRows.Row> rows(int count) {
    List<CatalogueRows.Row> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int base = i % names.size();
      Map<String, String> cells = new HashMap<>();
      cells.put("code", code(i));
      cells.put("name", i < names.size() ? String.join(" ", names.get(base)) : varied(base));
      cells.put("brand", brands.get(base));
      cells.put("category", "grocery");
      cells.put("sold_by", "piece");
      cells.put("price", 10 + random.nextInt(490) + ".50");
      cells.put("mrp", "600.00");
      cells.put("weight_g", "250");
      cells.put("hsn", "2106");
      cells.put("gst_percent", "5");
      rows.add(new CatalogueRows.Row(i + 2, cells));
    }
    return rows;
  }

  static CatalogueRows request(List<CatalogueRows.Row> rows) {
    return new CatalogueRows(CatalogueKind.ARTICLES, false, rows);
  }

  private String varied(int base) {
    String[] words = names.get(base).clone();
    int exchanged = 1 + random.nextInt(2);
    for (int i = 0; i < exchanged; i++) {
      words[random.nextInt(words.length)] = vocabulary.get(random.nextInt(vocabulary.size()));
    }
    return String.join(" ", words) + " " + SIZES[random.nextInt(SIZES.length)];
  }

  private static String code(int number) {
    String digits = String.valueOf(FIRST + number);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += Character.digit(digits.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }

  /// Cells of a CSV text after RFC 4180, without its header.
  private static List<List<String>> records(String csv) {
    List<List<String>> records = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
        cell.append(c);
      } else if (c != '\r') {
        cells.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          records.add(List.copyOf(cells));
          cells.clear();
        }
      }
    }
    return records.subList(1, records.size());
  }
}
