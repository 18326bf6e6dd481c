package io.qless.hub.backup;

import io.qless.contract.backup.BackupManifest;
import io.qless.contract.backup.BackupManifest.Part;
import io.qless.contract.backup.BackupManifest.Picture;
import io.qless.contract.wire.Json;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.StoreException;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a backup while the hub serves. Safe for any thread; one backup at a time; lives as long as
/// the hub.
///
/// The snapshot is written to the hub's own disk first and given out from there: however slowly the
/// admin's side reads, the databases are not held to an old state for longer than this takes.
public final class BackupDesk {

  private static final Logger LOG = LoggerFactory.getLogger(BackupDesk.class);

  /// Of this program, for whoever must find the one that wrote a backup.
  static final String PROGRAM = "0.1.0";

  private final Path directory;
  private final String store;
  private final Database journal;
  private final Database catalogue;
  private final PictureStore pictures;
  private final InstantSource clock;
  private final Semaphore one = new Semaphore(1);

  /// @param directory the hub's data folder; a backup lies in it until it is given out
  public BackupDesk(
      Path directory,
      String store,
      Database journal,
      Database catalogue,
      PictureStore pictures,
      InstantSource clock) {
    this.directory = directory;
    this.store = store;
    this.journal = journal;
    this.catalogue = catalogue;
    this.pictures = pictures;
    this.clock = clock;
  }

  /// A backup that waits to be given out. Its file has no name any more: it is gone when this is
  /// closed, or when the hub ends in whatever way.
  ///
  /// @param name what to call it, with store and time
  /// @param sha256 of the whole file, in Base64
  public record Taken(String name, long bytes, String sha256, FileChannel file)
      implements AutoCloseable {

    /// Its bytes, once.
    public InputStream read() {
      try {
        return Channels.newInputStream(file.position(0));
      } catch (IOException cause) {
        throw new UncheckedIOException("reading the backup", cause);
      }
    }

    @Override
    public void close() {
      try {
        file.close();
      } catch (IOException cause) {
        throw new UncheckedIOException("closing the backup", cause);
      }
    }
  }

  /// Takes a backup, to be closed by the caller.
  ///
  /// @return empty if another one is being taken
  public Optional<Taken> take() {
    if (!one.tryAcquire()) {
      return Optional.empty();
    }
    try {
      Instant begun = clock.instant();
      FileChannel file = file();
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        OutputStream out =
            new BufferedOutputStream(
                new DigestOutputStream(Channels.newOutputStream(file), digest), 1 << 16);
        BackupManifest manifest = write(out, begun);
        LOG.info("backup taken: {} rows, {} bytes", manifest.rows(), file.size());
        return Optional.of(
            new Taken(
                name(begun),
                file.size(),
                Base64.getEncoder().encodeToString(digest.digest()),
                file));
      } catch (IOException | RuntimeException failed) {
        file.close();
        throw failed;
      }
    } catch (IOException cause) {
      throw new StoreException("taking a backup in " + directory, cause);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    } finally {
      one.release();
    }
  }

  private String name(Instant begun) {
    String time = begun.toString().replaceAll("[-:]|\\..*", "").replaceAll("Z?$", "Z");
    return "qless-" + store + '-' + time + ".zip";
  }

  /// The name is taken from the file at once, so that nothing is left of a hub that is killed.
  private FileChannel file() throws IOException {
    return FileChannel.open(
        directory.resolve("backup-" + ProcessHandle.current().pid() + ".part"),
        Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /// The journal's snapshot first: its events may speak of a catalogue revision that is made
  /// meanwhile, never of one that the backup does not have. Pictures last: each that the catalogue
  /// names is there.
  private BackupManifest write(OutputStream out, Instant begun) throws IOException {
    List<Part> parts = new ArrayList<>();
    List<Picture> hung = new ArrayList<>();
    try (ZipOutputStream zip = new ZipOutputStream(new StaysOpen(out))) {
      zip.setLevel(Deflater.BEST_SPEED);
      BackupMembers members = new BackupMembers(zip);
      journal.inSnapshot(trips -> {
        Schema ofTrips = Schema.of(trips);
        catalogue.inSnapshot(goods -> {
          Schema ofGoods = Schema.of(goods);
          parts.add(members.database(journal.name(), trips, ofTrips));
          parts.add(members.database(catalogue.name(), goods, ofGoods));
        });
      });
      for (String name : pictures.list().keySet()) {
        Optional<byte[]> bytes = pictures.read(name);
        if (bytes.isPresent()) {
          hung.add(members.picture(name, bytes.get()));
        }
      }
      BackupManifest manifest =
          new BackupManifest(
              BackupManifest.FORMAT, BackupManifest.VERSION, PROGRAM, store, begun, parts, hung);
      members.add(BackupManifest.MEMBER, Json.bytes(manifest));
      return manifest;
    }
  }

  /// Closing the zip file must not close the file that is still to be read.
  private static final class StaysOpen extends FilterOutputStream {
    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
