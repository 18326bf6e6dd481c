package io.qless.hub.auth;

import io.qless.contract.rest.UserRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Accounts as rows. Safe for any thread.
final class JdbcAccountStore {

  private static final String SELECT =
      "SELECT a.id, a.login, a.name, a.role, a.password_hash, a.disabled, a.created_at"
          + " FROM account a ";

  /// @return false if the login is taken
  boolean add(Handle handle, Account account) {
    return handle.execute(
            "INSERT INTO account (id, login, name, role, password_hash, disabled, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            account.id(),
            account.login(),
            account.name(),
            account.role().name(),
            account.passwordHash(),
            account.disabled(),
            AuthDatabase.time(account.createdAt()))
        == 1;
  }

  Optional<Account> byLogin(Handle handle, String login) {
    return one(handle, "WHERE a.login = ?", login);
  }

  Optional<Account> byId(Handle handle, String id) {
    return one(handle, "WHERE a.id = ? AND a.login IS NOT NULL", id);
  }

  /// @param user id or login
  Optional<Account> find(Handle handle, String user) {
    Optional<Account> account = byId(handle, user);
    if (account.isPresent()) {
      return account;
    }
    try {
      return byLogin(handle, LoginName.parse(user).text());
    } catch (IllegalArgumentException noLogin) {
      return Optional.empty();
    }
  }

  /// The account as it is, and will stay until the transaction ends.
  Optional<Account> lock(Handle handle, String id) {
    return one(handle, "WHERE a.id = ? AND a.login IS NOT NULL FOR UPDATE", id);
  }

  /// Who is logged in by a family that still stands.
  Optional<Account> byFamily(Handle handle, String family, Instant now) {
    return handle
        .createQuery(
            SELECT
                + "JOIN login_family f ON f.account_id = a.id"
                + " WHERE f.id = ? AND f.ended_at IS NULL AND f.expires_at > ?"
                + " AND a.login IS NOT NULL AND NOT a.disabled")
        .bind(0, family)
        .bind(1, AuthDatabase.time(now))
        .map(JdbcAccountStore::account)
        .findOne();
  }

  List<Account> all(Handle handle, int limit) {
    return handle
        .createQuery(SELECT + "WHERE a.login IS NOT NULL ORDER BY a.login LIMIT ?")
        .bind(0, limit)
        .map(JdbcAccountStore::account)
        .list();
  }

  void setRole(Handle handle, String id, UserRole role) {
    handle.execute("UPDATE account SET role = ? WHERE id = ?", role.name(), id);
  }

  void setDisabled(Handle handle, String id, boolean disabled) {
    handle.execute("UPDATE account SET disabled = ? WHERE id = ?", disabled, id);
  }

  void setPassword(Handle handle, String id, String passwordHash) {
    handle.execute("UPDATE account SET password_hash = ? WHERE id = ?", passwordHash, id);
  }

  /// Puts a hash in the place of another, unless that was changed in between.
  void replacePassword(Handle handle, String id, String before, String after) {
    handle.execute(
        "UPDATE account SET password_hash = ? WHERE id = ? AND password_hash = ?",
        after,
        id,
        before);
  }

  /// Leaves the bare id, so that what others keep under it stays whole and names nobody.
  void erase(Handle handle, String id, Instant now) {
    handle.execute(
        "UPDATE account SET login = NULL, name = '', password_hash = '', disabled = TRUE,"
            + " role = 'SHOPPER', deleted_at = ? WHERE id = ?",
        AuthDatabase.time(now),
        id);
  }

  private static Optional<Account> one(Handle handle, String where, String value) {
    return handle
        .createQuery(SELECT + where)
        .bind(0, value)
        .map(JdbcAccountStore::account)
        .findOne();
  }

  private static Account account(ResultSet row, StatementContext context) throws SQLException {
    return new Account(
        row.getString("id"),
        row.getString("login"),
        row.getString("name"),
        UserRole.valueOf(row.getString("role")),
        row.getString("password_hash"),
        row.getBoolean("disabled"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
