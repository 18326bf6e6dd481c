package io.qless.hub.backup;

import io.qless.contract.backup.BackupManifest.Column;
import io.qless.contract.backup.BackupManifest.Part;
import io.qless.contract.backup.BackupManifest.Picture;
import io.qless.contract.backup.BackupManifest.Table;
import io.qless.contract.wire.Json;
import io.qless.hub.storage.StoreException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;

/// Writes the members of one backup, with their digests. Used by one thread.
final class BackupMembers {

  /// Rows that come from PostgreSQL at once.
  private static final int FETCH_ROWS = 1_000;

  private final ZipOutputStream zip;
  private final MessageDigest digest;

  BackupMembers(ZipOutputStream zip) {
    this.zip = zip;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// All tables of a database.
  ///
  /// @param handle with the snapshot
  Part database(String name, Handle handle, Schema schema) {
    List<Table> tables = new ArrayList<>();
    for (Schema.Table table : schema.tables()) {
      try {
        tables.add(table(name, handle, table));
      } catch (SQLException | IOException cause) {
        throw new StoreException("writing " + name + '.' + table.name() + " to a backup", cause);
      }
    }
    return new Part(name, schema.migrations(), tables);
  }

  Picture picture(String name, byte[] bytes) throws IOException {
    Picture picture =
        new Picture(name, bytes.length, HexFormat.of().formatHex(digest.digest(bytes)));
    add(picture.member(), bytes);
    return picture;
  }

  void add(String member, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(member));
    zip.write(bytes);
    zip.closeEntry();
  }

  /// In the order of the primary key: a trip's events follow one another, and H2 takes them back in
  /// this order into a much smaller file.
  private Table table(String database, Handle handle, Schema.Table table)
      throws SQLException, IOException {
    String sql = "SELECT %s FROM %s".formatted(String.join(", ", table.columns()), table.name());
    String order = table.key().isEmpty() ? "" : " ORDER BY " + String.join(", ", table.key());
    zip.putNextEntry(new ZipEntry(database + '/' + table.name() + ".jsonl"));
    long rows = 0;
    List<Column> columns;
    try (PreparedStatement select = handle.getConnection().prepareStatement(sql + order)) {
      select.setFetchSize(FETCH_ROWS);
      try (ResultSet row = select.executeQuery()) {
        columns = Cells.columns(row.getMetaData());
        while (row.next()) {
          write(Json.bytes(Cells.row(row, columns)));
          rows++;
        }
      }
    }
    zip.closeEntry();
    return new Table(table.name(), columns, rows, HexFormat.of().formatHex(digest.digest()));
  }

  private void write(byte[] line) throws IOException {
    digest.update(line);
    digest.update((byte) '\n');
    zip.write(line);
    zip.write('\n');
  }
}
