package io.qless.contract.backup;

import io.qless.contract.backup.BackupManifest.Part;
import io.qless.contract.backup.BackupManifest.Picture;
import io.qless.contract.backup.BackupManifest.Table;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A backup that somebody has. Used by one thread; open while it is read. Every method throws
/// [BackupException] where the file is not what it should be.
public final class BackupFile implements AutoCloseable {

  private static final String JOURNAL = "journal";

  /// A store with 100,000 pictures; more is no manifest.
  private static final int MAX_MANIFEST_BYTES = 64 << 20;

  /// A row's longest cell is an event of a million characters.
  private static final int MAX_LINE_BYTES = 8 << 20;

  private static final int MAX_PICTURE_BYTES = 1 << 20;

  private final Path path;
  private final ZipFile zip;
  private final BackupManifest manifest;

  private BackupFile(Path path, ZipFile zip, BackupManifest manifest) {
    this.path = path;
    this.zip = zip;
    this.manifest = manifest;
  }

  /// Opens a backup and reads its manifest, nothing more.
  public static BackupFile open(Path path) {
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new BackupException("there is no readable file " + path);
    }
    try {
      ZipFile zip = new ZipFile(path.toFile());
      try {
        return new BackupFile(path, zip, manifest(path, zip));
      } catch (BackupException | IOException foreign) {
        zip.close();
        throw foreign;
      }
    } catch (IOException cause) {
      throw new BackupException(
          path + " is no backup or was cut off (" + cause.getMessage() + ")", cause);
    }
  }

  public BackupManifest manifest() {
    return manifest;
  }

  /// Reads everything once: digests, counts, and the chain of every trip's journal.
  ///
  /// @param progress hears of rows and pictures as they are read
  public void verify(LongConsumer progress) {
    Set<String> members = new HashSet<>(Set.of(BackupManifest.MEMBER));
    JournalWalk walk = new JournalWalk();
    for (Part part : manifest.databases()) {
      for (Table table : part.tables()) {
        members.add(part.member(table));
        Consumer<JsonNode> each = part.name().equals(JOURNAL) ? walk.through(table) : row -> {};
        rows(
            part,
            table,
            row -> {
              each.accept(row);
              progress.accept(1);
            });
      }
    }
    walk.end();
    for (Picture picture : manifest.pictures()) {
      members.add(picture.member());
      byte[] _ = picture(picture);
      progress.accept(1);
    }
    Collections.list(zip.entries()).stream()
        .map(ZipEntry::getName)
        .filter(name -> !members.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new BackupException(path + " holds " + name + ", which its manifest does not name");
        });
  }

  /// Gives each row of a table to a consumer, and checks digest and count at its end.
  public void rows(Part part, Table table, Consumer<JsonNode> each) {
    String member = part.member(table);
    MessageDigest digest = JournalChain.sha256();
    long count = 0;
    try (InputStream bytes = member(member);
        InputStream in = new BufferedInputStream(new DigestInputStream(bytes, digest), 1 << 16)) {
      RowLines lines = new RowLines(in, MAX_LINE_BYTES);
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        count++;
        each.accept(row(member, count, table, line.get()));
      }
    } catch (IOException cause) {
      throw damaged(member + " can't be read (" + cause.getMessage() + ")", cause);
    }
    if (count != table.rows()) {
      throw damaged(member + " has " + count + " rows, not " + table.rows(), null);
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
      throw damaged(member + " was changed", null);
    }
  }

  /// A picture's bytes.
  public byte[] picture(Picture picture) {
    try (InputStream in = member(picture.member())) {
      byte[] bytes = in.readNBytes(MAX_PICTURE_BYTES);
      String sha256 = HexFormat.of().formatHex(JournalChain.sha256().digest(bytes));
      if (bytes.length != picture.bytes() || !sha256.equals(picture.sha256())) {
        throw damaged(picture.member() + " was changed", null);
      }
      return bytes;
    } catch (IOException cause) {
      throw damaged(picture.member() + " can't be read (" + cause.getMessage() + ")", cause);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException cause) {
      throw new BackupException("closing " + path, cause);
    }
  }

  private JsonNode row(String member, long line, Table table, byte[] text) {
    try {
      JsonNode row = Json.mapperForTrees().readTree(new String(text, StandardCharsets.UTF_8));
      if (row.isArray() && row.size() == table.columns().size()) {
        return row;
      }
    } catch (JacksonException noJson) {
      throw damaged(member + " line " + line + " is no JSON", noJson);
    }
    throw damaged(member + " line " + line + " is no row of the table", null);
  }

  private InputStream member(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw damaged(name + " is missing", null);
    }
    return zip.getInputStream(entry);
  }

  private BackupException damaged(String what, @Nullable Throwable cause) {
    return new BackupException(path + " is damaged: " + what, cause);
  }

  private static BackupManifest manifest(Path path, ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(BackupManifest.MEMBER);
    if (entry == null) {
      throw new BackupException(path + " is a zip file, but no backup: it has no manifest");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      JsonNode tree = Json.mapperForTrees().readTree(in.readNBytes(MAX_MANIFEST_BYTES));
      if (!tree.path("format").asString("").equals(BackupManifest.FORMAT)) {
        throw new BackupException(path + " is no backup of a store");
      }
      int version = tree.path("formatVersion").asInt(0);
      if (version != BackupManifest.VERSION) {
        throw new BackupException(
            "%s has form %d of backups, this program knows form %d: use the Q-Less that wrote it (%s)"
                .formatted(
                    path, version, BackupManifest.VERSION, tree.path("program").asString("?")));
      }
      return Json.read(Json.text(tree), BackupManifest.class);
    } catch (JacksonException | MalformedMessage cause) {
      throw new BackupException(path + " is damaged: its manifest can't be read", cause);
    }
  }

  /// Follows each trip's journal from row to row, and sees that it ends where the trip stands.
  private static final class JournalWalk {
    private final Map<String, Long> stands = new HashMap<>();
    private String trip = "";
    private long revision;
    private String hash = JournalChain.BEGINNING;

    Consumer<JsonNode> through(Table table) {
      return switch (table.name()) {
        case "shopping_session" -> trips(table.place("id"), table.place("revision"));
        case "session_event" ->
            events(table.place("session_id"), row -> link(table, row), table.place("hash"));
        default -> row -> {};
      };
    }

    private Consumer<JsonNode> trips(int id, int revision) {
      return row -> stands.put(row.get(id).asString(), row.get(revision).asLong());
    }

    private static JournalChain.Link link(Table table, JsonNode row) {
      return new JournalChain.Link(
          row.get(table.place("revision")).asLong(),
          row.get(table.place("source")).asString(),
          row.get(table.place("command_number")).asLong(),
          Instant.parse(row.get(table.place("at")).asString()),
          row.get(table.place("body")).asString());
    }

    private Consumer<JsonNode> events(
        int session, Function<JsonNode, JournalChain.Link> link, int hash) {
      return row -> {
        String of = row.get(session).asString();
        if (!of.equals(trip)) {
          ended();
          trip = of;
          revision = 0;
          this.hash = JournalChain.BEGINNING;
        }
        revision++;
        JournalChain.Link told = link.apply(row);
        String kept = row.get(hash).asString();
        if (told.revision() != revision || !JournalChain.fits(this.hash, told, kept)) {
          throw new BackupException(
              "the journal of trip " + of + " does not hang together at revision " + revision);
        }
        this.hash = kept;
      };
    }

    /// Called behind the last row of a trip.
    private void ended() {
      Long stood = trip.isEmpty() ? Long.valueOf(0) : stands.remove(trip);
      if (!trip.isEmpty() && (stood == null || stood != revision)) {
        throw new BackupException(
            "the journal of trip " + trip + " ends at revision " + revision + ", not " + stood);
      }
    }

    void end() {
      ended();
      stands.forEach((id, stood) -> {
        if (stood != 0) {
          throw new BackupException("the journal of trip " + id + " is missing");
        }
      });
    }
  }
}
