package io.qless.hub.web;

import io.qless.shop.cart.SessionId;
import org.jdbi.v3.core.Handle;

/// Makes a phone's owner the owner of a trip, with points that are good now. Test use only.
final class OwnersPoints {

  private OwnersPoints() {}

  /// @param participant whose phone is signed in
  static void give(WebHouse house, SessionId trip, String participant, long points) {
    house.rows().jdbi().useTransaction(handle -> give(handle, trip, participant, points));
  }

  private static void give(Handle handle, SessionId trip, String participant, long points) {
    handle.execute(
        "INSERT INTO account (id, login, name, role, password_hash, disabled, created_at)"
            + " VALUES ('asha', '+919000000001', 'Asha', 'shopper', '', FALSE, CURRENT_TIMESTAMP)");
    handle.execute(
        "INSERT INTO session_customer (session_id, account_id, linked_at)"
            + " VALUES (?, 'asha', CURRENT_TIMESTAMP)",
        trip.text());
    handle.execute(
        "INSERT INTO participant_account (session_id, participant, account_id, linked_at)"
            + " VALUES (?, ?, 'asha', CURRENT_TIMESTAMP)",
        trip.text(),
        participant);
    handle.execute("INSERT INTO points_owner (owner) VALUES ('customer:asha')");
    handle.execute(
        "INSERT INTO points_lot (id, owner, session_id, amount, remaining, available_at, expires_at)"
            + " VALUES (1, 'customer:asha', ?, ?, ?, TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00',"
            + " TIMESTAMP WITH TIME ZONE '2030-01-01 00:00:00+00')",
        trip.text(),
        points,
        points);
    handle.execute(
        "INSERT INTO points_movement (lot_id, kind, points, reference, at)"
            + " VALUES (1, 'EARNED', ?, 'earlier', CURRENT_TIMESTAMP)",
        points);
  }
}
