package io.qless.cli;

import io.qless.contract.rest.MoneyBack;
import io.qless.contract.rest.PaymentReport;
import io.qless.contract.rest.StaffReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless payment`: where the money is.
@Command(
    name = "payment",
    aliases = "payments",
    description = "See where the money is; send back what is for no bill.")
final class PaymentCommand {

  private final QlessMain main;

  PaymentCommand(QlessMain main) {
    this.main = main;
  }

  @Command(
      name = "report",
      description = {
        "Where the money of one day is, by provider, and each paisa that does not fit.",
        "Ends with 5 if it does not balance."
      })
  int report(
      @Option(
              names = "--date",
              paramLabel = "DAY",
              defaultValue = "yesterday",
              description =
                  "Such as 2026-11-26, today or yesterday, by the store's clock"
                      + " (default: ${DEFAULT-VALUE}).")
          String date,
      @Option(
              names = "--no-ask",
              description = "Do not ask the providers how each attempt stands there.")
          boolean noAsk,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    PaymentReport report;
    try (HubClient hub = main.hub()) {
      report = new MoneyDoors(hub).report(date, !noAsk);
    }
    if (json) {
      main.printJson(report);
    } else {
      main.out().print(MoneyText.of(report));
    }
    return (report.balanced() ? ExitCode.OK : ExitCode.DIFFERENT).code();
  }

  @Command(
      name = "give-back",
      description = {
        "Send back what is there of an attempt for no bill: another amount than was asked for, paid",
        "twice, or refused on its way back before. Done twice it changes nothing."
      })
  int giveBack(
      @Parameters(paramLabel = "ATTEMPT", description = "As in 'qless payment report'")
          String attempt,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "Why, for the trip's journal.")
          String reason,
      @Option(
              names = {"-y", "--yes"},
              description = "Do not ask, do it.")
          boolean yes,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    StaffReason said = SessionCommand.reason(reason);
    if (said.reason().isEmpty()) {
      throw CliException.usage("say why: --reason must not be empty", null);
    }
    main.demandConsent(yes, "Send back the money of " + attempt + " that is for no bill?");
    MoneyBack back;
    try (HubClient hub = main.hub()) {
      back = new MoneyDoors(hub).giveBack(attempt, said);
    }
    if (json) {
      main.printJson(back);
    } else {
      main.out()
          .println(
              TextTable.plain(TextTable.rupees(back.paise()) + " of " + attempt + " goes back"));
    }
    return ExitCode.OK.code();
  }
}
