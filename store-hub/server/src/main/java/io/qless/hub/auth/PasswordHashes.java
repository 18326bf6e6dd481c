package io.qless.hub.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Turns passwords into what may be kept: Argon2id (RFC 9106) in the PHC string format. Safe for
/// any thread; only some hash at the same time, since each takes [#COST] of memory and a core.
final class PasswordHashes {

  /// How much work a hash is.
  ///
  /// @param kibibytes of memory
  /// @param passes over it
  /// @param lanes side by side
  record Cost(int kibibytes, int passes, int lanes) {}

  /// The least that the OWASP Password Storage Cheat Sheet asks for; 0.2 s on a small machine.
  static final Cost COST = new Cost(19_456, 2, 1);

  /// 38 MiB and two cores at most; a store's hub has other work.
  static final int MAX_AT_ONCE = 2;

  /// Who waits longer has gone away.
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  /// What two cores get through in [#MAX_WAIT].
  private static final int MAX_WAITING = 40;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /// No row of ours costs more; a damaged one must not take the machine.
  private static final int MAX_KIBIBYTES = 1 << 16;

  private static final int MAX_PASSES = 16;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,6}),t=([0-9]{1,2}),p=([0-9])"
              + "\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");

  /// What no password has; checking against it takes as long as against a real one.
  private static final String NOBODYS = phc(COST, new byte[SALT_BYTES], new byte[HASH_BYTES]);

  private final Semaphore places = new Semaphore(MAX_AT_ONCE, true);

  /// The text to keep for a password, with a new salt each time.
  String hash(String password) {
    return hash(password, COST);
  }

  String hash(String password, Cost cost) {
    byte[] salt = Secrets.bytes(SALT_BYTES);
    return phc(cost, salt, argon2(password, cost, salt, HASH_BYTES));
  }

  /// Whether this is the password.
  ///
  /// @param phc what was kept; an empty text does the same work and never matches
  boolean matches(String password, String phc) {
    Kept kept = Kept.read(phc.isEmpty() ? NOBODYS : phc);
    byte[] hash = argon2(password, kept.cost, kept.salt, kept.hash.length);
    return MessageDigest.isEqual(hash, kept.hash) && !phc.isEmpty();
  }

  /// Whether it was made when less work was thought to be enough, or more.
  static boolean isOld(String phc) {
    return !phc.isEmpty() && !Kept.read(phc).cost.equals(COST);
  }

  private byte[] argon2(String password, Cost cost, byte[] salt, int length) {
    takePlace();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(cost.kibibytes())
              .withIterations(cost.passes())
              .withParallelism(cost.lanes())
              .withSalt(salt)
              .build());
      byte[] hash = new byte[length];
      generator.generateBytes(bytes(password), hash);
      return hash;
    } finally {
      places.release();
    }
  }

  private void takePlace() {
    try {
      if (places.getQueueLength() < MAX_WAITING
          && places.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new TooBusyException("too many passwords are being checked");
  }

  /// The same characters typed on another keyboard are the same password.
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
  }

  private static String phc(Cost cost, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.kibibytes(),
            cost.passes(),
            cost.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  private static final class Kept {
    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    private Kept(Cost cost, byte[] salt, byte[] hash) {
      this.cost = cost;
      this.salt = salt;
      this.hash = hash;
    }

    static Kept read(String phc) {
      Matcher parts = PHC.matcher(phc);
      if (!parts.matches()) {
        throw new IllegalStateException("a kept password is no Argon2id hash");
      }
      Cost cost =
          new Cost(
              Integer.parseInt(parts.group(1)),
              Integer.parseInt(parts.group(2)),
              Integer.parseInt(parts.group(3)));
      if (cost.kibibytes() > MAX_KIBIBYTES || cost.passes() > MAX_PASSES) {
        throw new IllegalStateException("a kept password asks for too much work");
      }
      Base64.Decoder base64 = Base64.getDecoder();
      return new Kept(cost, base64.decode(parts.group(4)), base64.decode(parts.group(5)));
    }
  }
}
