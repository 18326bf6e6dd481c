package io.qless.hub;

import io.qless.contract.backup.BackupFile;
import io.qless.contract.backup.BackupManifest;
import io.qless.hub.backup.BackupDesk;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All rows of a backup, by database and table. Test use only.
final class BackupRows {

  private BackupRows() {}

  /// What a backup of the restored store holds, without the hub that would go on with it.
  static Map<String, List<String>> ofStore(Path to, Databases databases) throws IOException {
    Path file = to.resolveSibling("again-" + to.getFileName() + ".zip");
    try (Database journal = databases.journal();
        Database catalogue = databases.catalogue();
        BackupDesk.Taken taken =
            new BackupDesk(
                    to, "S017", journal, catalogue, new PictureStore(to), InstantSource.system())
                .take()
                .orElseThrow()) {
      Files.copy(taken.read(), file);
    }
    return of(file);
  }

  static Map<String, List<String>> of(Path file) {
    try (BackupFile backup = BackupFile.open(file)) {
      Map<String, List<String>> rows = of(backup);
      rows.put(
          "pictures",
          backup.manifest().pictures().stream().map(BackupManifest.Picture::toString).toList());
      return rows;
    }
  }

  /// Sorted, as the engines do not sort texts alike.
  static Map<String, List<String>> of(BackupFile backup) {
    Map<String, List<String>> all = new TreeMap<>();
    for (BackupManifest.Part part : backup.manifest().databases()) {
      for (BackupManifest.Table table : part.tables()) {
        List<String> rows = new ArrayList<>();
        backup.rows(part, table, row -> rows.add(row.toString()));
        rows.sort(null);
        all.put(part.name() + '/' + table.name(), rows);
      }
    }
    return all;
  }

  static long events(BackupFile backup) {
    return backup.manifest().database("journal").orElseThrow().tables().stream()
        .filter(table -> table.name().equals("session_event"))
        .mapToLong(BackupManifest.Table::rows)
        .sum();
  }
}
