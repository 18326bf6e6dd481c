package io.qless.hub.receipt;

import java.util.ArrayList;
import java.util.List;

/// A receipt in characters of one width, for till printers and terminals. Amounts stand at the
/// right edge. Lives for one receipt.
final class TextReceipt {

  /// A 58 mm printer in its small print.
  static final int NARROW = 42;

  /// An 80 mm printer.
  static final int WIDE = 48;

  private static final int INDENT = 3;

  /// Widths of the first three columns of the tax table; the last one takes what is left.
  private static final int[] CELLS = {6, 13, 11};

  private final int columns;
  private final StringBuilder text = new StringBuilder();

  private TextReceipt(int columns) {
    this.columns = columns;
  }

  /// @param columns characters in a line, [#NARROW] or more
  static String of(List<Row> rows, int columns) {
    TextReceipt receipt = new TextReceipt(columns);
    rows.forEach(receipt::row);
    return receipt.text.toString();
  }

  private void row(Row row) {
    switch (row) {
      case Row.Title title -> balanced(title.text()).forEach(this::centred);
      case Row.Centred centred -> balanced(centred.text()).forEach(this::centred);
      case Row.Rule rule -> line("-".repeat(columns));
      case Row.Pair pair -> spread("", pair.label(), pair.value());
      case Row.Goods goods -> goods(goods);
      case Row.Cut cut -> spread(" ".repeat(INDENT), cut.reason(), cut.amount());
      case Row.Total total -> {
        line("=".repeat(columns));
        spread("", total.label(), total.amount());
        line("=".repeat(columns));
      }
      case Row.Words words -> wrap(words.text(), columns).forEach(this::line);
      case Row.Cells cells -> cells(cells.cells());
    }
  }

  private void goods(Row.Goods goods) {
    String indent = " ".repeat(INDENT);
    List<String> name = wrap(goods.name(), columns - INDENT);
    line("%2d %s".formatted(goods.number(), name.getFirst()));
    name.subList(1, name.size()).forEach(more -> line(indent + more));
    line(indent + goods.tax() + (goods.mrp().isEmpty() ? "" : ", " + goods.mrp()));
    spread(indent, goods.count(), goods.amount());
  }

  /// Left and right in one line, or the left in lines of its own if it is too long.
  private void spread(String indent, String left, String right) {
    int room = columns - indent.length() - width(right) - 1;
    List<String> lines =
        width(left) <= room ? List.of(left) : wrap(left, columns - indent.length());
    for (String full : lines.subList(0, lines.size() - 1)) {
      line(indent + full);
    }
    String last = lines.getLast();
    if (width(last) > room) {
      line(indent + last);
      last = "";
    }
    int gap = columns - indent.length() - width(last) - width(right);
    line(indent + last + " ".repeat(Math.max(gap, 1)) + right);
  }

  private void cells(List<String> cells) {
    StringBuilder line = new StringBuilder(cells.getFirst());
    int end = CELLS[0];
    line.append(" ".repeat(Math.max(end - width(cells.getFirst()), 0)));
    for (int i = 1; i < cells.size(); i++) {
      int room = i < CELLS.length ? CELLS[i] : columns - end;
      end += room;
      line.append(" ".repeat(Math.max(room - width(cells.get(i)), 1))).append(cells.get(i));
    }
    line(line.toString());
  }

  private void centred(String words) {
    line(" ".repeat((columns - width(words)) / 2) + words);
  }

  private void line(String words) {
    text.append(words.stripTrailing()).append('\n');
  }

  /// As few lines as it needs, about equally long.
  private List<String> balanced(String words) {
    int lines = wrap(words, columns).size();
    int room = columns;
    while (room > 1 && wrap(words, room - 1).size() == lines) {
      room--;
    }
    return wrap(words, room);
  }

  /// Breaks between words; a word that is longer than a line is cut.
  private static List<String> wrap(String words, int room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : words.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer) <= room) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      while (width(line) > room) {
        int cut = line.offsetByCodePoints(0, Math.min(room, line.codePointCount(0, line.length())));
        lines.add(line.substring(0, cut));
        line = line.substring(cut);
      }
    }
    lines.add(line);
    return lines;
  }

  /// Columns that a text takes: marks that sit on another letter take none (Unicode, general
  /// categories Mn, Me and Cf, as terminals count).
  static int width(String text) {
    return (int) text.codePoints().filter(TextReceipt::takesRoom).count();
  }

  private static boolean takesRoom(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> false;
      default -> true;
    };
  }
}
