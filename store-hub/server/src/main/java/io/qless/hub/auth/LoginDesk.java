package io.qless.hub.auth;

import io.qless.contract.rest.UserRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets people in: by password or one-time code, on as many devices as they like, each with a login
/// of its own that ends alone. Safe for any thread; lives as long as the hub.
///
/// A name that nobody registered is answered like one that somebody did, after the same work. Who
/// has shown a good code has shown to own the name, and is told.
public final class LoginDesk {

  private static final Logger LOG = LoggerFactory.getLogger(LoginDesk.class);

  /// How long a code works.
  public static final Duration CODE_LIFE = OneTimeCodes.LIFE;

  /// When the next may be asked for.
  public static final Duration RESEND_AFTER = LoginLimits.CODE_PAUSE;

  private static final Duration SWEEP_EVERY = Duration.ofHours(1);

  private final AuthDatabase database;
  private final JdbcAccountStore accounts = new JdbcAccountStore();
  private final JdbcLoginStore logins = new JdbcLoginStore();
  private final PasswordHashes hashes;
  private final OneTimeCodes codes;
  private final AccessTokens tokens;
  private final LoginLimits limits;
  private final InstantSource clock;
  private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.EPOCH);

  LoginDesk(
      AuthDatabase database,
      PasswordHashes hashes,
      OneTimeCodes codes,
      AccessTokens tokens,
      InstantSource clock) {
    this.database = database;
    this.hashes = hashes;
    this.codes = codes;
    this.tokens = tokens;
    this.clock = clock;
    limits = new LoginLimits(clock);
  }

  /// Sends a one-time code to a name, whether it has an account or not.
  ///
  /// @param address where the request comes from; so for the others
  /// @return how long to wait before asking again, zero if it was sent
  public Duration sendCode(LoginName name, String address) {
    Duration wait = limits.code(name, address);
    if (wait.isZero()) {
      codes.send(name);
    }
    return wait;
  }

  /// Makes an account for who has shown a good code, and lets him in.
  ///
  /// @param called how others call the person, may be empty
  /// @param password empty for none
  /// @throws IllegalArgumentException for what is no name
  public LoginOutcome register(
      LoginName name, Proof.Code code, String called, String password, String address) {
    String sound = soundName(called);
    Duration wait = limits.register(name, address);
    if (!wait.isZero()) {
      return new LoginOutcome.TooSoon(wait);
    }
    if (!password.isEmpty() && !PasswordRules.allow(password, name)) {
      return refused(LoginRefusal.PASSWORD_WEAK);
    }
    if (!codes.isGood(name, code.digits())) {
      return refused(LoginRefusal.CODE_WRONG);
    }
    if (find(name).isPresent()) {
      return refused(LoginRefusal.ALREADY_REGISTERED);
    }
    String hash = password.isEmpty() ? "" : hashes.hash(password);
    Instant now = clock.instant();
    Account account =
        new Account(Secrets.id(), name.text(), sound, UserRole.SHOPPER, hash, false, now);
    return enter(handle -> {
      if (!codes.useUp(handle, name, code.digits())) {
        return stop(LoginRefusal.CODE_WRONG);
      }
      return accounts.add(handle, account)
          ? begin(handle, account, now)
          : stop(LoginRefusal.ALREADY_REGISTERED);
    });
  }

  /// Lets somebody in who has an account.
  public LoginOutcome login(LoginName name, Proof proof, String address) {
    Duration wait = limits.login(name, address);
    if (!wait.isZero()) {
      return new LoginOutcome.TooSoon(wait);
    }
    Optional<Account> found = find(name);
    Optional<LoginRefusal> no = refusal(name, found, proof);
    if (no.isPresent()) {
      return refused(no.get());
    }
    if (found.isEmpty()) {
      return refused(LoginRefusal.NOT_REGISTERED);
    }
    Account account = found.get();
    LoginOutcome outcome =
        enter(handle -> proven(handle, account, proof, now -> begin(handle, account, now)));
    if (outcome instanceof LoginOutcome.LoggedIn
        && proof instanceof Proof.Password password
        && PasswordHashes.isOld(account.passwordHash())) {
      String renewed = hashes.hash(password.text());
      database.write(handle -> {
        accounts.replacePassword(handle, account.id(), account.passwordHash(), renewed);
        return renewed;
      });
    }
    return outcome;
  }

  /// Gives the next pair of tokens for a refresh token.
  public LoginOutcome refresh(String token, String address) {
    Duration wait = limits.refresh(address);
    if (!wait.isZero()) {
      return new LoginOutcome.TooSoon(wait);
    }
    Instant now = clock.instant();
    return switch (database.write(handle -> logins.use(handle, token, now))) {
      case JdbcLoginStore.Refresh.Unknown unknown -> refused(LoginRefusal.LOGIN_AGAIN);
      case JdbcLoginStore.Refresh.Raced raced -> refused(LoginRefusal.REFRESH_RACED);
      case JdbcLoginStore.Refresh.Reused reused -> {
        LOG.warn("a refresh token came back after its use: that login was ended");
        yield refused(LoginRefusal.LOGIN_AGAIN);
      }
      case JdbcLoginStore.Refresh.Renewed renewed ->
          owner(renewed.bearer())
              .map(account ->
                  (LoginOutcome)
                      new LoginOutcome.LoggedIn(
                          account, pair(renewed.bearer(), renewed.token(), renewed.life())))
              .orElse(refused(LoginRefusal.LOGIN_AGAIN));
    };
  }

  /// Ends the login that these came from; its tokens stop at once. What opens nothing is fine.
  ///
  /// @param refresh refresh token, may be empty
  /// @param access access token, may be empty
  public void logout(String refresh, String access) {
    Instant now = clock.instant();
    database.write(handle -> {
      logins.familyOf(handle, refresh).ifPresent(family -> logins.end(handle, family, now));
      tokens.read(access).ifPresent(bearer -> logins.end(handle, bearer.family(), now));
      return true;
    });
  }

  /// Whose access token this is; empty if it does not count, or its login, or the account.
  public Optional<Account> access(String token) {
    return tokens.read(token).flatMap(this::owner);
  }

  /// Sets a password; all logins of the account end, and a new one begins here.
  public LoginOutcome changePassword(
      Account account, Proof proof, String password, String address) {
    LoginName name = LoginName.parse(account.login());
    Duration wait = limits.login(name, address);
    if (!wait.isZero()) {
      return new LoginOutcome.TooSoon(wait);
    }
    if (!PasswordRules.allow(password, name)) {
      return refused(LoginRefusal.PASSWORD_WEAK);
    }
    Optional<LoginRefusal> no = refusal(name, find(name), proof);
    if (no.isPresent()) {
      return refused(no.get());
    }
    String hash = hashes.hash(password);
    return enter(handle ->
        proven(
            handle,
            account,
            proof,
            now -> {
              accounts.setPassword(handle, account.id(), hash);
              logins.endAll(handle, account.id(), now);
              return begin(handle, account, now);
            }));
  }

  /// Deletes an account: login, name, password, logins and the link to its trips go at once. What
  /// the law wants kept stays and names nobody: invoices and credit notes with what was bought and
  /// paid (CGST Act, section 36: until 72 months after the year's annual return is due), the
  /// journals of trips, in which only names stand that people gave themselves there, and the bare
  /// account id under which points and coupons were booked.
  public LoginOutcome delete(Account account, Proof proof, String address) {
    LoginName name = LoginName.parse(account.login());
    Duration wait = limits.login(name, address);
    if (!wait.isZero()) {
      return new LoginOutcome.TooSoon(wait);
    }
    Optional<LoginRefusal> no = refusal(name, find(name), proof);
    if (no.isPresent()) {
      return refused(no.get());
    }
    return enter(handle ->
        proven(
            handle,
            account,
            proof,
            now -> {
              logins.endAll(handle, account.id(), now);
              TripLinks.forget(handle, account.id());
              BadgeDesk.forget(handle, account.id());
              MemberDesk.forget(handle, account.id());
              accounts.erase(handle, account.id(), now);
              return new LoginOutcome.Gone();
            }));
  }

  /// A name that others may read.
  ///
  /// @throws IllegalArgumentException for none
  static String soundName(String name) {
    String sound = name.strip();
    if (sound.length() > Account.MAX_NAME_CHARS
        || sound.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a name has up to " + Account.MAX_NAME_CHARS + " printable characters");
    }
    return sound;
  }

  private Optional<Account> find(LoginName name) {
    return database.read(handle -> accounts.byLogin(handle, name.text()));
  }

  private Optional<Account> owner(AccessTokens.Bearer bearer) {
    return database
        .read(handle -> accounts.byFamily(handle, bearer.family(), clock.instant()))
        .filter(account -> account.id().equals(bearer.account()));
  }

  /// Why a proof does not count, empty if it does. Takes as long for an account that is not there.
  private Optional<LoginRefusal> refusal(LoginName name, Optional<Account> account, Proof proof) {
    return switch (proof) {
      case Proof.Password password ->
          hashes.matches(password.text(), account.map(Account::passwordHash).orElse(""))
              ? Optional.empty()
              : Optional.of(LoginRefusal.LOGIN_WRONG);
      case Proof.Code code ->
          codes.isGood(name, code.digits())
              ? Optional.empty()
              : Optional.of(LoginRefusal.CODE_WRONG);
    };
  }

  /// Does something for who has proven to be the owner, unless the account changed since.
  private LoginOutcome proven(Handle handle, Account account, Proof proof, AtThatTime then) {
    Optional<Account> now = accounts.lock(handle, account.id());
    boolean same =
        switch (proof) {
          case Proof.Password password ->
              now.isPresent() && now.get().passwordHash().equals(account.passwordHash());
          case Proof.Code code ->
              now.isPresent()
                  && codes.useUp(handle, LoginName.parse(account.login()), code.digits());
        };
    if (!same) {
      return stop(proof instanceof Proof.Code ? LoginRefusal.CODE_WRONG : LoginRefusal.LOGIN_WRONG);
    }
    return now.map(Account::disabled).orElse(true)
        ? stop(LoginRefusal.ACCOUNT_DISABLED)
        : then.at(clock.instant());
  }

  private LoginOutcome begin(Handle handle, Account account, Instant now) {
    JdbcLoginStore.Begun begun = logins.begin(handle, account.id(), now);
    return new LoginOutcome.LoggedIn(account, pair(begun.bearer(), begun.token(), begun.life()));
  }

  private Tokens pair(AccessTokens.Bearer bearer, String refresh, Duration life) {
    return new Tokens(tokens.issue(bearer), AccessTokens.LIFE, refresh, life);
  }

  /// One transaction, on the disk before anybody is told.
  private LoginOutcome enter(InTransaction work) {
    sweep();
    try {
      LoginOutcome outcome = database.write(work::in);
      database.makeDurable();
      return outcome;
    } catch (StoppedException stopped) {
      return refused(stopped.why);
    }
  }

  private void sweep() {
    Instant now = clock.instant();
    Instant due = nextSweep.get();
    if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(SWEEP_EVERY))) {
      database.write(handle -> {
        logins.sweep(handle, now);
        return true;
      });
    }
  }

  private static LoginOutcome refused(LoginRefusal why) {
    return new LoginOutcome.Refused(why);
  }

  /// Leaves a transaction without a trace.
  private static LoginOutcome stop(LoginRefusal why) {
    throw new StoppedException(why);
  }

  private interface InTransaction {
    LoginOutcome in(Handle handle);
  }

  private interface AtThatTime {
    LoginOutcome at(Instant now);
  }

  private static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final LoginRefusal why;

    StoppedException(LoginRefusal why) {
      super(why.name(), null, false, false);
      this.why = why;
    }
  }
}
