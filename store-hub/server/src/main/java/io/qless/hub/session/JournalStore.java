package io.qless.hub.session;

import io.qless.contract.backup.JournalChain;
import io.qless.contract.wire.Json;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The journal's rows. Every method works inside a transaction that the caller holds.
///
/// A [JournalChain] holds the rows of a trip together.
final class JournalStore {

  /// Revision and phase decide which instance may write next.
  void begin(Handle handle, SessionId session, String trolley, Instant at) {
    handle.execute(
        "INSERT INTO shopping_session (id, trolley, phase, revision, started_at)"
            + " VALUES (?, ?, 'NEW', 0, ?) ON CONFLICT DO NOTHING",
        session.text(),
        trolley,
        at.atOffset(ZoneOffset.UTC));
  }

  Optional<String> trolleyOf(Handle handle, SessionId session) {
    return handle
        .createQuery("SELECT trolley FROM shopping_session WHERE id = ?")
        .bind(0, session.text())
        .mapTo(String.class)
        .findOne();
  }

  /// Phases without trips are missing.
  Map<String, Long> countByPhase(Handle handle, List<String> phases) {
    return handle
        .createQuery(
            "SELECT phase, COUNT(*) AS trips FROM shopping_session WHERE phase IN (<phases>)"
                + " GROUP BY phase")
        .bindList("phases", phases)
        .reduceRows(
            new HashMap<>(),
            (counts, row) -> {
              counts.put(row.getColumn("phase", String.class), row.getColumn("trips", Long.class));
              return counts;
            });
  }

  /// Appends the entries and moves the session's revision forward.
  ///
  /// @param knownHash of the row at `before`, if the caller wrote or read it; the guarded revision
  ///   proves that it is still the last
  /// @return hash of the last row, empty if somebody else moved the session first; then nothing may
  ///   be committed
  Optional<String> append(
      Handle handle,
      Cart before,
      Cart after,
      List<JournalEntry> entries,
      Optional<String> knownHash) {
    int moved =
        handle.execute(
            "UPDATE shopping_session SET revision = ?, phase = ?, trolley = ?"
                + " WHERE id = ? AND revision = ?",
            after.revision(),
            after.phase().name(),
            after.trolley(),
            after.session().text(),
            before.revision());
    if (moved == 0) {
      return Optional.empty();
    }
    String last = knownHash.orElseGet(() -> lastHash(handle, after.session()));
    var batch =
        handle.prepareBatch(
            "INSERT INTO session_event (session_id, revision, source, command_number, at, body, hash)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (JournalEntry entry : entries) {
      JournalChain.Link link = link(entry);
      last = JournalChain.next(last, link);
      batch.add(
          after.session().text(),
          entry.revision(),
          entry.source().text(),
          entry.number(),
          link.at().atOffset(ZoneOffset.UTC),
          link.body(),
          last);
    }
    batch.execute();
    return Optional.of(last);
  }

  List<JournalEntry> entries(Handle handle, SessionId session, long afterRevision) {
    return handle
        .createQuery(
            "SELECT revision, source, command_number, at, body FROM session_event"
                + " WHERE session_id = ? AND revision > ? ORDER BY revision")
        .bind(0, session.text())
        .bind(1, afterRevision)
        .map((row, context) ->
            new JournalEntry(
                row.getLong("revision"),
                Source.parse(row.getString("source")),
                row.getLong("command_number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Json.read(row.getString("body"), Body.class).event()))
        .list();
  }

  List<SessionId> ofTrolley(Handle handle, String trolley, List<String> phases) {
    return handle
        .createQuery(
            "SELECT id FROM shopping_session WHERE trolley = :trolley AND phase IN (<phases>)"
                + " ORDER BY started_at")
        .bind("trolley", trolley)
        .bindList("phases", phases)
        .map((row, context) -> new SessionId(row.getString("id")))
        .list();
  }

  List<SessionId> inPhases(Handle handle, List<String> phases) {
    return handle
        .createQuery(
            "SELECT id FROM shopping_session WHERE phase IN (<phases>) ORDER BY started_at")
        .bindList("phases", phases)
        .map((row, context) -> new SessionId(row.getString("id")))
        .list();
  }

  /// First revision whose row does not fit to the one before it, 0 if the chain is whole.
  long firstBrokenLink(Handle handle, SessionId session) {
    String[] hash = {JournalChain.BEGINNING};
    return handle
        .createQuery(
            "SELECT revision, source, command_number, at, body, hash FROM session_event"
                + " WHERE session_id = ? ORDER BY revision")
        .bind(0, session.text())
        .map((row, context) ->
            new Kept(
                new JournalChain.Link(
                    row.getLong("revision"),
                    row.getString("source"),
                    row.getLong("command_number"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("body")),
                row.getString("hash")))
        .stream()
        .filter(kept -> {
          boolean fits = JournalChain.fits(hash[0], kept.link(), kept.hash());
          hash[0] = kept.hash();
          return !fits;
        })
        .findFirst()
        .map(kept -> kept.link().revision())
        .orElse(0L);
  }

  /// Trips with the revision at which they stand, in the order of their names.
  ///
  /// @param after the trip behind which to begin
  List<Stands> standing(Handle handle, String after, int limit) {
    return handle
        .createQuery(
            "SELECT s.id, s.revision, COALESCE((SELECT MAX(e.revision) FROM session_event e"
                + " WHERE e.session_id = s.id), 0) AS last_row"
                + " FROM shopping_session s WHERE s.id > ? ORDER BY s.id LIMIT ?")
        .bind(0, after)
        .bind(1, limit)
        .map((row, context) ->
            new Stands(
                new SessionId(row.getString("id")),
                row.getLong("revision"),
                row.getLong("last_row")))
        .list();
  }

  private static JournalChain.Link link(JournalEntry entry) {
    return new JournalChain.Link(
        entry.revision(),
        entry.source().text(),
        entry.number(),
        entry.at(),
        Json.text(new Body(entry.event())));
  }

  private String lastHash(Handle handle, SessionId session) {
    return handle
        .createQuery(
            "SELECT hash FROM session_event WHERE session_id = ? ORDER BY revision DESC LIMIT 1")
        .bind(0, session.text())
        .mapTo(String.class)
        .findOne()
        .orElse(JournalChain.BEGINNING);
  }

  private record Kept(JournalChain.Link link, String hash) {}

  /// Where a trip stands.
  ///
  /// @param revision by its own row
  /// @param last row of its journal
  record Stands(SessionId session, long revision, long last) {}

  /// Wraps the event so that its `type` is written.
  record Body(Event event) {}
}
