package io.qless.kiosk.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// A scan that a command came of, as its scanner's journal names it.
///
/// @param scanner the scanner
/// @param number its number in that journal
/// @param atMillis when it was scanned, in milliseconds of the epoch; a journal that began anew
///   begins its numbers anew
public record KeptScan(String scanner, long number, long atMillis) {

  /// The last one of a scanner.
  static Optional<KeptScan> last(Connection connection, String scanner) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT number, at_millis FROM kept_scan WHERE scanner = ?")) {
      select.setString(1, scanner);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new KeptScan(scanner, row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    }
  }

  int put(Connection connection) throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement("MERGE INTO kept_scan KEY (scanner) VALUES (?, ?, ?)")) {
      merge.setString(1, scanner);
      merge.setLong(2, number);
      merge.setLong(3, atMillis);
      return merge.executeUpdate();
    }
  }
}
