package io.qless.hub.backup;

import io.qless.contract.backup.BackupException;
import io.qless.contract.backup.BackupFile;
import io.qless.contract.backup.BackupManifest;
import io.qless.contract.backup.BackupManifest.Part;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.Databases;
import io.qless.hub.storage.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Fills an empty store from a backup, while no hub runs: all of it or nothing. Used once, by one
/// thread.
///
/// While it works, the file [#UNFINISHED] lies in the data directory. A restore that was killed
/// leaves it behind; then no hub starts there, and the next restore begins by clearing away what
/// the killed one had written.
public final class Restore {

  /// The exit passes' key; without it those that are under way are replaced.
  static final String PASS_KEY = "exit-pass.key";

  /// Lies in the data directory while a restore is under way.
  public static final String UNFINISHED = "restore-unfinished";

  /// Files of the data directory that no backup holds, and what comes of it if they are new.
  private static final List<Key> KEYS =
      List.of(
          new Key(PASS_KEY, "gates learn a new key; passes under way are replaced by themselves"),
          new Key("access-token.key", "phones renew their logins by themselves"),
          new Key("code-pepper", "one-time codes that were sent must be asked for again"),
          new Key("admin-token", "the command line needs the new token file"));

  private final Path directory;
  private final String store;
  private final Databases databases;
  private final InstantSource clock;
  private final LongConsumer progress;

  private record Key(String file, String without) {}

  /// What a restore did.
  ///
  /// @param newKeys what the hub makes anew at its start, and what comes of it
  public record Done(BackupManifest manifest, List<String> newKeys) {}

  /// @param directory the hub's data folder
  /// @param store the store's id as the settings say
  /// @param progress hears of rows and pictures, first as they are checked, then as they are kept
  public Restore(
      Path directory,
      String store,
      Databases databases,
      InstantSource clock,
      LongConsumer progress) {
    this.directory = directory;
    this.store = store;
    this.databases = databases;
    this.clock = clock;
    this.progress = progress;
  }

  /// Whether a restore into this directory began and did not end.
  public static boolean isUnfinished(Path directory) {
    return Files.exists(directory.resolve(UNFINISHED));
  }

  /// Restores a backup.
  ///
  /// @throws BackupException saying why it is refused; then nothing was changed
  public Done from(Path file) {
    try (BackupFile backup = BackupFile.open(file)) {
      BackupManifest manifest = backup.manifest();
      if (!manifest.store().equals(store)) {
        throw new BackupException(
            "%s is of store %s, and the settings say store-id=%s"
                .formatted(file, manifest.store(), store));
      }
      backup.verify(progress);
      makeDirectory();
      try (Database journal = databases.journal();
          Database catalogue = databases.catalogue()) {
        List<RestoreTables> into = List.of(tables(journal, manifest), tables(catalogue, manifest));
        fill(backup, into, new PictureStore(directory));
      }
      return new Done(manifest, newKeys());
    }
  }

  private RestoreTables tables(Database database, BackupManifest manifest) {
    Part part =
        manifest
            .database(database.name())
            .orElseThrow(() -> new BackupException("it holds no " + database.name()));
    return new RestoreTables(database, part, clock);
  }

  private void fill(BackupFile backup, List<RestoreTables> into, PictureStore pictures) {
    Path mark = directory.resolve(UNFINISHED);
    into.forEach(RestoreTables::demandSameSchema);
    if (Files.exists(mark)) {
      clear(into, pictures);
    } else {
      into.forEach(RestoreTables::demandEmpty);
      if (!pictures.list().isEmpty()) {
        throw RestoreTables.notEmpty("pictures");
      }
      mark(mark);
    }
    try {
      into.forEach(tables -> tables.fill(backup, progress));
      if (!Files.exists(directory.resolve(PASS_KEY))) {
        into.getFirst().endPassesUnderWay();
      }
      for (BackupManifest.Picture picture : backup.manifest().pictures()) {
        keep(pictures, picture, backup.picture(picture));
        progress.accept(1);
      }
    } catch (RuntimeException failed) {
      clear(into, pictures);
      unmark(mark);
      throw failed;
    }
    unmark(mark);
  }

  private static void keep(PictureStore pictures, BackupManifest.Picture picture, byte[] bytes) {
    try {
      pictures.put(picture.name(), bytes);
    } catch (IllegalArgumentException none) {
      throw new BackupException("it holds a picture that is none: " + picture.name(), none);
    }
  }

  private void clear(List<RestoreTables> into, PictureStore pictures) {
    into.forEach(RestoreTables::clear);
    try {
      for (String name : pictures.list().keySet()) {
        Files.deleteIfExists(directory.resolve("pictures").resolve(name));
      }
    } catch (IOException cause) {
      throw new StoreException("clearing away an unfinished restore", cause);
    }
  }

  private void makeDirectory() {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException cause) {
      throw new StoreException("making the data directory " + directory, cause);
    }
  }

  private static void mark(Path mark) {
    try {
      Files.write(
          mark,
          "A restore is under way, or was killed. Run it again.\n".getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
    } catch (IOException cause) {
      throw new StoreException("writing " + mark, cause);
    }
  }

  private static void unmark(Path mark) {
    try {
      Files.deleteIfExists(mark);
    } catch (IOException cause) {
      throw new StoreException("removing " + mark, cause);
    }
  }

  private List<String> newKeys() {
    List<String> told = new ArrayList<>();
    for (Key key : KEYS) {
      if (!Files.exists(directory.resolve(key.file()))) {
        told.add(key.file() + ": " + key.without());
      }
    }
    return told;
  }
}
