package io.qless.hub.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/// One-time codes: six digits that prove that somebody reads what is sent to a number or address.
/// Each name has at most one; it lives for [#LIFE], works once and bears [#TRIES] tries. Known and
/// unknown names are treated the same, down to the statements. Safe for any thread.
///
/// Kept is only `HMAC-SHA256(pepper, purpose|name|code)`: six digits would be found at once in a
/// stolen database, and the pepper lies in a file beside it.
final class OneTimeCodes {

  static final Duration LIFE = Duration.ofMinutes(5);
  static final int TRIES = 5;

  private static final int CODES = 1_000_000;
  private static final String PURPOSE = "login";
  private static final String NONE = "0".repeat(64);

  private final AuthDatabase database;
  private final byte[] pepper;
  private final CodeSender sender;
  private final InstantSource clock;

  OneTimeCodes(AuthDatabase database, byte[] pepper, CodeSender sender, InstantSource clock) {
    this.database = database;
    this.pepper = pepper.clone();
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
                  .orElse(NONE);
          return counted == 1 ? hash : NONE;
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
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(pepper, "HmacSHA256"));
      String text = PURPOSE + '|' + name.text() + '|' + code;
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", impossible);
    }
  }
}
