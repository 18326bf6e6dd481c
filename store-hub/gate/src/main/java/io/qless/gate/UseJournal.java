package io.qless.gate;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file behind [UsedPasses]: lines with a checksum, forced to the disk one by one. Not safe for
/// several threads; one gate at a time, held by a lock file.
final class UseJournal implements AutoCloseable {

  /// A journal is written anew when it has so many lines more than it needs.
  static final int SLACK_LINES = 1_024;

  private static final Logger LOG = LoggerFactory.getLogger(UseJournal.class);
  private static final int CHECKSUM_CHARS = 8;

  /// One thing that happened.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Line.Redeemed.class, name = "redeemed"),
    @JsonSubTypes.Type(value = Line.Heard.class, name = "heard"),
    @JsonSubTypes.Type(value = Line.Happened.class, name = "happened"),
    @JsonSubTypes.Type(value = Line.Acknowledged.class, name = "acknowledged")
  })
  sealed interface Line {

    /// Used up here; waits for the hub.
    record Redeemed(PassUse use) implements Line {}

    /// Used up, and nobody waits for the news: elsewhere, or acknowledged.
    record Heard(PassUse use) implements Line {}

    /// Something else happened; waits for the hub.
    record Happened(Incident incident) implements Line {}

    /// The hub has the report of this number.
    record Acknowledged(long sequence) implements Line {}
  }

  private final Path file;
  private final FileChannel lock;
  private @Nullable FileChannel channel;
  private long goodBytes;
  private int lines;

  UseJournal(Path directory) {
    this.file = directory.resolve("used-passes.journal");
    try {
      Files.createDirectories(directory);
      this.lock =
          FileChannel.open(
              directory.resolve("gate.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException cause) {
      throw new GateException("opening the gate's directory " + directory, cause);
    }
    try {
      if (lock.tryLock() == null) {
        throw new GateException("another gate uses " + directory, null);
      }
    } catch (IOException | OverlappingFileLockException cause) {
      throw new GateException("another gate uses " + directory, cause);
    }
  }

  /// Tells each line in order. A line that is no line, such as the half one of a power cut, is left
  /// out and logged.
  void read(Consumer<Line> reader) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      for (String text : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
        if (!text.isEmpty()) {
          readLine(text, reader);
        }
      }
    } catch (IOException cause) {
      throw new GateException("reading " + file, cause);
    }
  }

  /// On the disk when this returns; when it throws, the journal is as before.
  void append(Line line) {
    FileChannel open = channel;
    if (open == null) {
      throw new GateException("the journal " + file + " is not open", null);
    }
    try {
      ByteBuffer bytes = bytes(line);
      long end = goodBytes + bytes.remaining();
      writeAll(open, bytes, goodBytes);
      open.force(false);
      goodBytes = end;
      lines++;
    } catch (IOException cause) {
      throw new GateException("writing " + file, cause);
    }
  }

  /// Whether it should be written anew, as it needs only so many lines.
  boolean tooLong(int needed) {
    return lines > needed + SLACK_LINES;
  }

  /// Replaces the journal in one step; when it throws, the journal is as before.
  void rewrite(List<Line> live) {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      FileChannel fresh =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      long end = 0;
      try {
        for (Line line : live) {
          ByteBuffer bytes = bytes(line);
          int size = bytes.remaining();
          writeAll(fresh, bytes, end);
          end += size;
        }
        fresh.force(true);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException cause) {
        fresh.close();
        throw cause;
      }
      closeChannel();
      channel = fresh;
      goodBytes = end;
      lines = live.size();
      forceDirectory();
    } catch (IOException cause) {
      throw new GateException("writing " + file + " anew", cause);
    }
  }

  @Override
  public void close() {
    try (lock) {
      closeChannel();
    } catch (IOException cause) {
      throw new GateException("closing " + file, cause);
    }
  }

  private void closeChannel() throws IOException {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      open.close();
    }
  }

  /// The name of a new file is safe when its directory is (Linux: fsync of the directory).
  private void forceDirectory() throws IOException {
    try (FileChannel directory =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /// Always from the same place: half a line of a failed try is written over.
  private static void writeAll(FileChannel to, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += to.write(bytes, at);
    }
  }

  private void readLine(String text, Consumer<Line> reader) {
    String json = text.substring(Math.min(text.length(), CHECKSUM_CHARS + 1));
    if (!text.equals(checksum(json) + " " + json)) {
      LOG.warn("Half a line in {} is left out: {}", file, text);
      return;
    }
    try {
      reader.accept(Json.read(json, Line.class));
    } catch (MalformedMessage unknown) {
      LOG.warn("A line in {} is left out: {}", file, unknown.getMessage());
    }
  }

  private static ByteBuffer bytes(Line line) {
    String json = Json.text(line);
    return ByteBuffer.wrap((checksum(json) + " " + json + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String checksum(String json) {
    CRC32 crc = new CRC32();
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(crc.getValue());
  }
}
