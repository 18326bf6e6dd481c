package io.qless.journey;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// The paid bill as text, from what the trolley's last screen knows.
final class Receipt {

  private static final int WIDTH = 34;

  private Receipt() {}

  /// @param bill the `bill` of the trolley's view
  /// @param pass the `exitPass` of the trolley's view
  static String of(JsonNode bill, JsonNode pass) {
    StringBuilder text = new StringBuilder();
    text.append(
        "  Q-Less sample store, invoice %s%n".formatted(pass.at("/invoiceNumber").asString("")));
    bill.at("/lines").forEach(line -> line(text, line));
    bill.at("/adjustments")
        .forEach(
            cut -> row(text, cut.at("/why/english").asString(""), cut.at("/amountPaise").asLong()));
    row(text, "TOTAL", bill.at("/totalPaise").asLong());
    row(text, "saved", bill.at("/savedPaise").asLong());
    bill.at("/gst").forEach(rate -> gst(text, rate));
    text.append("  points earned: ").append(pass.at("/pointsEarned").asLong()).append('\n');
    return text.toString();
  }

  private static void line(StringBuilder text, JsonNode line) {
    JsonNode measure = line.at("/measure");
    String much =
        measure.has("count")
            ? measure.at("/count").asInt() + " x "
            : "%.3f kg ".formatted(measure.at("/netGrams").asInt() / 1000.0);
    row(text, much + line.at("/name/english").asString(""), line.at("/extendedPaise").asLong());
    long off = line.at("/discountPaise").asLong();
    if (off > 0) {
      row(text, "  " + line.at("/discountWhy/english").asString(""), -off);
    }
  }

  private static void gst(StringBuilder text, JsonNode rate) {
    text.append(
        String.format(
            Locale.ROOT,
            "  GST %d %% included: CGST %s, SGST %s on %s%n",
            rate.at("/rateBasisPoints").asInt() / 100,
            TripReport.rupees(rate.at("/cgstPaise").asLong()),
            TripReport.rupees(rate.at("/sgstPaise").asLong()),
            TripReport.rupees(rate.at("/taxablePaise").asLong())));
  }

  private static void row(StringBuilder text, String what, long paise) {
    String amount = (paise < 0 ? "-" : "") + TripReport.rupees(Math.abs(paise));
    String name = what.length() > WIDTH ? what.substring(0, WIDTH) : what;
    text.append("  %-34s %14s%n".formatted(name, amount));
  }
}
