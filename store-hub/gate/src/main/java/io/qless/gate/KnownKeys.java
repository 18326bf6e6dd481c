package io.qless.gate;

import io.qless.contract.pass.PassKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hub's public keys, the last good set of which is on disk: a gate that starts without a
/// network still knows them. Any thread may call; lives as long as the gate.
final class KnownKeys {

  private static final Logger LOG = LoggerFactory.getLogger(KnownKeys.class);

  private final Path file;
  private volatile PassKeys current = PassKeys.NONE;
  private boolean written;

  /// Reads the last good set, if there is one.
  KnownKeys(Path directory) {
    this.file = directory.resolve("exit-pass-keys.json");
    try {
      if (Files.exists(file)) {
        current = PassKeys.fromJwks(Files.readString(file));
        written = true;
        LOG.info("Checking passes with the keys {}, from the disk", current.keyIds());
      } else {
        LOG.warn("No keys yet: nobody can leave before the hub has said them once");
      }
    } catch (IOException | IllegalArgumentException spoilt) {
      LOG.error("The keys in {} can't be read; waiting for the hub's", file, spoilt);
    }
  }

  /// The keys to check with now.
  PassKeys current() {
    return current;
  }

  /// The hub says its keys. A spoilt set changes nothing; a good one counts at once, and after a
  /// restart too.
  synchronized void learn(String jwks) {
    PassKeys keys;
    try {
      keys = PassKeys.fromJwks(jwks);
    } catch (IllegalArgumentException spoilt) {
      LOG.error("The hub's keys are not taken: {}", spoilt.getMessage());
      return;
    }
    boolean news = !keys.keyIds().equals(current.keyIds());
    boolean same = written && keys.toJwks().equals(current.toJwks());
    current = keys;
    if (news) {
      LOG.info("Checking passes with the keys {}, from the hub", keys.keyIds());
    }
    if (same) {
      return; // the hub says them again and again, and a memory card wears out
    }
    try {
      store(keys.toJwks());
      written = true;
    } catch (IOException cause) {
      written = false;
      LOG.error("The keys are known but could not be written to {}", file, cause);
    }
  }

  private void store(String jwks) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(jwks.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
