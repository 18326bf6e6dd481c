package io.qless.hub.exit;

import io.qless.contract.backup.JournalChain;
import io.qless.contract.rest.GateLog;
import io.qless.contract.wire.Json;
import io.qless.hub.storage.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/// What happened at gates beside passes, row by row for each gate, held together as a trip's
/// journal is. Safe for any thread: of two who write at once one fails, and its gate says it again.
public final class GateJournal {

  private static final int SHOWN = 200;
  private static final int MAX_TEXT = 200;

  private final Database journal;

  public GateJournal(Database journal) {
    this.journal = journal;
  }

  /// Writes down what happened; on disk when this returns.
  ///
  /// @return false if the gate said the same before
  boolean note(String gate, GateLog.Event event) {
    boolean fresh = journal.jdbi().inTransaction(handle -> append(handle, gate, event));
    journal.makeDurable();
    return fresh;
  }

  /// What happened at a gate.
  public GateLog of(String gate) {
    return journal
        .jdbi()
        .withHandle(handle ->
            new GateLog(
                isWhole(handle, gate),
                handle
                    .createQuery(
                        "SELECT body FROM gate_event WHERE gate = ? ORDER BY entry DESC LIMIT ?")
                    .bind(0, gate)
                    .bind(1, SHOWN)
                    .map((row, context) -> Json.read(row.getString("body"), GateLog.Event.class))
                    .list()));
  }

  private static boolean append(Handle handle, String gate, GateLog.Event event) {
    if (event.sequence() > 0 && isThere(handle, gate, event.sequence(), event.at())) {
      return false;
    }
    Last last =
        handle
            .createQuery(
                "SELECT entry, hash FROM gate_event WHERE gate = ? ORDER BY entry DESC LIMIT 1")
            .bind(0, gate)
            .map((row, context) -> new Last(row.getLong("entry"), row.getString("hash")))
            .findOne()
            .orElse(new Last(0, JournalChain.BEGINNING));
    String body = Json.text(cut(event));
    long entry = last.entry() + 1;
    JournalChain.Link link = new JournalChain.Link(entry, gate, event.sequence(), event.at(), body);
    handle.execute(
        "INSERT INTO gate_event (gate, entry, said, at, body, hash) VALUES (?, ?, ?, ?, ?, ?)",
        gate,
        entry,
        event.sequence(),
        link.at().atOffset(ZoneOffset.UTC), // cut as the hash has it: a database rounds
        body,
        JournalChain.next(last.hash(), link));
    return true;
  }

  /// A gate with a new disk counts from 1 again, so its time belongs to the number.
  private static boolean isThere(Handle handle, String gate, long said, Instant at) {
    return handle
        .createQuery("SELECT body FROM gate_event WHERE gate = ? AND said = ?")
        .bind(0, gate)
        .bind(1, said)
        .map((row, context) -> Json.read(row.getString("body"), GateLog.Event.class).at())
        .stream()
        .anyMatch(at::equals);
  }

  private static boolean isWhole(Handle handle, String gate) {
    String[] hash = {JournalChain.BEGINNING};
    long[] entry = {0};
    return handle
        .createQuery(
            "SELECT entry, said, at, body, hash FROM gate_event WHERE gate = ? ORDER BY entry")
        .bind(0, gate)
        .map((row, context) ->
            new Kept(
                new JournalChain.Link(
                    row.getLong("entry"),
                    gate,
                    row.getLong("said"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("body")),
                row.getString("hash")))
        .stream()
        .allMatch(kept -> {
          hash[0] = JournalChain.next(hash[0], kept.link());
          return kept.link().revision() == ++entry[0] && kept.hash().equals(hash[0]);
        });
  }

  private static GateLog.Event cut(GateLog.Event event) {
    return new GateLog.Event(
        event.kind(),
        cut(event.by()),
        cut(event.detail()),
        event.at(),
        event.offline(),
        event.sequence());
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(MAX_TEXT, text.length()));
  }

  private record Last(long entry, String hash) {}

  private record Kept(JournalChain.Link link, String hash) {}
}
