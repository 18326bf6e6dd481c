package io.qless.cli;

import io.qless.contract.rest.PriceTrace;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How each paisa of a bill came about, as text for a person. Pure.
final class TraceText {
  private TraceText() {}

  static String of(PriceTrace trace) {
    TextTable table = new TextTable();
    for (PriceTrace.Line line : trace.lines()) {
      table.row(line.name(), quantity(line), TextTable.rupees(line.grossPaise()));
      from(line).forEach(text -> table.row("  " + text));
      for (PriceTrace.Step step : line.steps()) {
        table.row(
            "  "
                + step.rule()
                + ": "
                + step.why()
                + (step.how().isEmpty() ? "" : ", ")
                + step.how(),
            "",
            TextTable.rupees(-step.offPaise()),
            TextTable.rupees(step.leftPaise()));
      }
    }
    TextTable sums = new TextTable();
    sums.row("goods and deposits", TextTable.rupees(trace.goodsPaise()));
    sums.row("taken off", TextTable.rupees(-trace.savedPaise()));
    for (PriceTrace.Slip slip : trace.returned()) {
      sums.row(
          "empties, slip " + slip.number(),
          slip.counts()
              ? TextTable.rupees(-slip.paise())
              : "not counted, more than was left to pay");
    }
    sums.row("to pay", TextTable.rupees(trace.totalPaise()));
    TextTable taxes = new TextTable("HSN", "GST", "TAXABLE", "CGST", "SGST");
    for (PriceTrace.Tax tax : trace.taxes()) {
      taxes.row(
          tax.hsn(),
          percent(tax.basisPoints()),
          TextTable.rupees(tax.taxablePaise()),
          TextTable.rupees(tax.cgstPaise()),
          TextTable.rupees(tax.sgstPaise()));
    }
    return head(trace) + table + '\n' + sums + "\ntax inside the prices\n" + taxes;
  }

  private static String head(PriceTrace trace) {
    String which = trace.frozen() ? "how the bill came about" : "how the bill would come about now";
    return trace.rulesStand()
        ? which + '\n'
        : which + "; the store's offers have changed since, so the rules' words are gone\n";
  }

  private static String quantity(PriceTrace.Line line) {
    return line.grams() > 0
        ? String.format(
            Locale.ROOT,
            "%d.%03d kg x %s",
            line.grams() / 1000,
            line.grams() % 1000,
            TextTable.rupees(line.unitPaise()))
        : line.pieces() + " x " + TextTable.rupees(line.unitPaise());
  }

  /// Where the unit price came from.
  private static List<String> from(PriceTrace.Line line) {
    List<String> texts =
        line.prices().stream().map(TraceText::revision).collect(Collectors.toList());
    if (!line.markdown().isEmpty()) {
      texts.add(
          "price already " + percent(line.markdownBasisPoints()) + " lower: " + line.markdown());
    }
    return texts;
  }

  private static String revision(PriceTrace.Price price) {
    String scans = price.scans() == 1 ? "1 scan" : price.scans() + " scans";
    if (price.decidedRevision() == 0) {
      return scans + ", revision of the price not kept";
    }
    return price.seenRevision() == price.decidedRevision()
        ? scans + " at the price of revision " + price.seenRevision()
        : "%s at the lower price of revisions %d (seen) and %d (decided)"
            .formatted(scans, price.seenRevision(), price.decidedRevision());
  }

  private static String percent(int basisPoints) {
    return String.format(Locale.ROOT, "%d.%02d %%", basisPoints / 100, basisPoints % 100);
  }
}
