package io.qless.hub.coupon;

import io.qless.shop.cart.SessionId;
import io.qless.shop.item.DepositSlip;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The rows of slips for empties. Every method works inside a transaction that the caller holds.
final class SlipStore {

  /// A return machine counts its slips with a few digits and begins anew some day; before that no
  /// number is good twice. It also keeps the rows few: no more than there are numbers.
  private static final Duration MEMORY = Duration.ofDays(365);

  private final InstantSource clock;

  SlipStore(InstantSource clock) {
    this.clock = clock;
  }

  /// Takes a slip for a trip. Of two trips that scan it at once the second waits here and is told
  /// no.
  ///
  /// @return false if it is in another trip or was used
  boolean claim(Handle handle, SessionId session, DepositSlip slip) {
    handle.execute(
        "INSERT INTO deposit_slip (number, session_id, amount_paise, state, changed_at)"
            + " VALUES (?, ?, ?, 'FREE', ?) ON CONFLICT DO NOTHING",
        slip.number(),
        session.text(),
        slip.amount().minor(),
        now());
    return handle.execute(
            "UPDATE deposit_slip"
                + " SET state = 'TAKEN', session_id = ?, amount_paise = ?, changed_at = ?"
                + " WHERE number = ? AND (state = 'FREE' OR (state = 'USED' AND changed_at < ?))",
            session.text(),
            slip.amount().minor(),
            now(),
            slip.number(),
            now().minus(MEMORY))
        == 1;
  }

  /// The slips counted on a paid bill.
  void use(Handle handle, SessionId session, List<DepositSlip> slips) {
    for (DepositSlip slip : slips) {
      handle.execute(
          "UPDATE deposit_slip SET state = 'USED', changed_at = ?"
              + " WHERE number = ? AND session_id = ? AND state = 'TAKEN'",
          now(),
          slip.number(),
          session.text());
    }
  }

  /// The shopper took it back.
  void free(Handle handle, SessionId session, String number) {
    handle.execute(
        "UPDATE deposit_slip SET state = 'FREE', changed_at = ?"
            + " WHERE number = ? AND session_id = ? AND state = 'TAKEN'",
        now(),
        number,
        session.text());
  }

  /// What the trip did not use is good for another one.
  void freeAll(Handle handle, SessionId session) {
    handle.execute(
        "UPDATE deposit_slip SET state = 'FREE', changed_at = ?"
            + " WHERE session_id = ? AND state = 'TAKEN'",
        now(),
        session.text());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
