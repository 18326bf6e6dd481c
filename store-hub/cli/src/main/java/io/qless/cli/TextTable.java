package io.qless.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Rows of cells under one another, as wide as they need to be. Made, filled and printed by one
/// thread.
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /// @param head titles of the columns; none for a table without a head
  TextTable(String... head) {
    if (head.length > 0) {
      rows.add(List.of(head));
    }
  }

  void row(Object... cells) {
    rows.add(Arrays.stream(cells).map(cell -> plain(String.valueOf(cell))).toList());
  }

  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /// Rupees with two decimals, such as `₹84.00`.
  static String rupees(long paise) {
    return String.format(
        Locale.ROOT,
        "%s₹%d.%02d",
        paise < 0 ? "-" : "",
        Math.abs(paise / 100),
        Math.abs(paise % 100));
  }

  /// Without control characters: text from the wire must not steer the terminal.
  static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
