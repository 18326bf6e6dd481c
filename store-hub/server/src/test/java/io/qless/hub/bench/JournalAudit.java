package io.qless.hub.bench;

import io.qless.contract.wire.Json;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.ItemCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/// Holds what every trolley noted against the hub's database, row by row. Lives for one comparison.
final class JournalAudit {

  private final Handle handle;
  private final Set<String> invoices = new HashSet<>();
  private final List<String> examples = new ArrayList<>();
  private long sent;
  private long acknowledged;
  private long rows;
  private long lost;
  private long doubled;
  private long holes;
  private long changed;
  private long wrong;
  private long paid;

  private JournalAudit(Handle handle) {
    this.handle = handle;
  }

  /// @param journal of a hub that has ended
  static Finding compare(Database journal, List<TripLog> trips) {
    return journal.jdbi().withHandle(handle -> new JournalAudit(handle).of(trips));
  }

  private Finding of(List<TripLog> trips) {
    trips.forEach(this::compare);
    long known = count("SELECT COUNT(*) FROM shopping_session");
    if (known != trips.size()) {
      wrong += Math.abs(known - trips.size());
      examples.add("the hub knows " + known + " trips, the trolleys " + trips.size());
    }
    long written = count("SELECT COUNT(*) FROM invoice");
    if (written != paid || invoices.size() != paid) {
      wrong++;
      examples.add(
          paid + " payments, " + invoices.size() + " numbers, " + written + " invoices written");
    }
    return new Finding(
        trips.size(),
        sent,
        acknowledged,
        rows,
        paid,
        lost,
        doubled,
        holes,
        changed,
        wrong,
        List.copyOf(examples));
  }

  private void compare(TripLog trip) {
    List<JournalEntry> journal = read(trip.session());
    List<Command> commands = trip.commands();
    sent += commands.size();
    acknowledged += trip.acknowledged();
    rows += journal.size();
    List<Long> revisions = journal.stream().map(JournalEntry::revision).toList();
    if (!revisions.equals(oneTo(journal.size()))) {
      holes++;
      note(trip, "revisions have a hole");
    }
    numbers(trip, journal, commands.size());
    for (JournalEntry entry : journal) {
      if (entry.source().equals(Source.TROLLEY) && entry.number() <= commands.size()) {
        answers(trip, commands.get((int) entry.number() - 1), entry);
      }
      if (entry.event() instanceof Event.PaymentConfirmed confirmed) {
        paid++;
        invoices.add(confirmed.invoice());
      }
    }
    long confirmations =
        journal.stream().filter(entry -> entry.event() instanceof Event.PaymentConfirmed).count();
    if (confirmations > 1) {
      doubled++;
      note(trip, "was paid " + confirmations + " times");
    }
    trip.told()
        .forEach((revision, hash) -> {
          if (revision > journal.size()
              || TripLog.print(journal.get((int) (revision - 1))) != hash) {
            changed++;
            note(trip, "revision " + revision + " was told and is not what the journal holds");
          }
        });
  }

  /// Every number of the trolley once, in order: one that is missing was lost, one that comes again
  /// after another was done twice.
  private void numbers(TripLog trip, List<JournalEntry> journal, int last) {
    long expected = 0;
    for (JournalEntry entry : journal) {
      if (!entry.source().equals(Source.TROLLEY) || entry.number() == expected) {
        continue;
      }
      if (entry.number() <= expected) {
        doubled++;
        note(trip, "command " + entry.number() + " was done twice");
      } else {
        lost += entry.number() - expected - 1;
        expected = entry.number();
      }
    }
    if (expected < last) {
      lost += last - expected;
      note(
          trip,
          "ends with command "
              + expected
              + " of "
              + last
              + ", acknowledged to "
              + trip.acknowledged());
    }
  }

  private void answers(TripLog trip, Command command, JournalEntry entry) {
    boolean fits =
        switch (entry.event()) {
          case Event.PieceAdded added -> isScanOf(command, added.article().id());
          case Event.LooseAdded added -> isScanOf(command, added.article().id());
          case Event.LineVoided voided -> command instanceof Command.VoidLine;
          case Event.TripStarted started -> command instanceof Command.StartTrip;
          case Event.TripCancelled cancelled -> command instanceof Command.CancelTrip;
          default -> true;
        };
    if (!fits) {
      wrong++;
      note(trip, command + " led to " + entry.event().getClass().getSimpleName());
    }
  }

  private static boolean isScanOf(Command command, ArticleId article) {
    return command instanceof Command.AddItem add
        && switch (add.code()) {
          case ItemCode.Piece piece -> piece.article().equals(article);
          case ItemCode.Weighed weighed -> weighed.article().equals(article);
          default -> false;
        };
  }

  /// Checks the chain of hashes on the way.
  private List<JournalEntry> read(SessionId session) {
    String[] last = {""};
    return handle
        .createQuery(
            "SELECT revision, source, command_number, at, body, hash FROM session_event"
                + " WHERE session_id = ? ORDER BY revision")
        .bind(0, session.text())
        .map((row, context) -> {
          String body = row.getString("body");
          Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
          last[0] =
              sha256(
                  "%s|%d|%d|%s|%d|%s"
                      .formatted(
                          last[0],
                          row.getLong("revision"),
                          row.getLong("command_number"),
                          row.getString("source"),
                          ChronoUnit.MICROS.between(Instant.EPOCH, at),
                          body));
          if (!last[0].equals(row.getString("hash"))) {
            changed++;
          }
          return new JournalEntry(
              row.getLong("revision"),
              Source.parse(row.getString("source")),
              row.getLong("command_number"),
              at,
              Json.read(body, Body.class).event());
        })
        .list();
  }

  private long count(String query) {
    return handle.createQuery(query).mapTo(Long.class).one();
  }

  private void note(TripLog trip, String what) {
    if (examples.size() < 10) {
      examples.add("trip " + trip.session().text() + ": " + what);
    }
  }

  private static List<Long> oneTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// How a row's body is written.
  record Body(Event event) {}

  /// What came out.
  ///
  /// @param lost commands that a trolley sent and the hub's journal does not have
  /// @param doubled commands that were done twice, and trips that were paid twice
  /// @param holes trips whose revisions are not 1, 2, 3 ...
  /// @param changed rows that are not what was told, or not what their hash says
  /// @param wrong events that do not fit to their command, trips or invoices too many or too few
  /// @param examples of what is not as it should be
  record Finding(
      long trips,
      long sent,
      long acknowledged,
      long rows,
      long paid,
      long lost,
      long doubled,
      long holes,
      long changed,
      long wrong,
      List<String> examples) {

    boolean isClean() {
      return sent == acknowledged && lost + doubled + holes + changed + wrong == 0;
    }

    String text() {
      String counts =
          String.format(
              Locale.ROOT,
              "%,d trips, %,d commands sent, %,d acknowledged, %,d journal rows, %,d trips paid:%n"
                  + "%d lost, %d doubled, %d trips with holes, %d rows changed, %d wrong%n",
              trips,
              sent,
              acknowledged,
              rows,
              paid,
              lost,
              doubled,
              holes,
              changed,
              wrong);
      return counts + String.join("\n", examples);
    }
  }
}
