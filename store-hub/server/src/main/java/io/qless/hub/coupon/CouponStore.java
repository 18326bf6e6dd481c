package io.qless.hub.coupon;

import io.qless.shop.cart.SessionId;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The rows of coupons in use. Every method works inside a transaction that the caller holds. Rows
/// of several coupons are touched in the order of their codes, so that two trips never wait for
/// each other.
final class CouponStore {

  private final InstantSource clock;

  CouponStore(InstantSource clock) {
    this.clock = clock;
  }

  /// A coupon in the hands of a trip.
  ///
  /// @param customer account of the shopper, empty for a guest
  record Use(SessionId session, String code, String customer) {}

  /// @param redeemed trips that were paid with it
  /// @param reserved trips that hold it for their payment
  record Counted(long redeemed, long reserved) {
    static final Counted NEVER = new Counted(0, 0);
  }

  long used(Handle handle, String code) {
    return handle
        .createQuery("SELECT used FROM coupon_count WHERE code = ?")
        .bind(0, code)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  long usedBy(Handle handle, String code, String customer) {
    return handle
        .createQuery("SELECT used FROM coupon_customer_count WHERE code = ? AND customer = ?")
        .bind(0, code)
        .bind(1, customer)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /// Whether the trip has reserved or redeemed it.
  boolean isHeld(Handle handle, Use use) {
    return handle
        .createQuery(
            "SELECT 1 FROM coupon_use WHERE session_id = ? AND code = ? AND state <> 'RELEASED'")
        .bind(0, use.session().text())
        .bind(1, use.code())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /// Counts one more use. The update locks the row, so of two trips that want the last use the
  /// second waits here and then finds none.
  ///
  /// @param limit 0 for any number
  /// @return false if none is left
  boolean takeOne(Handle handle, String code, int limit) {
    handle.execute(
        "INSERT INTO coupon_count (code, used) VALUES (?, 0) ON CONFLICT DO NOTHING", code);
    return handle.execute(
            "UPDATE coupon_count SET used = used + 1 WHERE code = ? AND (used < ? OR ? = 0)",
            code,
            limit,
            limit)
        == 1;
  }

  void giveOne(Handle handle, String code) {
    handle.execute("UPDATE coupon_count SET used = used - 1 WHERE code = ? AND used > 0", code);
  }

  /// Counts one more use of one shopper.
  boolean takeOneOf(Handle handle, Use use, int limit) {
    handle.execute(
        "INSERT INTO coupon_customer_count (code, customer, used) VALUES (?, ?, 0)"
            + " ON CONFLICT DO NOTHING",
        use.code(),
        use.customer());
    return handle.execute(
            "UPDATE coupon_customer_count SET used = used + 1"
                + " WHERE code = ? AND customer = ? AND (used < ? OR ? = 0)",
            use.code(),
            use.customer(),
            limit,
            limit)
        == 1;
  }

  /// Writes down whose use it is; one that the trip released before becomes its own again.
  void reserve(Handle handle, Use use) {
    int again =
        handle.execute(
            "UPDATE coupon_use SET state = 'RESERVED', customer = ?, changed_at = ?"
                + " WHERE session_id = ? AND code = ?",
            use.customer(),
            now(),
            use.session().text(),
            use.code());
    if (again == 0) {
      handle.execute(
          "INSERT INTO coupon_use (session_id, code, customer, state, changed_at)"
              + " VALUES (?, ?, ?, 'RESERVED', ?)",
          use.session().text(),
          use.code(),
          use.customer(),
          now());
    }
  }

  /// What a trip holds for its payment.
  List<Use> reserved(Handle handle, SessionId session) {
    return handle
        .createQuery(
            "SELECT code, customer FROM coupon_use"
                + " WHERE session_id = ? AND state = 'RESERVED' ORDER BY code")
        .bind(0, session.text())
        .map((row, context) -> new Use(session, row.getString("code"), row.getString("customer")))
        .list();
  }

  void redeemAll(Handle handle, SessionId session) {
    handle.execute(
        "UPDATE coupon_use SET state = 'REDEEMED', changed_at = ?"
            + " WHERE session_id = ? AND state = 'RESERVED'",
        now(),
        session.text());
  }

  void releaseAll(Handle handle, SessionId session) {
    reserved(handle, session).forEach(use -> release(handle, use));
  }

  /// The use is free for the next trip.
  void release(Handle handle, Use use) {
    int released =
        handle.execute(
            "UPDATE coupon_use SET state = 'RELEASED', changed_at = ?"
                + " WHERE session_id = ? AND code = ? AND state = 'RESERVED'",
            now(),
            use.session().text(),
            use.code());
    if (released == 1) {
      giveOne(handle, use.code());
      handle.execute(
          "UPDATE coupon_customer_count SET used = used - 1"
              + " WHERE code = ? AND customer = ? AND used > 0",
          use.code(),
          use.customer());
    }
  }

  /// All coupons that were ever used or held, by code.
  Map<String, Counted> counted(Handle handle) {
    return handle
        .createQuery(
            "SELECT code,"
                + " SUM(CASE WHEN state = 'REDEEMED' THEN 1 ELSE 0 END) AS redeemed,"
                + " SUM(CASE WHEN state = 'RESERVED' THEN 1 ELSE 0 END) AS reserved"
                + " FROM coupon_use GROUP BY code")
        .map((row, context) ->
            Map.entry(
                row.getString("code"),
                new Counted(row.getLong("redeemed"), row.getLong("reserved"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
