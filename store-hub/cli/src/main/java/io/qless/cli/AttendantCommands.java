package io.qless.cli;

import io.qless.contract.rest.StaffReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What an attendant does from the back room when no attendant's screen is at hand.
final class AttendantCommands {
  private AttendantCommands() {}

  /// `qless hold`.
  @Command(name = "hold", description = "What must be cleared before a shopper can pay.")
  static final class HoldCommand {
    private final QlessMain main;

    HoldCommand(QlessMain main) {
      this.main = main;
    }

    @Command(name = "clear", description = "Staff have looked; the shopper may go on.")
    int clear(
        @Parameters(paramLabel = "SESSION", description = "Id of the trip") String session,
        @Parameters(paramLabel = "HOLD", description = "Id of the hold") String hold,
        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                defaultValue = "",
                description = "What staff found, for the trip's journal.")
            String reason,
        @Option(names = "--json", description = "As JSON.") boolean json) {
      StaffReason said = SessionCommand.reason(reason);
      try (HubClient hub = main.hub()) {
        hub.clearHold(session, hold, said);
      }
      main.say(
          json,
          new QlessMain.Action("cleared " + hold, "trip", session),
          "hold " + hold + " of " + session + " is cleared");
      return ExitCode.OK.code();
    }
  }

  /// `qless help-call`.
  @Command(name = "help-call", description = "Shoppers who called for staff.")
  static final class HelpCallCommand {
    private final QlessMain main;

    HelpCallCommand(QlessMain main) {
      this.main = main;
    }

    @Command(name = "end", description = "Somebody has been there; the lamp goes out.")
    int end(
        @Parameters(paramLabel = "SESSION", description = "Id of the trip") String session,
        @Option(names = "--json", description = "As JSON.") boolean json) {
      try (HubClient hub = main.hub()) {
        hub.endHelpCall(session);
      }
      main.say(
          json,
          new QlessMain.Action("call ended", "trip", session),
          "the call of " + session + " is ended");
      return ExitCode.OK.code();
    }
  }
}
