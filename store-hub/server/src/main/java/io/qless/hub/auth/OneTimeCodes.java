package io.qless.hub.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/// One-time codes: six digits that prove that somebody reads what is sent to a number or address.
/// Each name has at most one; it lives for [#LIFE], works once and bears [#TRIES] tries. Known and
/// unknown names are treated the same, down to the statements. Safe for any thread.
///
/// Kept is only the code's hash under the [Pepper].
final class OneTimeCodes {

  static final Duration LIFE = Duration.ofMinutes(5);
  static final int TRIES = 5;

  private static final int CODES = 1_000_000;
  private static final String PURPOSE = "login";

  private final AuthDatabase database;
  private final Pepper pepper;
  private final CodeSender sender;
  private final InstantSource clock;

  OneTimeCodes(AuthDatabase database, Pepper pepper, CodeSender sender, InstantSource clock) {
    this.database = database;
    this.pepper = pepper;
    this.sender = sender;
    this.clock = clock;
  }

  /// Sends a new code; one that was sent before works no more.
  void send(LoginName name) {
    String code = String.format(Locale.ROOT, "%06d", Secrets.below(CODES));
    Instant now = clock.instant();
    Instant expires = now.plus(LIFE);
    database.write(handle -> {
      handle.execute("DELETE FROM login_code WHERE expires_at <= ?", AuthDatabase.time(now));
      handle.execute("DELETE FROM login_code WHERE login = ?", name.text());
      return handle.execute(
          "INSERT INTO login_code (login, code_hash, tries_left, expires_at) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT DO NOTHING",
          name.text(),
          hash(name, code),
          TRIES,
          AuthDatabase.time(expires));
    });
    sender.send(name, code, expires);
  }

  /// Whether this is the code of that name. Costs a try, whatever the answer; does not use it up.
  boolean isGood(LoginName name, String code) {
    String kept =
        database.write(handle -> {
          int counted =
              handle.execute(
                  "UPDATE login_code SET tries_left = tries_left - 1"
                      + " WHERE login = ? AND tries_left > 0 AND expires_at > ?",
                  name.text(),
                  AuthDatabase.time(clock.instant()));
          String hash =
              handle
                  .createQuery("SELECT code_hash FROM login_code WHERE login = ?")
                  .bind(0, name.text())
                  .mapTo(String.class)
                  .findOne()
                  .orElse(Pepper.NONE);
          return counted == 1 ? hash : Pepper.NONE;
        });
    return MessageDigest.isEqual(
        kept.getBytes(StandardCharsets.UTF_8), hash(name, code).getBytes(StandardCharsets.UTF_8));
  }

  /// Uses a good code up.
  ///
  /// @return false if somebody else was faster
  boolean useUp(Handle handle, LoginName name, String code) {
    return handle.execute(
            "DELETE FROM login_code WHERE login = ? AND code_hash = ?",
            name.text(),
            hash(name, code))
        == 1;
  }

  private String hash(LoginName name, String code) {
    return pepper.hash(PURPOSE, name.text(), code);
  }
}
