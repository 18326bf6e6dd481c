package io.qless.hub.auth;

import io.qless.hub.family.Access;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.SessionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Connects accounts to trips: a phone that joined as a guest says with its trip's token which
/// participant it is, and from then on that participant is the account's owner, and the trip his if
/// nobody else's. Nothing in the trip changes by it: the guest keeps cart, wishes and name. Safe
/// for any thread.
public final class TripLinks {

  /// Nobody shops so often within the years that matter for a list.
  private static final int MAX_TRIPS = 500;

  private final AuthDatabase database;
  private final TripCustomers customers;
  private final Function<String, Optional<Access>> phones;
  private final InstantSource clock;
  private volatile BiConsumer<SessionId, String> listener = (trip, account) -> {};

  /// @param phones whom a participant's token lets into which trip
  public TripLinks(
      Database journal, Function<String, Optional<Access>> phones, InstantSource clock) {
    database = new AuthDatabase(journal);
    customers = new TripCustomers(journal);
    this.phones = phones;
    this.clock = clock;
  }

  /// Connects the trip that a phone is in. Doing it again changes nothing; another account on the
  /// same phone takes the participant over, but never the trip.
  ///
  /// @param phone token that joining the trip gave
  /// @return the trip, empty if the token opens none any more
  public Optional<SessionId> link(String phone, Account account) {
    Optional<Access> access = phone.isEmpty() ? Optional.empty() : phones.apply(phone);
    access.ifPresent(found -> {
      database.write(handle -> write(handle, found, account));
      if (customerOf(found.session()).filter(account.id()::equals).isPresent()) {
        listener.accept(found.session(), account.id());
      }
    });
    return access.map(Access::session);
  }

  /// Makes a trip an account's, as who stands before its trolley has asked. Doing it again changes
  /// nothing.
  ///
  /// @return false if the trip is another account's
  public boolean link(SessionId session, Account account) {
    database.write(handle -> own(handle, session.text(), account, clock.instant()));
    boolean ours = customerOf(session).filter(account.id()::equals).isPresent();
    if (ours) {
      listener.accept(session, account.id());
    }
    return ours;
  }

  /// Asks to be told of a trip and the account that it belongs to, each time it is connected.
  public void listen(BiConsumer<SessionId, String> listener) {
    this.listener = listener;
  }

  /// The account that a trip belongs to, as [TripCustomers] says.
  public Optional<String> customerOf(SessionId session) {
    return customers.customerOf(session);
  }

  /// The account of one phone in a trip, empty for a guest.
  public Optional<String> accountOf(Access access) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT account_id FROM participant_account"
                    + " WHERE session_id = ? AND participant = ?")
            .bind(0, access.session().text())
            .bind(1, access.participant())
            .mapTo(String.class)
            .findOne());
  }

  /// The trips that belong to an account, the last connected first.
  public List<SessionId> tripsOf(String account) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT session_id FROM session_customer WHERE account_id = ?"
                    + " ORDER BY linked_at DESC, session_id LIMIT ?")
            .bind(0, account)
            .bind(1, MAX_TRIPS)
            .mapTo(String.class)
            .map(SessionId::new)
            .list());
  }

  /// Trips of a deleted account become trips of guests again.
  static void forget(Handle handle, String account) {
    handle.execute("DELETE FROM participant_account WHERE account_id = ?", account);
    handle.execute("DELETE FROM session_customer WHERE account_id = ?", account);
  }

  private static boolean write(Handle handle, Access access, Account account, Instant now) {
    String session = access.session().text();
    int changed =
        handle.execute(
            "UPDATE participant_account SET account_id = ? WHERE session_id = ? AND participant = ?",
            account.id(),
            session,
            access.participant());
    if (changed == 0) {
      handle.execute(
          "INSERT INTO participant_account (session_id, participant, account_id, linked_at)"
              + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
          session,
          access.participant(),
          account.id(),
          AuthDatabase.time(now));
    }
    return own(handle, session, account, now);
  }

  private static boolean own(Handle handle, String session, Account account, Instant now) {
    return handle.execute(
            "INSERT INTO session_customer (session_id, account_id, linked_at)"
                + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            session,
            account.id(),
            AuthDatabase.time(now))
        == 1;
  }

  private boolean write(Handle handle, Access access, Account account) {
    return write(handle, access, account, clock.instant());
  }
}
