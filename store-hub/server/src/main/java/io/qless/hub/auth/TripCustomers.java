package io.qless.hub.auth;

import io.qless.hub.rewards.PointsOwners;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.SessionId;
import java.util.List;
import java.util.Optional;

/// Whose trips they are, for who counts coupons, gives points and keeps orders. Safe for any
/// thread.
public final class TripCustomers implements PointsOwners {

  private final AuthDatabase database;

  public TripCustomers(Database journal) {
    database = new AuthDatabase(journal);
  }

  /// The account that a trip belongs to: the first that was connected to it, by whichever phone.
  /// Empty for a trip of guests, and after the account was deleted. May become known late, even
  /// after the trip was paid; once known it stays.
  ///
  /// @return the account's id, as in [Account]
  @Override
  public Optional<String> customerOf(SessionId session) {
    return database.read(handle ->
        handle
            .createQuery("SELECT account_id FROM session_customer WHERE session_id = ?")
            .bind(0, session.text())
            .mapTo(String.class)
            .findOne());
  }

  @Override
  public List<String> phonesOf(SessionId session, String account) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT participant FROM participant_account"
                    + " WHERE session_id = ? AND account_id = ? ORDER BY participant")
            .bind(0, session.text())
            .bind(1, account)
            .mapTo(String.class)
            .list());
  }
}
