package io.qless.cli;

import io.qless.contract.rest.MoneyTrail;
import io.qless.contract.rest.PaymentReport;
import java.util.function.ToLongFunction;

/// Where money is, as text for a person. Pure.
final class MoneyText {

  private MoneyText() {}

  static String of(PaymentReport report) {
    StringBuilder text = new StringBuilder("money of " + report.date() + '\n');
    if (report.providers().isEmpty()) {
      text.append("\nno money moved\n");
    } else {
      text.append('\n').append(sums(report));
    }
    for (PaymentReport.Row row : report.rows()) {
      text.append('\n').append(row(row));
    }
    text.append('\n');
    if (report.notAsked() > 0) {
      text.append("not compared with the provider: %d attempts\n".formatted(report.notAsked()));
    }
    return text.append(
            report.balanced()
                ? "balanced: money in = orders + back + on its way back + held, to the paisa\n"
                : "NOT BALANCED: see the rows in capitals above\n")
        .toString();
  }

  private static TextTable sums(PaymentReport report) {
    TextTable table =
        new TextTable(
            "PROVIDER",
            "PAYMENTS",
            "MONEY IN",
            "ORDERS",
            "FOR ORDERS",
            "BACK",
            "ON ITS WAY",
            "HELD",
            "DIFFERENCE",
            "REFUNDED",
            "OPEN");
    for (PaymentReport.Provider each : report.providers()) {
      table.row(
          each.provider().isEmpty() ? "nobody yet" : each.provider(),
          each.payments(),
          TextTable.rupees(each.collectedPaise()),
          each.orders(),
          TextTable.rupees(each.orderPaise()),
          TextTable.rupees(each.backPaise()),
          TextTable.rupees(each.onItsWayPaise()),
          TextTable.rupees(each.heldPaise()),
          TextTable.rupees(each.differencePaise()),
          TextTable.rupees(each.refundedPaise()),
          each.open());
    }
    if (report.providers().size() > 1) {
      table.row(
          "all",
          sum(report, PaymentReport.Provider::payments),
          TextTable.rupees(sum(report, PaymentReport.Provider::collectedPaise)),
          sum(report, PaymentReport.Provider::orders),
          TextTable.rupees(sum(report, PaymentReport.Provider::orderPaise)),
          TextTable.rupees(sum(report, PaymentReport.Provider::backPaise)),
          TextTable.rupees(sum(report, PaymentReport.Provider::onItsWayPaise)),
          TextTable.rupees(sum(report, PaymentReport.Provider::heldPaise)),
          TextTable.rupees(sum(report, PaymentReport.Provider::differencePaise)),
          TextTable.rupees(sum(report, PaymentReport.Provider::refundedPaise)),
          sum(report, PaymentReport.Provider::open));
    }
    return table;
  }

  private static long sum(PaymentReport report, ToLongFunction<PaymentReport.Provider> of) {
    return report.providers().stream().mapToLong(of).sum();
  }

  private static TextTable row(PaymentReport.Row row) {
    String kind = row.kind().name().replace('_', ' ');
    TextTable table = new TextTable();
    table.row(
        row.kind().breaksTheBalance() ? kind : kind.toLowerCase(java.util.Locale.ROOT),
        TextTable.rupees(row.paise())
            + (row.attempt().isEmpty() ? "" : ", attempt " + row.attempt())
            + ", trip "
            + row.session());
    table.row("", row.words());
    table.row("", "-> " + row.todo());
    return table;
  }

  /// The money of one trip.
  static String of(MoneyTrail trail, SessionText times) {
    StringBuilder text = new StringBuilder("money\n");
    if (trail.attempts().isEmpty()) {
      text.append("  nobody was asked to pay\n");
    } else {
      TextTable tries =
          new TextTable(
              "  ATTEMPT", "AT", "PROVIDER", "STATE", "ASKED", "CAME IN", "REFERENCE", "WHY");
      for (MoneyTrail.Try each : trail.attempts()) {
        tries.row(
            "  " + each.attempt(),
            times.at(each.at()),
            each.provider(),
            each.state(),
            TextTable.rupees(each.askedPaise()),
            TextTable.rupees(each.receivedPaise()),
            each.reference(),
            each.reason());
      }
      text.append(tries);
    }
    if (!trail.refunds().isEmpty()) {
      TextTable backs = new TextTable("  REFUND", "AT", "OF", "STATE", "AMOUNT", "WHY");
      for (MoneyTrail.Back each : trail.refunds()) {
        backs.row(
            "  " + each.refund(),
            times.at(each.at()),
            each.attempt(),
            each.state(),
            TextTable.rupees(each.paise()),
            each.reason());
      }
      text.append('\n').append(backs);
    }
    return text.append('\n').append(sums(trail)).toString();
  }

  private static TextTable sums(MoneyTrail trail) {
    TextTable sums = new TextTable();
    sums.row("  money in", TextTable.rupees(trail.receivedPaise()));
    sums.row("  for the order", TextTable.rupees(trail.orderPaise()));
    sums.row("  back or on its way back", TextTable.rupees(trail.backPaise()));
    sums.row(
        "  journal",
        trail.brokenRevision() == 0
            ? "as it was written"
            : "WAS CHANGED at row " + trail.brokenRevision());
    return sums;
  }
}
