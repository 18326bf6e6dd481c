package io.qless.hub.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// The tables of a database as it tells of them itself, so that a new migration needs nothing here.
/// H2 and PostgreSQL answer the same questions of the SQL standard.
///
/// @param migrations version and checksum of each migration, in order
/// @param tables a table stands behind those that it refers to
record Schema(List<String> migrations, List<Table> tables) {

  private static final String HISTORY = "flyway_schema_history";

  Schema {
    migrations = List.copyOf(migrations);
    tables = List.copyOf(tables);
  }

  /// One table.
  ///
  /// @param key columns of its primary key
  /// @param counted columns that number their rows by themselves
  record Table(String name, List<String> columns, List<String> key, List<String> counted) {
    Table {
      columns = List.copyOf(columns);
      key = List.copyOf(key);
      counted = List.copyOf(counted);
    }
  }

  static Schema of(Handle handle) {
    Map<String, List<String>> columns =
        grouped(
            handle,
            "SELECT table_name AS one, column_name AS other FROM information_schema.columns"
                + " WHERE table_schema = CURRENT_SCHEMA ORDER BY table_name, ordinal_position");
    Map<String, List<String>> counted =
        grouped(
            handle,
            "SELECT table_name AS one, column_name AS other FROM information_schema.columns"
                + " WHERE table_schema = CURRENT_SCHEMA AND is_identity = 'YES'");
    Map<String, List<String>> keys =
        grouped(
            handle,
            "SELECT c.table_name AS one, k.column_name AS other"
                + " FROM information_schema.table_constraints c"
                + " JOIN information_schema.key_column_usage k"
                + " ON k.constraint_schema = c.constraint_schema"
                + " AND k.constraint_name = c.constraint_name AND k.table_name = c.table_name"
                + " WHERE c.table_schema = CURRENT_SCHEMA AND c.constraint_type = 'PRIMARY KEY'"
                + " ORDER BY c.table_name, k.ordinal_position");
    List<Table> tables =
        inOrder(columns.keySet(), references(handle)).stream()
            .filter(name -> !name.equals(HISTORY))
            .map(name ->
                new Table(
                    name,
                    columns.getOrDefault(name, List.of()),
                    keys.getOrDefault(name, List.of()),
                    counted.getOrDefault(name, List.of())))
            .toList();
    return new Schema(migrations(handle), tables);
  }

  private static List<String> migrations(Handle handle) {
    return handle
        .createQuery(
            "SELECT version, checksum FROM "
                + HISTORY
                + " WHERE version IS NOT NULL ORDER BY installed_rank")
        .map((row, context) -> row.getString("version") + ':' + row.getLong("checksum"))
        .list();
  }

  private static Map<String, List<String>> references(Handle handle) {
    return grouped(
        handle,
        "SELECT c.table_name AS one, p.table_name AS other"
            + " FROM information_schema.referential_constraints r"
            + " JOIN information_schema.table_constraints c"
            + " ON c.constraint_schema = r.constraint_schema"
            + " AND c.constraint_name = r.constraint_name"
            + " JOIN information_schema.table_constraints p"
            + " ON p.constraint_schema = r.unique_constraint_schema"
            + " AND p.constraint_name = r.unique_constraint_name"
            + " WHERE r.constraint_schema = CURRENT_SCHEMA");
  }

  private static Map<String, List<String>> grouped(Handle handle, String sql) {
    Map<String, List<String>> groups = new TreeMap<>();
    handle
        .createQuery(sql)
        .map((row, context) -> Map.entry(row.getString("one"), row.getString("other")))
        .forEach(pair ->
            groups.computeIfAbsent(pair.getKey(), one -> new ArrayList<>()).add(pair.getValue()));
    return groups;
  }

  /// Each name behind those that it refers to.
  private static List<String> inOrder(Set<String> names, Map<String, List<String>> references) {
    Set<String> placed = new LinkedHashSet<>();
    Map<String, List<String>> waiting = new LinkedHashMap<>();
    names.forEach(name -> waiting.put(name, references.getOrDefault(name, List.of())));
    while (!waiting.isEmpty()) {
      boolean moved =
          waiting
              .entrySet()
              .removeIf(each ->
                  each.getValue().stream()
                          .allMatch(other -> other.equals(each.getKey()) || placed.contains(other))
                      && placed.add(each.getKey()));
      if (!moved) {
        throw new IllegalStateException("tables refer to each other: " + waiting.keySet());
      }
    }
    return List.copyOf(placed);
  }
}
