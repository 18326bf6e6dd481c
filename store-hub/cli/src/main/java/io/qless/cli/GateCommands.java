package io.qless.cli;

import io.qless.contract.rest.GateLog;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `qless gate` can do beyond [DeviceCommand]: let one out, and tell what happened there.
final class GateCommands {

  private static final int MAX_REASON_CHARS = 120;

  private GateCommands() {}

  /// Puts them below `qless gate`.
  static void addTo(CommandLine gate, QlessMain main) {
    gate.addSubcommand(new Release(main));
    gate.addSubcommand(new Journal(main));
  }

  @Command(
      name = "release",
      description =
          "Open a gate once, without a pass. Who did it and why stands in the gate's journal before"
              + " the gate hears of it.")
  private static final class Release implements Callable<Integer> {
    private final QlessMain main;

    @Parameters(paramLabel = "ID", description = "Name of the gate")
    private String id = "";

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        description = "Why, for the gate's journal; up to 120 characters.")
    private String reason = "";

    @Option(
        names = {"-y", "--yes"},
        description = "Do not ask, do it.")
    private boolean yes;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    Release(QlessMain main) {
      this.main = main;
    }

    @Override
    public Integer call() {
      if (reason.isBlank() || reason.length() > MAX_REASON_CHARS) {
        throw CliException.usage(
            "say why in --reason, in up to " + MAX_REASON_CHARS + " characters", null);
      }
      main.demandConsent(yes, "Open gate " + id + " now for whoever stands before it?");
      try (HubClient hub = main.hub()) {
        hub.releaseGate(id, reason);
      }
      main.say(json, new QlessMain.Action("opened", "gate", id), "gate " + id + " opens once");
      return ExitCode.OK.code();
    }
  }

  @Command(
      name = "journal",
      description = {
        "What happened at a gate beside passes, the newest first: releases, alarms, faults.",
        "Ends with 5 if a row was changed or taken away."
      })
  private static final class Journal implements Callable<Integer> {
    private final QlessMain main;

    @Parameters(paramLabel = "ID", description = "Name of the gate")
    private String id = "";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    Journal(QlessMain main) {
      this.main = main;
    }

    @Override
    public Integer call() {
      GateLog log;
      try (HubClient hub = main.hub()) {
        log = hub.gateLog(id);
      }
      if (json) {
        main.printJson(log);
      } else {
        main.out().print(table(log));
        main.out()
            .println(
                log.whole()
                    ? "Its journal is as it was written."
                    : "A row of its journal was changed or taken away.");
      }
      return (log.whole() ? ExitCode.OK : ExitCode.DIFFERENT).code();
    }

    private TextTable table(GateLog log) {
      TextTable table = new TextTable("AT", "WHAT", "BY", "WHY", "OFFLINE");
      for (GateLog.Event event : log.events()) {
        table.row(
            main.sessionText().at(event.at()),
            event.kind(),
            event.by().isEmpty() ? "-" : event.by(),
            event.detail().isEmpty() ? "-" : event.detail(),
            event.offline() ? "yes" : "-");
      }
      return table;
    }
  }
}
