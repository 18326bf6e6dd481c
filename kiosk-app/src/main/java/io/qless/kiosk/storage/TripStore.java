package io.qless.kiosk.storage;

import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.Json;
import io.qless.kiosk.trip.Comfort;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The trip on the trolley's own disk. A command kept here survives power loss from the next
/// [#makeDurable()] on; it goes only when the hub's event for it is here too. Any thread may call;
/// one at a time gets in.
public final class TripStore implements AutoCloseable {

  private final LocalFile file;

  /// Whether something was kept that a power cut must not take and that was not forced yet.
  private boolean owed;

  /// The scan that the next command comes of.
  private Optional<KeptScan> scan = Optional.empty();

  /// Opens the journal in this directory.
  public TripStore(Path directory) {
    file = new LocalFile(directory, "journal", 5, ";WRITE_DELAY=0");
  }

  /// What was kept of the current trip, empty if there is none.
  public Optional<KeptTrip> current() {
    return file.inTransaction(
        "read the trip",
        connection -> {
          Optional<SessionId> session = currentSession(connection);
          return session.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new KeptTrip(
                      session.get(),
                      entries(connection, session.get()),
                      outbox(connection, session.get())));
        });
  }

  /// Begins a trip with its first command and forgets the one before, but for what the hub has not
  /// answered of it.
  public void begin(SessionId session, NumberedCommand first) {
    file.inTransaction(
        "begin a trip",
        connection -> {
          setCurrent(connection, session);
          return put(connection, session, first);
        });
    owe();
  }

  /// Goes on with a trip that began elsewhere and forgets the one before, but for what the hub has
  /// not answered of it. Not forced: the hub says it again.
  public void adopt(SessionId session) {
    file.inTransaction("take a trip over", connection -> setCurrent(connection, session));
  }

  /// What the hub has not answered of trips before this one, the oldest first.
  public List<KeptTrip> left() {
    return file.inTransaction(
        "read what waits of trips before",
        connection -> {
          List<KeptTrip> left = new ArrayList<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT session_id FROM outbox WHERE session_id NOT IN"
                          + " (SELECT session_id FROM current_trip)"
                          + " GROUP BY session_id ORDER BY MIN(at), session_id");
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              SessionId session = new SessionId(row.getString(1));
              left.add(new KeptTrip(session, List.of(), outbox(connection, session)));
            }
          }
          return left;
        });
  }

  /// The hub has answered a trip before this one up to this command.
  public void answered(SessionId left, long number) {
    file.inTransaction(
        "let commands go",
        connection ->
            run(
                connection,
                "DELETE FROM outbox WHERE session_id = ? AND number <= ?",
                left,
                number));
  }

  /// Nothing waits any more of a trip before this one.
  public void forget(SessionId left) {
    answered(left, Long.MAX_VALUE);
  }

  private static int setCurrent(Connection connection, SessionId session) throws SQLException {
    clear(connection);
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO current_trip VALUES (?)")) {
      insert.setString(1, session.text());
      return insert.executeUpdate();
    }
  }

  /// Keeps one more command, and with it the scan that it comes of.
  public void keep(SessionId session, NumberedCommand command) {
    Optional<KeptScan> cause = scan;
    scan = Optional.empty();
    file.inTransaction(
        "keep command " + command.number(),
        connection ->
            put(connection, session, command)
                + (cause.isPresent() ? cause.get().put(connection) : 0));
    owe();
  }

  /// The next command comes of this scan, or of none.
  public void comesOf(Optional<KeptScan> cause) {
    scan = cause;
  }

  /// The last scan of a scanner that a command came of.
  public Optional<KeptScan> lastScan(String scanner) {
    return file.inTransaction("read the scan", connection -> KeptScan.last(connection, scanner));
  }

  /// Forces to the disk what was kept since the last time: the commands, and with them how the
  /// basket stands. Costs nothing if there is nothing to force. Should it fail, nobody knows what
  /// was kept until [#current()] is read again.
  public synchronized void makeDurable() {
    if (owed) {
      file.makeDurable();
      owed = false;
    }
  }

  private synchronized void owe() {
    owed = true;
  }

  /// Takes the hub's events and lets the commands go that they answer, in one transaction. Not
  /// forced: what is lost the hub sends again.
  ///
  /// @param answered number of the last own command that these events answer
  public void take(SessionId session, List<JournalEntry> entries, long answered) {
    file.inTransaction(
        "take events",
        connection -> {
          put(connection, session, entries);
          run(
              connection,
              "INSERT INTO answered SELECT * FROM outbox WHERE session_id = ? AND number <= ?",
              session,
              answered);
          return run(
              connection,
              "DELETE FROM outbox WHERE session_id = ? AND number <= ?",
              session,
              answered);
        });
  }

  /// The hub went back to a backup: its events replace those that were kept, and the commands that
  /// it has lost wait again.
  ///
  /// @param entries all that the hub knows of the trip
  /// @param answered number of the last own command among them
  /// @return the commands that wait, without a gap behind that one: those before the first asking
  ///   for payment, since nothing that moves money is asked for a second time by itself
  public List<NumberedCommand> goBack(
      SessionId session, List<JournalEntry> entries, long answered) {
    List<NumberedCommand> waiting =
        file.inTransaction(
            "go back with the hub",
            connection -> {
              run(
                  connection,
                  "DELETE FROM session_event WHERE session_id = ? AND revision > ?",
                  session,
                  0);
              put(connection, session, entries);
              run(
                  connection,
                  "INSERT INTO outbox SELECT * FROM answered WHERE session_id = ? AND number > ?",
                  session,
                  answered);
              run(
                  connection,
                  "DELETE FROM answered WHERE session_id = ? AND number > ?",
                  session,
                  answered);
              long end = answered;
              for (NumberedCommand command : outbox(connection, session)) {
                if (command.number() != end + 1
                    || command.command() instanceof Command.RequestPayment) {
                  break;
                }
                end = command.number();
              }
              run(
                  connection,
                  "DELETE FROM outbox WHERE session_id = ? AND number > ?",
                  session,
                  end);
              return outbox(connection, session);
            });
    owe();
    return waiting;
  }

  /// Keeps how the basket stands. What a command makes the scale await is forced with that command;
  /// what was placed since is on disk with the next one, and a power cut until then makes the
  /// trolley ask about it, no more.
  public void keepBasket(SessionId session, KeptBasket basket) {
    keepBody("basket", session, basket);
  }

  /// How the basket of the current trip stood, empty if no scale has said.
  public Optional<KeptBasket> basket() {
    return body("basket", KeptBasket.class);
  }

  /// Keeps how the shopper of a trip wants to see, hold and hear the trolley.
  public void keepComfort(SessionId session, Comfort comfort) {
    keepBody("comfort", session, comfort);
    owe();
  }

  /// What the shopper of the current trip chose, empty if nothing was.
  public Optional<Comfort> comfort() {
    return body("comfort", Comfort.class);
  }

  /// One row of the trip in a table of its own.
  private void keepBody(String table, SessionId session, Object body) {
    file.inTransaction(
        "keep the " + table,
        connection -> {
          try (PreparedStatement merge =
              connection.prepareStatement(
                  "MERGE INTO " + table + " KEY (session_id) VALUES (?, ?)")) {
            merge.setString(1, session.text());
            merge.setString(2, Json.text(body));
            return merge.executeUpdate();
          }
        });
  }

  private <T> Optional<T> body(String table, Class<T> type) {
    return file.inTransaction(
        "read the " + table,
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT body FROM " + table + " JOIN current_trip USING (session_id)");
              ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(Json.read(row.getString(1), type)) : Optional.empty();
          }
        });
  }

  /// The trip is over; nothing of it is needed here any more.
  public void end() {
    file.inTransaction(
        "end the trip",
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "DELETE FROM outbox WHERE session_id IN (SELECT session_id FROM current_trip)")) {
            return delete.executeUpdate() + clear(connection);
          }
        });
  }

  @Override
  public void close() {
    file.close();
  }

  /// A trip as it was kept.
  ///
  /// @param entries the hub's events from revision 1
  /// @param outbox own commands without an answer, by number
  public record KeptTrip(
      SessionId session, List<JournalEntry> entries, List<NumberedCommand> outbox) {
    public KeptTrip {
      entries = List.copyOf(entries);
      outbox = List.copyOf(outbox);
    }
  }

  private static Optional<SessionId> currentSession(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT session_id FROM current_trip");
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(new SessionId(row.getString(1))) : Optional.empty();
    }
  }

  private static List<JournalEntry> entries(Connection connection, SessionId session)
      throws SQLException {
    List<JournalEntry> entries = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT body FROM session_event WHERE session_id = ? ORDER BY revision")) {
      select.setString(1, session.text());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(Json.read(row.getString(1), JournalEntry.class));
        }
      }
    }
    return entries;
  }

  private static List<NumberedCommand> outbox(Connection connection, SessionId session)
      throws SQLException {
    List<NumberedCommand> commands = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT number, body FROM outbox WHERE session_id = ? ORDER BY number")) {
      select.setString(1, session.text());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          CommandBatch.Sent sent = Json.read(row.getString(2), CommandBatch.Sent.class);
          commands.add(
              new NumberedCommand(Source.TROLLEY, row.getLong(1), sent.at(), sent.command()));
        }
      }
    }
    return commands;
  }

  private static void put(Connection connection, SessionId session, List<JournalEntry> entries)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO session_event VALUES (?, ?, ?)")) {
      for (JournalEntry entry : entries) {
        insert.setString(1, session.text());
        insert.setLong(2, entry.revision());
        insert.setString(3, Json.text(entry));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// A statement about a trip and all numbers on one side of a number.
  private static int run(Connection connection, String sql, SessionId session, long number)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, session.text());
      statement.setLong(2, number);
      return statement.executeUpdate();
    }
  }

  private static int put(Connection connection, SessionId session, NumberedCommand command)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO outbox VALUES (?, ?, ?, ?)")) {
      insert.setString(1, session.text());
      insert.setLong(2, command.number());
      insert.setObject(3, OffsetDateTime.ofInstant(command.at(), ZoneOffset.UTC));
      insert.setString(4, Json.text(new CommandBatch.Sent(command.at(), command.command())));
      return insert.executeUpdate();
    }
  }

  /// All but the outbox.
  private static int clear(Connection connection) throws SQLException {
    int rows = 0;
    for (String table : List.of("current_trip", "answered", "session_event", "basket", "comfort")) {
      try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table)) {
        rows += delete.executeUpdate();
      }
    }
    return rows;
  }
}
