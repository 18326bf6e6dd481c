package io.qless.hub.auth;

import io.qless.contract.rest.MemberEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Lets a shopper show an account at a trolley: the phone shows a code, the trolley's scanner reads
/// it. A code lives for [#LIFE] and works once; an account has one at a time, kept as a hash. Safe
/// for any thread; lives as long as the hub.
public final class MemberDesk {

  /// Long enough to hold a phone before a scanner.
  public static final Duration LIFE = Duration.ofMinutes(2);

  private static final int CODE_BYTES = 16;

  private final AuthDatabase database;
  private final JdbcAccountStore accounts = new JdbcAccountStore();
  private final InstantSource clock;

  MemberDesk(AuthDatabase database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A new code; one from before works no more.
  ///
  /// @return its text
  public String issue(Account account) {
    String secret = Secrets.text(CODE_BYTES);
    Instant now = clock.instant();
    database.write(handle -> {
      accounts.lock(handle, account.id());
      handle.execute("DELETE FROM member_code WHERE expires_at <= ?", AuthDatabase.time(now));
      forget(handle, account.id());
      return handle.execute(
          "INSERT INTO member_code (account_id, code_hash, expires_at) VALUES (?, ?, ?)",
          account.id(),
          Secrets.sha256(secret),
          AuthDatabase.time(now.plus(LIFE)));
    });
    return MemberEntry.text(secret);
  }

  /// Uses a code up.
  ///
  /// @return whose it is; empty if it is too old, was used, or never was one
  public Optional<Account> use(String secret) {
    return database.write(handle ->
        handle
            .createQuery(
                "SELECT account_id FROM member_code WHERE code_hash = ? AND expires_at > ?")
            .bind(0, Secrets.sha256(secret))
            .bind(1, AuthDatabase.time(clock.instant()))
            .mapTo(String.class)
            .findOne()
            .flatMap(id -> accounts.lock(handle, id))
            .filter(account -> forget(handle, account.id()))
            .filter(account -> !account.disabled()));
  }

  /// What an account had goes with it.
  ///
  /// @return whether there was something
  static boolean forget(Handle handle, String account) {
    return handle.execute("DELETE FROM member_code WHERE account_id = ?", account) > 0;
  }
}
