package io.qless.contract.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a backup holds, member by member. Written last, read first.
///
/// @param format always [#FORMAT]
/// @param formatVersion version of this form
/// @param program version of the hub that wrote it
/// @param store the store's id
/// @param takenAt when the hub began it; what was committed later is not in it
/// @param databases journal and catalogue, in the order of their snapshots
/// @param pictures all of them, by name
public record BackupManifest(
    String format,
    int formatVersion,
    String program,
    String store,
    Instant takenAt,
    List<Part> databases,
    List<Picture> pictures) {

  /// What makes a zip file a backup.
  public static final String FORMAT = "qless-backup";

  /// The form that this program writes and reads.
  public static final int VERSION = 1;

  /// Name of the manifest in the zip file.
  public static final String MEMBER = "manifest.json";

  public BackupManifest {
    databases = List.copyOf(databases);
    pictures = List.copyOf(pictures);
  }

  /// A database of that name.
  public Optional<Part> database(String name) {
    return databases.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /// Rows of all tables.
  public long rows() {
    return databases.stream().flatMap(part -> part.tables().stream()).mapToLong(Table::rows).sum();
  }

  /// One database.
  ///
  /// @param name `journal` or `catalogue`
  /// @param migrations version and checksum of each migration that made it, in order
  /// @param tables a table stands behind those that it refers to
  public record Part(String name, List<String> migrations, List<Table> tables) {
    public Part {
      migrations = List.copyOf(migrations);
      tables = List.copyOf(tables);
    }

    /// Name in the zip file.
    public String member(Table table) {
      return name + '/' + table.name() + ".jsonl";
    }
  }

  /// One table.
  ///
  /// @param columns in the order of the cells in a row
  /// @param sha256 of its rows as they stand in the member, in hexadecimal digits
  public record Table(String name, List<Column> columns, long rows, String sha256) {
    public Table {
      columns = List.copyOf(columns);
    }

    /// Place of a column.
    int place(String column) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).name().equals(column)) {
          return i;
        }
      }
      throw new BackupException("the table " + name + " has no column " + column);
    }
  }

  /// One column.
  public record Column(String name, Kind kind) {}

  /// How a cell is written; each may be null.
  public enum Kind {
    /// A string.
    TEXT,
    /// A whole number.
    NUMBER,
    /// True or false.
    BOOLEAN,
    /// An instant, ISO 8601 in UTC.
    TIME,
    /// Base64.
    BYTES
  }

  /// One picture of an article.
  public record Picture(String name, long bytes, String sha256) {

    /// Name in the zip file.
    public String member() {
      return "pictures/" + name;
    }
  }
}
