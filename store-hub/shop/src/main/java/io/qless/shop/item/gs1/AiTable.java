package io.qless.shop.item.gs1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// All application identifiers, read once from `application-identifiers.properties`.
public final class AiTable {

  private static final AiTable STANDARD =
      new AiTable(
          ResourceBundle.getBundle("io.qless.shop.item.gs1.application-identifiers", Locale.ROOT));

  private static final String LINK = "link.";

  private final Map<String, Ai> all = new HashMap<>();
  private final Map<String, List<List<String>>> links = new HashMap<>();
  private final String source;
  private final String version;

  private AiTable(ResourceBundle rows) {
    source = rows.getString("source");
    version = rows.getString("version");
    for (String key : rows.keySet()) {
      String row = rows.getString(key);
      if (key.startsWith(LINK)) {
        links.put(key.substring(LINK.length()), groups(row, "\\|"));
      } else if (Character.isDigit(key.charAt(0))) {
        add(key, row);
      }
    }
  }

  /// The table that this program was built with.
  public static AiTable standard() {
    return STANDARD;
  }

  /// Where the table comes from.
  public String source() {
    return source;
  }

  /// Which issue of its source it is.
  public String version() {
    return version;
  }

  /// Every AI, ranges taken apart.
  public List<Ai> all() {
    return all.values().stream().sorted((a, b) -> a.code().compareTo(b.code())).toList();
  }

  /// An AI by all of its digits.
  public Optional<Ai> ai(String code) {
    return Optional.ofNullable(all.get(code));
  }

  /// The AI that a text begins with at an index. No AI is the beginning of another.
  Optional<Ai> startingAt(String text, int index) {
    for (int length = 2; length <= 4 && index + length <= text.length(); length++) {
      Ai found = all.get(text.substring(index, index + length));
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  /// The sequences of qualifiers of a Digital Link key; empty if the AI is no such key.
  Optional<List<List<String>>> qualifiers(String key) {
    return Optional.ofNullable(links.get(key));
  }

  private void add(String key, String row) {
    String[] cells = row.split(";", -1);
    String format = cells[0].strip();
    boolean predefined = format.startsWith("*");
    List<Part> parts =
        Stream.of(format.substring(predefined ? 1 : 0).strip().split(" ")).map(Part::of).toList();
    int dash = key.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? key : key.substring(0, dash));
    int last = dash < 0 ? first : Integer.parseInt(key.substring(dash + 1));
    int digits = dash < 0 ? key.length() : dash;
    for (int number = first; number <= last; number++) {
      String code = "0".repeat(digits - String.valueOf(number).length()) + number;
      all.put(
          code,
          new Ai(code, cells[3].strip(), predefined, parts, groups(cells[1], "&"), list(cells[2])));
    }
  }

  private static List<List<String>> groups(String cell, String between) {
    List<List<String>> groups = new ArrayList<>();
    for (String group : cell.split(between)) {
      if (!group.isBlank()) {
        groups.add(list(group));
      }
    }
    return List.copyOf(groups);
  }

  private static List<String> list(String cell) {
    return Stream.of(cell.strip().split(",")).filter(word -> !word.isBlank()).toList();
  }
}
