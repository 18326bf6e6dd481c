package io.qless.kiosk.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.Json;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.item.CodeReading;
import io.qless.shop.item.ItemCodes;
import io.qless.shop.item.LabelTemplate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The trolley's catalogue follows the hub's over real HTTP.
class CatalogueSyncIT {

  private static final StoreRule LABEL =
      new StoreRule.Label(new LabelTemplate("WEIGHT-21", "21{plu:5}{grams:5}{check}"));

  private static final Duration SILENCE = Duration.ofMillis(200);

  @TempDir Path directory;
  private HttpServer hub;
  private HubHttp http;
  private CatalogueCache cache;
  private volatile String stream = "";
  private final Semaphore changed = new Semaphore(0);

  /// Answers that stop in the middle, and say no more.
  private final Semaphore fallsSilent = new Semaphore(0);

  private final Semaphore asked = new Semaphore(0);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final ExecutorService answering = Executors.newCachedThreadPool();

  @BeforeEach
  void open() throws IOException {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext(
        "/catalogue/changes",
        exchange -> {
          try (exchange) {
            byte[] lines = stream.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, lines.length);
            if (fallsSilent.tryAcquire()) {
              exchange.getResponseBody().write(lines, 0, lines.length / 2);
              exchange.getResponseBody().flush();
              asked.release();
              goOn.await();
            }
            exchange.getResponseBody().write(lines);
          } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
          }
        });
    hub.setExecutor(answering);
    hub.start();
    String url = "http://127.0.0.1:" + hub.getAddress().getPort();
    http =
        new HubHttp(
            new DeviceCredentials(
                DeviceKind.TROLLEY, "T1", "secret", "S017", "tcp://127.0.0.1:1", url),
            new Trust.Platform(),
            SILENCE);
    cache = new CatalogueCache(directory);
  }

  @AfterEach
  void close() {
    http.close();
    cache.close();
    goOn.countDown();
    hub.stop(0);
    answering.shutdownNow();
  }

  @Test
  void aWithdrawnLabelIsReadNoMoreNotEvenAfterARestart() throws InterruptedException {
    says(1, List.of(new CatalogueChange.StoreRuleSet(LABEL)));
    CatalogueSync sync = new CatalogueSync(http, cache, changed::release);
    try {
      awaitRevision(1);
      assertThat(labelIsRead()).isTrue();
      says(2, List.of(new CatalogueChange.StoreRuleGone(LABEL.key())));
      sync.look();
      awaitRevision(2);
      assertThat(labelIsRead()).isFalse();
    } finally {
      sync.close();
    }
    cache.close();
    cache = new CatalogueCache(directory);
    assertThat(cache.revision()).isEqualTo(2);
    assertThat(labelIsRead()).isFalse();
  }

  @Test
  void aHubThatWentBackToABackupLeavesNothingOfWhatCameAfterIt() throws InterruptedException {
    says(7, List.of(new CatalogueChange.StoreRuleSet(LABEL)));
    CatalogueSync sync = new CatalogueSync(http, cache, changed::release);
    try {
      awaitRevision(7);
      assertThat(labelIsRead()).isTrue();
      stream =
          line(
              new CatalogueChange.End(
                  new CatalogueHead(1_000_003, 0), 0, CatalogueChange.Extent.WHOLE));
      sync.look();
      awaitRevision(1_000_003);
      assertThat(labelIsRead()).isFalse();
    } finally {
      sync.close();
    }
  }

  @Test
  void aHubThatFallsSilentInTheMiddleIsAskedAgain() throws InterruptedException {
    fallsSilent.release();
    says(3, List.of(new CatalogueChange.StoreRuleSet(LABEL)));
    CatalogueSync sync = new CatalogueSync(http, cache, changed::release);
    try {
      sync.look();
      assertThat(asked.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
      awaitRevision(3);
      assertThat(labelIsRead()).isTrue();
    } finally {
      sync.close();
    }
  }

  private void says(long revision, List<CatalogueChange> changes) {
    String lines = changes.stream().map(change -> line(change)).collect(Collectors.joining());
    stream = lines + line(new CatalogueChange.End(new CatalogueHead(revision, 0), changes.size()));
  }

  private static String line(CatalogueChange change) {
    return new String(Json.bytes(change), StandardCharsets.UTF_8) + "\n";
  }

  private void awaitRevision(long revision) throws InterruptedException {
    assertThat(changed.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    assertThat(cache.revision()).isEqualTo(revision);
  }

  private boolean labelIsRead() {
    return ItemCodes.parse("]E0", "2104011008203", cache.storeRules().labels(), ItemCodes.ANY_DAY)
        instanceof CodeReading.Goods;
  }
}
