package io.qless.hub.device;

import io.qless.contract.rest.DeviceKind;
import io.qless.hub.storage.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The passwords of trolleys and gates, for MQTT and HTTP alike. Safe for any thread; lives as long
/// as the hub.
///
/// Passwords are 192 random bits of our own making, so one salted SHA-256 is as hard to undo as
/// they are to guess; a slow hash would only slow down the night when all trolleys reconnect.
public final class DeviceStore {

  private static final int PASSWORD_BYTES = 24;
  private static final int SALT_BYTES = 12;

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final Database journal;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final List<DeviceListener> listeners = new CopyOnWriteArrayList<>();

  public DeviceStore(Database journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /// Asks to be told of each device that is let in or shut out.
  public void listen(DeviceListener listener) {
    listeners.add(listener);
  }

  /// Lets a device in, or gives it a new password in place of the old one.
  ///
  /// @return the password, kept nowhere else; empty if a device of another kind has that name
  public Optional<String> enrol(DeviceKind kind, String id) {
    byte[] secret = bytes(PASSWORD_BYTES);
    String password = TEXT.encodeToString(secret);
    String kept = hash(bytes(SALT_BYTES), password);
    boolean done =
        journal
            .jdbi()
            .inTransaction(handle -> {
              int known =
                  handle.execute(
                      "UPDATE device SET password_hash = ?, enrolled_at = ? WHERE id = ? AND kind = ?",
                      kept,
                      clock.instant().atOffset(ZoneOffset.UTC),
                      id,
                      kind.word());
              return known == 1
                  || handle.execute(
                          "INSERT INTO device (id, kind, password_hash, enrolled_at)"
                              + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                          id,
                          kind.word(),
                          kept,
                          clock.instant().atOffset(ZoneOffset.UTC))
                      == 1;
            });
    journal.makeDurable();
    if (done) {
      listeners.forEach(listener -> listener.enrolled(kind, id, password));
    }
    return done ? Optional.of(password) : Optional.empty();
  }

  /// Shuts a device out: its password opens nothing any more.
  ///
  /// @return false if there is none of that name
  public boolean revoke(String id) {
    boolean done =
        journal
            .jdbi()
            .withHandle(handle -> handle.execute("DELETE FROM device WHERE id = ?", id) == 1);
    journal.makeDurable();
    if (done) {
      listeners.forEach(listener -> listener.revoked(id));
    }
    return done;
  }

  /// All that are enrolled, by their names.
  public List<Enrolled> list() {
    return journal
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT id, kind, enrolled_at FROM device ORDER BY id")
                .map((row, context) ->
                    new Enrolled(
                        row.getString("id"),
                        kind(row.getString("kind")),
                        row.getObject("enrolled_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  /// What the device is, if that is its password; empty otherwise. Takes as long for an unknown
  /// device as for a wrong password.
  public Optional<DeviceKind> check(String id, String password) {
    Optional<Device> found =
        journal
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("SELECT kind, password_hash FROM device WHERE id = ?")
                    .bind(0, id)
                    .map((row, context) ->
                        new Device(kind(row.getString("kind")), row.getString("password_hash")))
                    .findOne());
    String kept = found.map(Device::hash).orElseGet(() -> hash(new byte[SALT_BYTES], ""));
    byte[] salt = Arrays.copyOf(Base64.getUrlDecoder().decode(kept), SALT_BYTES);
    boolean right =
        MessageDigest.isEqual(
            kept.getBytes(StandardCharsets.US_ASCII),
            hash(salt, password).getBytes(StandardCharsets.US_ASCII));
    return right ? found.map(Device::kind) : Optional.empty();
  }

  private static DeviceKind kind(String word) {
    return DeviceKind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Salt and hash in one text of 59 characters.
  private static String hash(byte[] salt, String password) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      byte[] sum = digest.digest(password.getBytes(StandardCharsets.UTF_8));
      byte[] both = Arrays.copyOf(salt, salt.length + sum.length);
      System.arraycopy(sum, 0, both, salt.length, sum.length);
      return TEXT.encodeToString(both);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /// A device that was let in.
  ///
  /// @param at when it got its password
  public record Enrolled(String id, DeviceKind kind, Instant at) {}

  private record Device(DeviceKind kind, String hash) {}
}
