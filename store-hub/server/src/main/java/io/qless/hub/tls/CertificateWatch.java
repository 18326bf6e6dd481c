package io.qless.hub.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keystore while the hub runs. A renewed one is taken up without a new start; one that is no
/// good is told in the log once, and the hub goes on with what it has. Says when the certificate
/// nears its end. Safe for any thread; lives as long as the hub.
public final class CertificateWatch implements AutoCloseable {

  /// Who renews certificates needs some days, and ACME clients try for a month before the end.
  public static final Duration RENEW = Duration.ofDays(21);

  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

  /// Looking is asking the disk for the file's time.
  private static final Duration LOOK = Duration.ofSeconds(3);

  private final Path keystore;
  private final String password;
  private final Path inUse;
  private final InstantSource clock;
  private final List<Consumer<HubCertificate>> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("certificate-watch").daemon().factory());
  private volatile HubCertificate current;
  private volatile Consumer<Ending> ear = _ -> {};

  /// What the file looked like when it was read last. Guarded by this.
  private String seen = "";

  /// Whom somebody was told of as nearing its end, and as ended. Guarded by this.
  private String warnedOf = "";

  /// A certificate that needs somebody.
  ///
  /// @param serial its number, hexadecimal
  /// @param ended whether it is over already
  public record Ending(String serial, Instant end, boolean ended) {

    /// For staff.
    public String text() {
      return "the certificate of the encrypted doors %s on %s: renew it (see deploy/https.md), or phones and trolleys stay outside"
          .formatted(ended ? "ended" : "ends", end.atOffset(ZoneOffset.UTC).toLocalDate());
    }
  }

  /// Reads the keystore; nothing is watched before [#start].
  ///
  /// @param keystore PKCS12 file
  /// @param inUse where a copy is kept for parts that read the file by themselves: they must never
  ///   see a bad one
  /// @throws TlsException if it is no good
  public CertificateWatch(Path keystore, String password, Path inUse, InstantSource clock) {
    this.keystore = keystore;
    this.password = password;
    this.inUse = inUse;
    this.clock = clock;
    seen = looks();
    current = HubCertificate.read(keystore, password);
    copy(current);
  }

  /// Asks to be told of each certificate that is taken up.
  public void whenNew(Consumer<HubCertificate> listener) {
    listeners.add(listener);
  }

  /// Tells of a certificate that nears its end, and again when it has ended.
  public void whenEnding(Consumer<Ending> listener) {
    ear = listener;
  }

  /// Looks after the keystore from now on.
  public void start() {
    ScheduledFuture<?> _ =
        timer.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// What the hub shows now.
  public HubCertificate current() {
    return current;
  }

  /// The copy of the keystore that is in use.
  public Path inUse() {
    return inUse;
  }

  /// Whether the certificate is over.
  public boolean isOver() {
    return !current.ends().isAfter(clock.instant());
  }

  /// One round; [#start] does it by itself.
  public synchronized void look() {
    try {
      String now = looks();
      if (!now.equals(seen)) {
        seen = now;
        takeUp();
      }
      warn();
    } catch (RuntimeException failed) {
      LOG.error("the certificate could not be looked after, next round tries again", failed);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private void takeUp() {
    HubCertificate fresh;
    try {
      fresh = HubCertificate.read(keystore, password);
      if (!fresh.ends().isAfter(clock.instant())) {
        throw new TlsException(keystore + " ended at " + fresh.ends(), null);
      }
    } catch (TlsException bad) {
      LOG.error(
          "the new keystore is not taken up, the hub goes on with the certificate that ends at {}: {}",
          current.ends(),
          bad.getMessage());
      return;
    }
    if (Arrays.equals(fresh.file(), current.file())) {
      return;
    }
    copy(fresh);
    current = fresh;
    listeners.forEach(listener -> tell(listener, fresh));
    LOG.info("a new certificate is taken up, it ends at {}", fresh.ends());
  }

  /// One part that can't take it must not keep it from the others.
  private static void tell(Consumer<HubCertificate> listener, HubCertificate fresh) {
    try {
      listener.accept(fresh);
    } catch (RuntimeException failed) {
      LOG.error("a part of the hub did not take the new certificate up: restart the hub", failed);
    }
  }

  private void warn() {
    Instant end = current.ends();
    Instant now = clock.instant();
    if (end.isAfter(now.plus(RENEW))) {
      return;
    }
    Ending ending =
        new Ending(current.server().getSerialNumber().toString(16), end, !end.isAfter(now));
    String about = ending.serial() + ending.ended();
    if (!about.equals(warnedOf)) {
      LOG.warn("{}", ending.text());
      ear.accept(ending);
      warnedOf = about; // only now: who could not be told is told in the next round
    }
  }

  private void copy(HubCertificate certificate) {
    try {
      SafeFile.write(inUse, certificate.file(), SafeFile.OWN);
    } catch (IOException cause) {
      throw new TlsException(inUse + " can't be written", cause);
    }
  }

  /// What changes when a file is written or replaced; empty if it can't be seen.
  private String looks() {
    try {
      BasicFileAttributes file = Files.readAttributes(keystore, BasicFileAttributes.class);
      return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
    } catch (IOException gone) {
      return "";
    }
  }
}
