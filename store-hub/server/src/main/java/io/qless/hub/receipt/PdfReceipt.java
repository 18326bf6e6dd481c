package io.qless.hub.receipt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A receipt as a PDF of 80 mm width: it reads on a phone without zooming and prints on a till's
/// printer as on A4. All measures are points from the top. Lives for one receipt.
final class PdfReceipt {

  /// 80 mm.
  private static final double WIDTH = 226.77;

  private static final double MARGIN = 14;
  private static final double RIGHT = WIDTH - MARGIN;
  private static final double INDENT = 14;
  private static final double GAP = 8;

  private static final double BODY = 8;
  private static final double SMALL = 6.8;
  private static final double TITLE = 12.5;
  private static final double TOTAL = 13;

  /// From one base line to the next, as a share of the size: Devanagari needs room above and below.
  private static final double LEADING = 1.4;

  /// Right edges of the columns of the tax table; the first one stands at the left margin.
  private static final double[] CELLS = {0, MARGIN + 92, MARGIN + 145, RIGHT};

  private final PdfSheet sheet = new PdfSheet(WIDTH);

  /// Where the next row begins.
  private double top = MARGIN;

  private PdfReceipt() {}

  /// @param title what a viewer shows above the page
  static byte[] of(List<Row> rows, String title, ReceiptLanguage language, Instant at) {
    PdfReceipt receipt = new PdfReceipt();
    for (Row row : rows) {
      if (receipt.top > PdfSheet.LONGEST_PAGE - 10 * TITLE) {
        receipt.cut();
      }
      receipt.row(row);
    }
    receipt.cut();
    return receipt.sheet.bytes(title, language.code(), at);
  }

  private void cut() {
    sheet.cut(top + MARGIN);
    top = MARGIN;
  }

  private void row(Row row) {
    switch (row) {
      case Row.Title title -> centred(title.text(), TITLE, true, PdfSheet.INK);
      case Row.Centred heading when heading.strong() -> {
        centred(heading.text(), BODY, true, PdfSheet.INK);
        top += 2;
      }
      case Row.Centred words -> centred(words.text(), SMALL, false, PdfSheet.QUIET);
      case Row.Rule rule -> rule();
      case Row.Pair pair -> pair(pair);
      case Row.Goods goods -> goods(goods);
      case Row.Cut cut -> spread(MARGIN + INDENT, cut.reason(), cut.amount(), SMALL, false);
      case Row.Total total -> total(total);
      case Row.Words words -> words(words.text());
      case Row.Cells cells -> cells(cells);
    }
  }

  private void rule() {
    top += 4;
    sheet.line(MARGIN, RIGHT, top, "[1.5 1.5]");
    top += 4;
  }

  private void pair(Row.Pair pair) {
    double base = next(BODY);
    boolean strong = pair.strong();
    double valueWidth = PdfSheet.width(pair.value(), BODY, strong);
    List<String> label = wrap(pair.label(), RIGHT - MARGIN - valueWidth - GAP, BODY, strong);
    sheet.text(RIGHT - valueWidth, base, BODY, strong, PdfSheet.INK, pair.value());
    String grey = strong ? PdfSheet.INK : PdfSheet.QUIET;
    sheet.text(MARGIN, base, BODY, strong, grey, label.getFirst());
    for (String more : label.subList(1, label.size())) {
      sheet.text(MARGIN, next(BODY), BODY, strong, grey, more);
    }
  }

  private void goods(Row.Goods goods) {
    top += 2;
    double amountWidth = PdfSheet.width(goods.amount(), BODY, false);
    double room = RIGHT - MARGIN - INDENT - amountWidth - GAP;
    List<String> name = wrap(goods.name(), room, BODY, true);
    double base = next(BODY);
    sheet.text(MARGIN, base, SMALL, false, PdfSheet.QUIET, Integer.toString(goods.number()));
    sheet.text(MARGIN + INDENT, base, BODY, true, PdfSheet.INK, name.getFirst());
    sheet.text(RIGHT - amountWidth, base, BODY, false, PdfSheet.INK, goods.amount());
    for (String more : name.subList(1, name.size())) {
      sheet.text(MARGIN + INDENT, next(BODY), BODY, true, PdfSheet.INK, more);
    }
    String count = goods.count() + (goods.mrp().isEmpty() ? "" : "   " + goods.mrp());
    small(count);
    small(goods.tax());
  }

  private void small(String text) {
    for (String line : wrap(text, RIGHT - MARGIN - INDENT, SMALL, false)) {
      sheet.text(MARGIN + INDENT, next(SMALL), SMALL, false, PdfSheet.QUIET, line);
    }
  }

  private void spread(double left, String label, String value, double size, boolean bold) {
    double valueWidth = PdfSheet.width(value, size, bold);
    List<String> lines = wrap(label, RIGHT - left - valueWidth - GAP, size, bold);
    double base = next(size);
    sheet.text(left, base, size, bold, PdfSheet.INK, lines.getFirst());
    sheet.text(RIGHT - valueWidth, base, size, bold, PdfSheet.INK, value);
    for (String more : lines.subList(1, lines.size())) {
      sheet.text(left, next(size), size, bold, PdfSheet.INK, more);
    }
  }

  private void total(Row.Total total) {
    top += 4;
    double height = TOTAL * LEADING + 6;
    sheet.box(MARGIN - 6, RIGHT + 6, top, height);
    double base = top + height / 2 + TOTAL * 0.36;
    sheet.text(MARGIN, base, TOTAL, true, PdfSheet.INK, total.label());
    double width = PdfSheet.width(total.amount(), TOTAL, true);
    sheet.text(RIGHT - width, base, TOTAL, true, PdfSheet.INK, total.amount());
    top += height + 3;
  }

  private void words(String text) {
    for (String line : wrap(text, RIGHT - MARGIN, SMALL, false)) {
      sheet.text(MARGIN, next(SMALL), SMALL, false, PdfSheet.QUIET, line);
    }
  }

  private void cells(Row.Cells row) {
    if (row.strong()) {
      top += 2;
      sheet.line(MARGIN, RIGHT, top, "[]");
      top += 1;
    }
    double size = row.head() ? SMALL : BODY - 0.5;
    String grey = row.head() ? PdfSheet.QUIET : PdfSheet.INK;
    double base = next(size);
    for (int i = 0; i < row.cells().size(); i++) {
      String cell = row.cells().get(i);
      double left = i == 0 ? MARGIN : CELLS[i] - PdfSheet.width(cell, size, row.strong());
      sheet.text(left, base, size, row.strong(), grey, cell);
    }
  }

  private void centred(String text, double size, boolean bold, String grey) {
    for (String line : wrap(text, RIGHT - MARGIN, size, bold)) {
      double left = (WIDTH - PdfSheet.width(line, size, bold)) / 2;
      sheet.text(left, next(size), size, bold, grey, line);
    }
  }

  /// The base line of the next line of text, which is used up by this.
  private double next(double size) {
    double base = top + size * 1.07;
    top += size * LEADING;
    return base;
  }

  private static List<String> wrap(String text, double room, double size, boolean bold) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || PdfSheet.width(longer, size, bold) <= room) {
        line = longer;
      } else {
        lines.add(line);
        line = word;
      }
    }
    lines.add(line);
    return lines;
  }
}
