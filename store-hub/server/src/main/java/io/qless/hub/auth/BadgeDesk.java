package io.qless.hub.auth;

import io.qless.contract.rest.StaffBadge;
import io.qless.contract.rest.StaffEntry;
import io.qless.contract.rest.UserRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Lets staff in at a trolley: by a badge that its scanner reads, or by number and PIN. What they
/// get opens the doors of their role for [AccessTokens#LIFE] and is not renewed. Safe for any
/// thread; lives as long as the hub.
///
/// A badge holds 128 random bits; whoever holds it is let in, so a lost one is replaced. A PIN has
/// six digits and few tries, counted by number and by trolley; of both only hashes are kept.
public final class BadgeDesk {

  private static final int BADGE_BYTES = 16;
  private static final int NUMBERS = 10_000;
  private static final int PINS = 1_000_000;
  private static final String PURPOSE = "staff";

  private final AuthDatabase database;
  private final JdbcAccountStore accounts = new JdbcAccountStore();
  private final JdbcLoginStore logins = new JdbcLoginStore();
  private final Pepper pepper;
  private final AccessTokens tokens;
  private final StaffJournal journal;
  private final InstantSource clock;
  private final Throttle triesOfNumber = new Throttle(5, Duration.ofMinutes(15));
  private final Throttle triesAtTrolley = new Throttle(20, Duration.ofMinutes(5));

  BadgeDesk(
      AuthDatabase database,
      Pepper pepper,
      AccessTokens tokens,
      StaffJournal journal,
      InstantSource clock) {
    this.database = database;
    this.pepper = pepper;
    this.tokens = tokens;
    this.journal = journal;
    this.clock = clock;
  }

  /// Makes badge and PIN for somebody of the staff; those from before work no more.
  ///
  /// @param user id or login
  /// @return empty if there is no such account, or it is a shopper's
  public Optional<StaffBadge> make(String user) {
    String secret = Secrets.text(BADGE_BYTES);
    String pin = digits(PINS);
    Optional<String> number =
        database.write(handle ->
            accounts
                .find(handle, user)
                .filter(account -> isStaff(account))
                .map(account -> write(handle, account.id(), secret, pin)));
    database.makeDurable();
    return number.map(known -> new StaffBadge(known, pin, StaffBadge.text(secret)));
  }

  /// Takes badge and PIN away.
  ///
  /// @param user id or login
  /// @return whether there were some
  public boolean take(String user) {
    boolean taken =
        database.write(handle ->
            accounts
                .find(handle, user)
                .filter(account -> forget(handle, account.id()))
                .isPresent());
    database.makeDurable();
    return taken;
  }

  /// Lets somebody in who shows himself at a trolley.
  public LoginOutcome enter(StaffEntry entry, String trolley) {
    Duration wait = mayTry(entry, trolley);
    if (!wait.isZero()) {
      return new LoginOutcome.TooSoon(wait);
    }
    Instant now = clock.instant();
    LoginOutcome outcome =
        database.write(handle ->
            owner(handle, entry)
                .flatMap(id -> accounts.lock(handle, id))
                .map(account -> open(handle, account, now))
                .orElse(new LoginOutcome.Refused(LoginRefusal.LOGIN_WRONG)));
    database.makeDurable();
    if (outcome instanceof LoginOutcome.LoggedIn in) {
      journal.note(in.account().id(), "came to trolley " + trolley);
    }
    return outcome;
  }

  private synchronized Duration mayTry(StaffEntry entry, String trolley) {
    long now = clock.millis();
    Duration ofTrolley = triesAtTrolley.pause(trolley, now);
    Duration ofNumber =
        entry.number().isEmpty() ? Duration.ZERO : triesOfNumber.pause(entry.number(), now);
    if (ofTrolley.isZero() && ofNumber.isZero()) {
      triesAtTrolley.take(trolley, now);
      if (!entry.number().isEmpty()) {
        triesOfNumber.take(entry.number(), now);
      }
    }
    return ofTrolley.compareTo(ofNumber) > 0 ? ofTrolley : ofNumber;
  }

  private Optional<String> owner(Handle handle, StaffEntry entry) {
    return entry.badge().isEmpty()
        ? ownerOf(handle, entry.number(), entry.pin())
        : handle
            .createQuery("SELECT account_id FROM staff_badge WHERE badge_hash = ?")
            .bind(0, Secrets.sha256(entry.badge()))
            .mapTo(String.class)
            .findOne();
  }

  /// Compares a hash for a number that nobody has, too.
  private Optional<String> ownerOf(Handle handle, String number, String pin) {
    Optional<Kept> kept =
        handle
            .createQuery("SELECT account_id, pin_hash FROM staff_badge WHERE number = ?")
            .bind(0, number)
            .map((row, context) -> new Kept(row.getString("account_id"), row.getString("pin_hash")))
            .findOne();
    boolean right =
        MessageDigest.isEqual(
            kept.map(Kept::pinHash).orElse(Pepper.NONE).getBytes(StandardCharsets.UTF_8),
            pepper.hash(PURPOSE, number, pin).getBytes(StandardCharsets.UTF_8));
    return kept.filter(known -> right).map(Kept::account);
  }

  private LoginOutcome open(Handle handle, Account account, Instant now) {
    if (account.disabled() || !isStaff(account)) {
      return new LoginOutcome.Refused(LoginRefusal.ACCOUNT_DISABLED);
    }
    JdbcLoginStore.Begun begun = logins.begin(handle, account.id(), now);
    return new LoginOutcome.LoggedIn(
        account,
        new Tokens(tokens.issue(begun.bearer()), AccessTokens.LIFE, begun.token(), begun.life()));
  }

  /// @return the person's number
  private String write(Handle handle, String account, String secret, String pin) {
    Optional<String> had =
        handle
            .createQuery("SELECT number FROM staff_badge WHERE account_id = ?")
            .bind(0, account)
            .mapTo(String.class)
            .findOne();
    forget(handle, account);
    String number = had.orElseGet(() -> freeNumber(handle));
    handle.execute(
        "INSERT INTO staff_badge (account_id, number, badge_hash, pin_hash, made_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        account,
        number,
        Secrets.sha256(secret),
        pepper.hash(PURPOSE, number, pin),
        AuthDatabase.time(clock.instant()));
    return number;
  }

  /// A store has some dozens of staff; of ten thousand numbers the next one drawn is free.
  private static String freeNumber(Handle handle) {
    for (int tries = 0; tries < NUMBERS; tries++) {
      String number = digits(NUMBERS);
      boolean taken =
          handle
              .createQuery("SELECT 1 FROM staff_badge WHERE number = ?")
              .bind(0, number)
              .mapTo(Integer.class)
              .findOne()
              .isPresent();
      if (!taken) {
        return number;
      }
    }
    throw new IllegalStateException("all numbers of staff are taken");
  }

  /// What an account had goes with it.
  ///
  /// @return whether there was something
  static boolean forget(Handle handle, String account) {
    return handle.execute("DELETE FROM staff_badge WHERE account_id = ?", account) > 0;
  }

  private static boolean isStaff(Account account) {
    return account.role() != UserRole.SHOPPER;
  }

  private static String digits(int bound) {
    int width = String.valueOf(bound - 1).length();
    return String.format(Locale.ROOT, "%0" + width + "d", Secrets.below(bound));
  }

  private record Kept(String account, String pinHash) {}
}
