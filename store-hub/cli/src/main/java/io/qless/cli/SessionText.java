package io.qless.cli;

import io.qless.contract.rest.SessionDetail;
import io.qless.contract.rest.SessionDetail.JournalLine;
import io.qless.contract.rest.SessionList;
import io.qless.contract.rest.SessionSummary;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Trips as text for a person. Immutable.
final class SessionText {
  private final DateTimeFormatter time;

  /// @param zone zone of the clock on the wall
  SessionText(ZoneId zone) {
    this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  String list(SessionList sessions) {
    if (sessions.sessions().isEmpty()) {
      return "nobody is shopping\n";
    }
    TextTable table =
        new TextTable(
            "SESSION", "TROLLEY", "PHASE", "REV", "LINES", "TOTAL", "HOLDS", "CALLS", "STARTED");
    for (SessionSummary session : sessions.sessions()) {
      table.row(
          session.id(),
          session.trolley(),
          session.phase(),
          session.revision(),
          session.lines(),
          TextTable.rupees(session.totalPaise()),
          String.join(" ", session.holds()),
          session.assists(),
          at(session.startedAt()));
    }
    return table.toString();
  }

  /// @param events how many of the last events to print
  String detail(SessionDetail session, int events) {
    SessionSummary summary = session.summary();
    StringBuilder text = new StringBuilder();
    TextTable head = new TextTable();
    head.row("session", summary.id());
    head.row("trolley", summary.trolley().isEmpty() ? "none, phone only" : summary.trolley());
    head.row("phase", summary.phase() + ", revision " + summary.revision());
    head.row("started", at(summary.startedAt()));
    head.row("to pay", TextTable.rupees(summary.totalPaise()));
    head.row("holds", summary.holds().isEmpty() ? "none" : String.join(", ", summary.holds()));
    head.row("calls", summary.assists() == 0 ? "none" : summary.assists());
    text.append(head);
    text.append("\ncart\n").append(new JsonText(session.cart()).indented("  "));
    List<JournalLine> journal = session.journal();
    List<JournalLine> shown = new ArrayList<>(journal.reversed().stream().limit(events).toList());
    text.append(
        shown.size() < journal.size()
            ? "\nlast %d of %d events\n".formatted(shown.size(), journal.size())
            : "\nevents\n");
    TextTable table = new TextTable("REV", "AT", "SOURCE", "EVENT", "WHAT");
    for (JournalLine line : shown.reversed()) {
      table.row(line.revision(), at(line.at()), line.source(), line.type(), line.text());
    }
    return text.append(table).toString();
  }

  String at(Instant instant) {
    return time.format(instant);
  }
}
