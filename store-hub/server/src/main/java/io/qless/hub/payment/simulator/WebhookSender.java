package io.qless.hub.payment.simulator;

import io.qless.contract.wire.Json;
import io.qless.hub.payment.SimulatorWire;
import io.qless.hub.payment.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the shop what became of an order, again and again until it is answered with 2xx. Safe for
/// any thread.
final class WebhookSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  /// Tries of one webhook: with doubling pauses from one second this is about four minutes.
  private static final int MAX_TRIES = 8;

  /// Webhooks being sent at once; more are left to the shop's own asking.
  private static final int MAX_AT_ONCE = 256;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final WebhookSignature signature;
  private final Duration firstPause;
  private final InstantSource clock;
  private final AtomicReference<Optional<URI>> target = new AtomicReference<>(Optional.empty());
  private final Semaphore places = new Semaphore(MAX_AT_ONCE);
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("simulator-hook-", 1).factory());

  WebhookSender(WebhookSignature signature, Duration firstPause, InstantSource clock) {
    this.signature = signature;
    this.firstPause = firstPause;
    this.clock = clock;
  }

  void sendTo(URI shop) {
    target.set(Optional.of(shop));
  }

  void send(SimulatorWire.Notice notice) {
    Optional<URI> shop = target.get();
    if (shop.isEmpty() || !places.tryAcquire()) {
      LOG.warn("no webhook for order {}", notice.order().id());
      return;
    }
    String id = "msg_" + UUID.randomUUID();
    byte[] body = Json.bytes(notice);
    workers.execute(() -> {
      try {
        deliver(shop.get(), id, body);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      } finally {
        places.release();
      }
    });
  }

  private void deliver(URI shop, String id, byte[] body) throws InterruptedException {
    Duration pause = firstPause;
    for (int tries = 1; tries <= MAX_TRIES; tries++) {
      if (taken(shop, id, body)) {
        return;
      }
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
    }
    LOG.warn("webhook {} was never taken", id);
  }

  private boolean taken(URI shop, String id, byte[] body) throws InterruptedException {
    Instant now = clock.instant();
    HttpRequest request =
        HttpRequest.newBuilder(shop)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header(WebhookSignature.ID, id)
            .header(WebhookSignature.TIMESTAMP, Long.toString(now.getEpochSecond()))
            .header(WebhookSignature.SIGNATURE, signature.sign(id, now, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException unreachable) {
      return false;
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    http.shutdownNow();
  }
}
