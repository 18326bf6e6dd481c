package io.qless.hub.backup;

import io.qless.contract.backup.BackupManifest.Column;
import io.qless.contract.backup.BackupManifest.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Cells of a table as JSON and back, the same for both engines.
final class Cells {

  /// PostgreSQL's driver gives a TIMESTAMP WITH TIME ZONE the number of one without.
  private static final String INSTANT_OF_POSTGRES = "timestamptz";

  private Cells() {}

  static List<Column> columns(ResultSetMetaData told) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= told.getColumnCount(); i++) {
      columns.add(new Column(told.getColumnName(i), kind(told, i)));
    }
    return columns;
  }

  private static Kind kind(ResultSetMetaData told, int column) throws SQLException {
    return switch (told.getColumnType(column)) {
      case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB -> Kind.TEXT;
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> Kind.NUMBER;
      case Types.BOOLEAN, Types.BIT -> Kind.BOOLEAN;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> Kind.BYTES;
      case Types.TIMESTAMP_WITH_TIMEZONE -> Kind.TIME;
      case Types.TIMESTAMP -> {
        if (!told.getColumnTypeName(column).equals(INSTANT_OF_POSTGRES)) {
          throw unheardOf(told, column);
        }
        yield Kind.TIME;
      }
      default -> throw unheardOf(told, column);
    };
  }

  private static IllegalStateException unheardOf(ResultSetMetaData told, int column)
      throws SQLException {
    return new IllegalStateException(
        "a backup can't hold the column %s of type %s: say here how it is written"
            .formatted(told.getColumnName(column), told.getColumnTypeName(column)));
  }

  /// One row, ready to be written as JSON.
  static List<@Nullable Object> row(ResultSet row, List<Column> columns) throws SQLException {
    @Nullable Object[] cells = new Object[columns.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(row, i + 1, columns.get(i).kind());
    }
    return Arrays.asList(cells);
  }

  private static @Nullable Object cell(ResultSet row, int place, Kind kind) throws SQLException {
    return switch (kind) {
      case TEXT -> row.getString(place);
      case NUMBER -> {
        long number = row.getLong(place);
        yield row.wasNull() ? null : number;
      }
      case BOOLEAN -> {
        boolean yes = row.getBoolean(place);
        yield row.wasNull() ? null : yes;
      }
      case TIME -> {
        OffsetDateTime time = row.getObject(place, OffsetDateTime.class);
        yield time == null ? null : time.toInstant().toString();
      }
      case BYTES -> {
        byte[] bytes = row.getBytes(place);
        yield bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
      }
    };
  }

  /// Puts a row's cells into a statement.
  static void put(PreparedStatement insert, List<Column> columns, JsonNode row)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      insert.setObject(i + 1, value(row.get(i), columns.get(i).kind()));
    }
  }

  private static @Nullable Object value(JsonNode cell, Kind kind) {
    if (cell.isNull()) {
      return null;
    }
    return switch (kind) {
      case TEXT -> cell.asString();
      case NUMBER -> cell.asLong();
      case BOOLEAN -> cell.asBoolean();
      case TIME -> Instant.parse(cell.asString()).atOffset(ZoneOffset.UTC);
      case BYTES -> bytes(cell);
    };
  }

  private static byte[] bytes(JsonNode cell) {
    return Base64.getDecoder().decode(cell.asString());
  }
}
