package io.qless.cli;

import io.qless.contract.rest.SessionDetail;
import io.qless.contract.rest.SessionList;
import io.qless.contract.rest.StaffReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless sessions`: looks into the trips under way.
@Command(
    name = "sessions",
    aliases = "session",
    description = "Look into the shopping trips under way.")
final class SessionCommand {
  private static final int LAST_EVENTS = 10;

  private final QlessMain main;

  SessionCommand(QlessMain main) {
    this.main = main;
  }

  @Command(name = "list", description = "Each trip at a glance.")
  int list(@Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      SessionList sessions = hub.sessions();
      if (json) {
        main.printJson(sessions);
      } else {
        main.out().print(main.sessionText().list(sessions));
      }
    }
    return ExitCode.OK.code();
  }

  @Command(name = "show", description = "One trip: phase, lines, bill, holds, last events.")
  int show(
      @Parameters(paramLabel = "SESSION", description = "Id as in 'qless sessions list'") String id,
      @Option(names = "--journal", description = "All events instead of the last few.")
          boolean journal,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      SessionDetail session = hub.session(id);
      if (json) {
        main.printJson(session);
      } else {
        int events = journal ? Integer.MAX_VALUE : LAST_EVENTS;
        main.out().print(main.sessionText().detail(session, events));
      }
    }
    return ExitCode.OK.code();
  }

  @Command(
      name = "move",
      description = "The trip of a broken trolley goes on with another one, which must be free.")
  int move(
      @Parameters(paramLabel = "SESSION", description = "Id as in 'qless sessions list'") String id,
      @Parameters(paramLabel = "TROLLEY", description = "Id of the free trolley") String trolley,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      hub.moveTrip(id, trolley);
    }
    main.say(
        json,
        new QlessMain.Action("moved to " + trolley, "trip", id),
        "trip " + id + " goes on with trolley " + trolley);
    return ExitCode.OK.code();
  }

  @Command(name = "receipt", description = "The receipt of a paid trip, as text or as PDF.")
  int receipt(
      @Parameters(paramLabel = "SESSION", description = "Id of the trip") String id,
      @Mixin PaperOptions paper) {
    return paper.give(
        main, (hub, kind, language, columns) -> hub.receipt(id, kind, language, columns));
  }

  @Command(
      name = "release",
      description =
          "End a trip that no gate lets out, or whose trolley was left behind. The exit pass of a"
              + " paid trip opens no gate any more.")
  int release(
      @Parameters(paramLabel = "SESSION", description = "Id as in 'qless sessions list'") String id,
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
    StaffReason said = reason(reason);
    if (said.reason().isEmpty()) {
      throw CliException.usage("say why: --reason must not be empty", null);
    }
    main.demandConsent(yes, "End trip " + id + " for good?");
    try (HubClient hub = main.hub()) {
      hub.release(id, said);
    }
    main.say(json, new QlessMain.Action("released", "trip", id), "trip " + id + " is released");
    return ExitCode.OK.code();
  }

  static StaffReason reason(String text) {
    try {
      return new StaffReason(text);
    } catch (IllegalArgumentException wrong) {
      throw CliException.usage(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  @Command(
      name = "explain",
      description =
          "Everything of one trip: how each paisa of its bill came about, and where its money is.")
  int explain(
      @Parameters(paramLabel = "SESSION", description = "Id as in 'qless sessions list'") String id,
      @Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      SessionDetail session = hub.session(id);
      if (json) {
        main.printJson(session);
      } else {
        main.out().print(main.sessionText().detail(session, Integer.MAX_VALUE));
        main.out().print('\n' + TraceText.of(session.trace()));
        main.out().print('\n' + MoneyText.of(session.money(), main.sessionText()));
      }
    }
    return ExitCode.OK.code();
  }
}
