package io.qless.hub.exit;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.PassSigner;
import io.qless.contract.pass.PassVerifier;
import io.qless.contract.pass.SigningKey;
import io.qless.contract.rest.KeyList;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys that sign exit passes: the one that signs, the one that is to follow it, and those
/// whose passes may still be about. One per hub, and the secret halves never leave it; what hubs
/// that share a store know of each other's is in [StoreKeys]. Any thread may call.
///
/// A change of keys leaves no gap: the next key is published at once and signs only after a lead,
/// by which every gate has heard of it; the old one stays published until the last pass that it
/// signed has ended, and some time longer for clocks. A gate that was away for the whole lead turns
/// away passes of the new key until it hears the hub again.
///
/// | file | holds |
/// |---|---|
/// | `exit-pass.key` | the key that signs |
/// | `exit-pass-next.key` | the key that follows it; only while there is one |
/// | `exit-pass-keys.json` | public halves of old keys, and when what happens |
public final class KeyRing {

  /// How long a new key is published before it signs, unless somebody says otherwise: a gate that
  /// is away for a day has staff beside it.
  public static final Duration LEAD = Duration.ofHours(24);

  /// Longer nobody plans.
  public static final Duration LONGEST_LEAD = Duration.ofDays(90);

  /// An old key stays so long after its last pass can have ended.
  static final Duration AFTER_LAST_PASS = Duration.ofHours(1);

  /// As many old keys at once. More changes within an hour are a fault, or a bad day: they must
  /// wait.
  private static final int MAX_OLD = 8;

  private static final String CURRENT = "exit-pass.key";
  private static final String NEXT = "exit-pass-next.key";
  private static final String TIMES = "exit-pass-keys.json";
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  private final Path directory;
  private final InstantSource clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  // Guarded by this:
  private SigningKey current;
  private List<SigningKey> next;
  private Times times;

  /// When what happens.
  ///
  /// @param nextFrom when the next key begins to sign; the start of 1970 if there is none
  /// @param old newest first
  record Times(Instant nextFrom, List<Old> old) {
    static final Times NONE = new Times(Instant.EPOCH, List.of());

    Times {
      old = List.copyOf(old);
    }
  }

  /// A key that signs no more.
  ///
  /// @param jwks its public half
  /// @param until when it is taken off
  record Old(String jwks, Instant until) {
    String keyId() {
      return PassKeys.fromJwks(jwks).keyIds().getFirst();
    }
  }

  /// Reads the keys of a directory, and makes the first one.
  public KeyRing(Path directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
    try {
      current = SigningKey.loadOrCreate(directory.resolve(CURRENT));
      Path nextFile = directory.resolve(NEXT);
      next = Files.exists(nextFile) ? List.of(SigningKey.loadOrCreate(nextFile)) : List.of();
      Path file = directory.resolve(TIMES);
      times = Files.exists(file) ? Json.read(Files.readAllBytes(file), Times.class) : Times.NONE;
      if (!next.isEmpty() && times.nextFrom().equals(Instant.EPOCH)) {
        times = new Times(clock.instant().plus(LEAD), times.old()); // stopped between two files
        write(times);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("the keys of exit passes in " + directory, cause);
    }
  }

  /// Told after each change.
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  /// Signs a pass with the key that is due.
  String sign(ExitPass pass) {
    turn();
    SigningKey key;
    synchronized (this) {
      key = current;
    }
    return new PassSigner(key).sign(pass);
  }

  /// The public halves of all keys.
  ///
  /// @param living until when those that sign and follow are said to count
  synchronized List<PublicHalf> halves(Instant living) {
    List<PublicHalf> all = new ArrayList<>();
    all.add(half(current, PublicHalf.State.SIGNS, living));
    next.forEach(key -> all.add(half(key, PublicHalf.State.FOLLOWS, living)));
    for (Old old : times.old()) {
      if (!old.keyId().equals(current.keyId())) { // both after a stop in the middle of a step
        all.add(new PublicHalf(old.keyId(), PublicHalf.State.ENDS, old.jwks(), old.until()));
      }
    }
    return all;
  }

  private static PublicHalf half(SigningKey key, PublicHalf.State state, Instant until) {
    return new PublicHalf(key.keyId(), state, PassKeys.of(key).toJwks(), until);
  }

  /// Makes the key that is to follow, and publishes it.
  ///
  /// @param lead after which it signs; zero: at once, for a key that somebody else may have
  /// @return false if one waits already, or too many were changed of late
  boolean rotate(Duration lead) {
    if (lead.isNegative() || lead.compareTo(LONGEST_LEAD) > 0) {
      throw new IllegalArgumentException("no lead of " + lead);
    }
    synchronized (this) {
      if (!next.isEmpty() || times.old().size() >= MAX_OLD) {
        return false;
      }
      next = List.of(SigningKey.loadOrCreate(directory.resolve(NEXT)));
      times = new Times(clock.instant().plus(lead), times.old());
      write(times);
      LOG.info(
          "the key {} will sign exit passes from {}", next.getFirst().keyId(), times.nextFrom());
    }
    if (!turn()) {
      listeners.forEach(Runnable::run);
    }
    return true;
  }

  /// Lets the next key sign if it is due, and takes old ones off.
  ///
  /// @return whether something changed
  boolean turn() {
    synchronized (this) {
      Instant now = clock.instant();
      boolean due = !next.isEmpty() && !now.isBefore(times.nextFrom());
      List<Old> old = new ArrayList<>(times.old());
      boolean gone = old.removeIf(key -> !now.isBefore(key.until()));
      if (!due && !gone) {
        return false;
      }
      if (due) {
        step(now, old);
      } else {
        times = new Times(times.nextFrom(), old);
        write(times);
      }
    }
    listeners.forEach(Runnable::run);
    return true;
  }

  /// The old key is written down as old before the next takes its place: a stop in between leaves a
  /// key that is both, which does no harm.
  private void step(Instant now, List<Old> old) {
    Instant until = now.plus(ExitPass.LIFETIME).plus(PassVerifier.SKEW).plus(AFTER_LAST_PASS);
    String before = current.keyId();
    old.removeIf(key -> key.keyId().equals(before));
    old.addFirst(new Old(PassKeys.of(current).toJwks(), until));
    write(new Times(times.nextFrom(), old));
    try {
      Files.move(
          directory.resolve(NEXT), directory.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException cause) {
      throw new UncheckedIOException("letting the next key sign", cause);
    }
    current = next.getFirst();
    next = List.of();
    times = new Times(Instant.EPOCH, old);
    write(times);
    LOG.info("the key {} signs exit passes; {} counts until {}", current.keyId(), before, until);
  }

  /// The keys as an admin sees them.
  synchronized KeyList list() {
    List<KeyList.Key> keys = new ArrayList<>();
    keys.add(new KeyList.Key(current.keyId(), PublicHalf.State.SIGNS.word(), Instant.EPOCH));
    for (SigningKey key : next) {
      keys.add(new KeyList.Key(key.keyId(), PublicHalf.State.FOLLOWS.word(), times.nextFrom()));
    }
    for (Old old : times.old()) {
      keys.add(new KeyList.Key(old.keyId(), PublicHalf.State.ENDS.word(), old.until()));
    }
    return new KeyList(keys);
  }

  private void write(Times what) {
    Path file = directory.resolve(TIMES);
    Path draft = directory.resolve(TIMES + ".draft");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(Json.bytes(what));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException cause) {
      throw new UncheckedIOException("writing " + file, cause);
    }
  }
}
