package io.qless.kiosk.sync;

import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.kiosk.storage.StoreException;
import io.qless.kiosk.storage.WholeCatalogueException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the trolley's catalogue at the hub's revision. Fetches when told of a newer one, and looks
/// by itself now and then; a stream that breaks off leaves the old catalogue in use. One thread of
/// its own.
public final class CatalogueSync implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogueSync.class);

  /// How often to look without being told, in case the telling got lost.
  private static final Duration LOOK_ANYWAY = Duration.ofMinutes(5);

  /// Pause after a failure.
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final HubHttp http;
  private final CatalogueCache cache;
  private final Runnable changed;
  private final Semaphore told = new Semaphore(1);
  private volatile boolean closed;
  private String complaint = "";

  /// @param changed called after a newer catalogue is in use
  public CatalogueSync(HubHttp http, CatalogueCache cache, Runnable changed) {
    this.http = http;
    this.cache = cache;
    this.changed = changed;
    Thread.ofVirtual().name("catalogue").start(this::run);
  }

  /// Look soon.
  public void look() {
    told.drainPermits();
    told.release();
  }

  @Override
  public void close() {
    closed = true;
    look();
  }

  private void run() {
    try {
      while (!closed) {
        if (!told.tryAcquire(LOOK_ANYWAY.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.debug("nobody told of a new catalogue, looking anyway");
        }
        if (!closed && !fetch()) {
          Thread.sleep(PAUSE);
          look();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return false if it should be tried again
  private boolean fetch() {
    long before = cache.revision();
    try {
      if (cache.recover()) {
        LOG.warn("the catalogue on this trolley's disk is at revision {} again", cache.revision());
        before = cache.revision();
      }
      fetch(before);
    } catch (IOException | StoreException | MalformedMessage cause) {
      complain(before, cause);
      return false;
    }
    complaint = "";
    if (cache.revision() != before) {
      LOG.info(
          "catalogue revision {} in use, {} articles", cache.revision(), cache.head().articles());
      changed.run();
    }
    return true;
  }

  /// Who has a revision that the hub does not know takes the whole catalogue in place of the old
  /// one.
  private void fetch(long since) throws IOException {
    try {
      apply(since, cache::apply);
    } catch (StoreException refused) {
      if (!(refused.getCause() instanceof WholeCatalogueException)) {
        throw refused;
      }
      LOG.info("the hub does not know catalogue revision {}; taking all of it anew", since);
      apply(0, cache::applyAnew);
    }
  }

  private void apply(long since, Consumer<Consumer<Consumer<CatalogueChange>>> into)
      throws IOException {
    HubHttp.Answer answer = http.get("/catalogue/changes?since=" + since);
    boolean gzip = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    try (InputStream body = answer.watched();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    gzip ? new GZIPInputStream(body) : body, StandardCharsets.UTF_8))) {
      into.accept(each -> read(lines, each));
    }
  }

  /// Says each reason once, not with each try.
  private void complain(long revision, Exception cause) {
    String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    if (!reason.equals(complaint)) {
      complaint = reason;
      LOG.info(
          "no newer catalogue can be had, revision {} stays in use; trying on ({})",
          revision,
          reason);
    }
  }

  private static void read(BufferedReader lines, Consumer<CatalogueChange> each) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        each.accept(Json.read(line, CatalogueChange.class));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("the catalogue stream broke", broken);
    }
  }
}
