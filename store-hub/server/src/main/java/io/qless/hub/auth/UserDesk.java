package io.qless.hub.auth;

import io.qless.contract.rest.AddUser;
import io.qless.contract.rest.UserList;
import io.qless.contract.rest.UserRole;
import io.qless.hub.storage.Database;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/// The store admin's side of accounts: who is there, what they may, who is shut out. What it
/// changes holds at once, also for tokens that are out. Safe for any thread.
public final class UserDesk {

  private static final int MAX_LISTED = 1_000;

  private static final int PASSWORD_BYTES = 12;

  private final AuthDatabase database;
  private final JdbcAccountStore accounts = new JdbcAccountStore();
  private final JdbcLoginStore logins = new JdbcLoginStore();
  private final PasswordHashes hashes;
  private final InstantSource clock;

  UserDesk(Database journal, PasswordHashes hashes, InstantSource clock) {
    database = new AuthDatabase(journal);
    this.hashes = hashes;
    this.clock = clock;
  }

  public UserList list() {
    return new UserList(
        database.read(
            handle -> accounts.all(handle, MAX_LISTED).stream().map(Account::summary).toList()));
  }

  /// An account with this login and role; made if there is none with this login.
  ///
  /// @return empty if the login has an account with another role
  /// @throws IllegalArgumentException for what is no login or no name
  public Optional<Account> add(AddUser user) {
    LoginName login = LoginName.parse(user.login());
    Account wanted =
        new Account(
            Secrets.id(),
            login.text(),
            LoginDesk.soundName(user.name()),
            user.role(),
            "",
            false,
            clock.instant());
    Account there =
        database.write(handle ->
            accounts.add(handle, wanted)
                ? wanted
                : accounts.byLogin(handle, login.text()).orElseThrow());
    database.makeDurable();
    return Optional.of(there).filter(account -> account.role() == user.role());
  }

  /// @param user id or login
  /// @return the account as it is now, empty if there is none
  public Optional<Account> setRole(String user, UserRole role) {
    return change(user, (handle, id) -> accounts.setRole(handle, id, role));
  }

  /// Shuts somebody out, and ends all logins of the account, or lets him in again.
  ///
  /// @param user id or login
  /// @return the account as it is now, empty if there is none
  public Optional<Account> setDisabled(String user, boolean disabled) {
    return change(
        user,
        (handle, id) -> {
          accounts.setDisabled(handle, id, disabled);
          if (disabled) {
            logins.endAll(handle, id, clock.instant());
          }
        });
  }

  private Optional<Account> change(String user, BiConsumer<Handle, String> change) {
    Optional<Account> changed =
        database.write(handle -> {
          Optional<String> id = accounts.find(handle, user).map(Account::id);
          id.ifPresent(found -> change.accept(handle, found));
          return id.flatMap(found -> accounts.byId(handle, found));
        });
    database.makeDurable();
    return changed;
  }

  /// Gives somebody a password and ends all logins of the account.
  ///
  /// @param user id or login
  /// @param password empty to have one made up
  /// @return the password, empty if there is no such account
  /// @throws IllegalArgumentException if anybody would try it
  public Optional<String> setPassword(String user, String password) {
    Optional<Account> account = database.read(handle -> accounts.find(handle, user));
    if (account.isEmpty()) {
      return Optional.empty();
    }
    String set = password.isEmpty() ? Secrets.text(PASSWORD_BYTES) : password;
    if (!PasswordRules.allow(set, LoginName.parse(account.get().login()))) {
      throw new IllegalArgumentException(
          "a password has %d to %d characters and is none that anybody would try"
              .formatted(PasswordRules.MIN_CHARS, PasswordRules.MAX_CHARS));
    }
    String hash = hashes.hash(set);
    database.write(handle -> {
      accounts.lock(handle, account.get().id());
      accounts.setPassword(handle, account.get().id(), hash);
      logins.endAll(handle, account.get().id(), clock.instant());
      return set;
    });
    database.makeDurable();
    return Optional.of(set);
  }
}
