package io.qless.hub.rewards;

import io.qless.shop.cart.SessionId;
import io.qless.shop.rewards.Lot;
import io.qless.shop.rewards.Movement;
import io.qless.shop.rewards.PointsLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Rows of points. Works only inside a transaction that the caller holds, and after a lock on the
/// owner.
final class JdbcPointsStore {

  /// An owner that changes again and again while it is looked for is a mistake somewhere.
  private static final int MAX_LOOKS = 5;

  /// Waits until nobody else moves this owner's points.
  void lock(Handle handle, String owner) {
    handle.execute("INSERT INTO points_owner (owner) VALUES (?) ON CONFLICT DO NOTHING", owner);
    handle
        .createQuery("SELECT owner FROM points_owner WHERE owner = ? FOR UPDATE")
        .bind(0, owner)
        .mapTo(String.class)
        .one();
  }

  /// The owner of what a trip earned, locked; empty if it earned nothing.
  Optional<String> lockOwnerOf(Handle handle, SessionId trip) {
    for (int look = 0; look < MAX_LOOKS; look++) {
      Optional<String> owner = ownerOf(handle, trip);
      if (owner.isEmpty()) {
        return owner;
      }
      lock(handle, owner.get());
      if (ownerOf(handle, trip).equals(owner)) {
        return owner;
      }
    }
    throw new IllegalStateException("the points of " + trip.text() + " never stood still");
  }

  private static Optional<String> ownerOf(Handle handle, SessionId trip) {
    return handle
        .createQuery("SELECT owner FROM points_lot WHERE session_id = ? AND origin IS NULL")
        .bind(0, trip.text())
        .mapTo(String.class)
        .findOne();
  }

  PointsLedger ledger(Handle handle, String owner) {
    List<Lot> lots =
        handle
            .createQuery(
                "SELECT id, session_id, COALESCE(origin, 0) AS origin, amount, remaining,"
                    + " available_at, expires_at FROM points_lot WHERE owner = ? ORDER BY id")
            .bind(0, owner)
            .map((row, context) -> lot(row))
            .list();
    List<Movement> movements =
        handle
            .createQuery(
                "SELECT m.lot_id, m.kind, m.points, m.reference, m.at FROM points_movement m"
                    + " JOIN points_lot l ON l.id = m.lot_id WHERE l.owner = ? ORDER BY m.id")
            .bind(0, owner)
            .map((row, context) ->
                new Movement(
                    row.getLong("lot_id"),
                    Movement.Kind.valueOf(row.getString("kind")),
                    row.getLong("points"),
                    row.getString("reference"),
                    instant(row, "at")))
            .list();
    return new PointsLedger(lots, movements);
  }

  /// Writes what is new in a ledger. New lots get their own ids in the database.
  void write(Handle handle, String owner, PointsLedger before, PointsLedger after) {
    Map<Long, Long> ids = new HashMap<>();
    Set<Long> known = new HashSet<>();
    before.lots().forEach(lot -> known.add(lot.id()));
    for (Lot lot : after.lots()) {
      if (known.contains(lot.id())) {
        ids.put(lot.id(), lot.id());
        handle.execute(
            "UPDATE points_lot SET remaining = ? WHERE id = ? AND remaining <> ?",
            lot.remaining(),
            lot.id(),
            lot.remaining());
      } else {
        ids.put(lot.id(), insert(handle, owner, lot, ids));
      }
    }
    List<Movement> movements = after.movements();
    for (Movement movement : movements.subList(before.movements().size(), movements.size())) {
      handle.execute(
          "INSERT INTO points_movement (lot_id, kind, points, reference, at)"
              + " VALUES (?, ?, ?, ?, ?)",
          ids.get(movement.lot()),
          movement.kind().name(),
          movement.points(),
          movement.reference(),
          movement.at().atOffset(ZoneOffset.UTC));
    }
  }

  /// All points of one owner become another's.
  void move(Handle handle, String from, String to) {
    handle.execute("UPDATE points_lot SET owner = ? WHERE owner = ?", to, from);
  }

  private static long insert(Handle handle, String owner, Lot lot, Map<Long, Long> ids) {
    return handle
        .createUpdate(
            "INSERT INTO points_lot (owner, session_id, origin, amount, remaining, available_at,"
                + " expires_at) VALUES (:owner, :session, :origin, :amount, :remaining, :available,"
                + " :expires)")
        .bind("owner", owner)
        .bind("session", lot.receipt())
        .bind("origin", lot.origin() == 0 ? null : ids.get(lot.origin()))
        .bind("amount", lot.amount())
        .bind("remaining", lot.remaining())
        .bind("available", lot.available().atOffset(ZoneOffset.UTC))
        .bind("expires", lot.expires().atOffset(ZoneOffset.UTC))
        .executeAndReturnGeneratedKeys("id")
        .mapTo(Long.class)
        .one();
  }

  private static Lot lot(ResultSet row) throws SQLException {
    return new Lot(
        row.getLong("id"),
        row.getString("session_id"),
        row.getLong("origin"),
        row.getLong("amount"),
        row.getLong("remaining"),
        instant(row, "available_at"),
        instant(row, "expires_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
