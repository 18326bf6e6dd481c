package io.qless.cli;

import io.qless.contract.rest.AlertList;
import io.qless.contract.rest.StaffReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless alert`: what the hub found that only people can settle.
@Command(name = "alert", description = "What only staff can settle: money, passes, gates.")
final class AlertCommand {

  private final QlessMain main;

  AlertCommand(QlessMain main) {
    this.main = main;
  }

  @Command(name = "list", description = "What nobody has settled yet, the newest first.")
  int list(@Option(names = "--json", description = "As JSON.") boolean json) {
    AlertList alerts;
    try (HubClient hub = main.hub()) {
      alerts = hub.get("/admin/alerts", AlertList.class);
    }
    if (json) {
      main.printJson(alerts);
      return ExitCode.OK.code();
    }
    if (alerts.alerts().isEmpty()) {
      main.out().println("nothing waits for staff");
      return ExitCode.OK.code();
    }
    TextTable table = new TextTable("ALERT", "SINCE", "WHAT", "ABOUT", "DETAIL");
    for (AlertList.Entry alert : alerts.alerts()) {
      table.row(
          alert.id(),
          main.sessionText().at(alert.at()),
          alert.kind(),
          alert.subject(),
          alert.detail());
    }
    main.out().print(table);
    return ExitCode.OK.code();
  }

  @Command(
      name = "settle",
      description = "Somebody has looked: it goes off everybody's list and stays in the hub.")
  int settle(
      @Parameters(paramLabel = "ALERT", description = "Number as in 'qless alert list'") long alert,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "What was found.")
          String reason,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    StaffReason said = SessionCommand.reason(reason);
    try (HubClient hub = main.hub()) {
      hub.settleAlert(alert, said);
    }
    main.say(
        json,
        new QlessMain.Action("settled", "alert", Long.toString(alert)),
        "alert " + alert + " is settled");
    return ExitCode.OK.code();
  }
}
