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
import java.util.Arrays;
import java.util.List;
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
  private final WebhookSignature forgers =
      new WebhookSignature(List.of(WebhookSignature.newSecret()));
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

  /// How a letter is sent.
  ///
  /// @param copies how often, if all goes well
  /// @param exact whether the copies have the first one's time and signature
  /// @param ahead how far its time is ahead of the clock
  /// @param forged whether somebody else signs it
  /// @param blanks in front of the body
  /// @param patient whether it is tried again until it is taken
  record Manner(
      int copies, boolean exact, Duration ahead, boolean forged, int blanks, boolean patient) {

    static final Manner PLAIN = new Manner(1, false, Duration.ZERO, false, 0, true);
    static final Manner THRICE = new Manner(3, false, Duration.ZERO, false, 0, true);
    static final Manner REPLAYED = new Manner(3, true, Duration.ZERO, false, 0, true);
    static final Manner FORGED = new Manner(1, false, Duration.ZERO, true, 0, false);
    static final Manner HUGE = new Manner(1, false, Duration.ZERO, false, 1 << 20, false);

    static Manner at(Duration ahead) {
      return new Manner(1, false, ahead, false, 0, false);
    }
  }

  /// What is posted, and how.
  record Letter(SimulatorWire.Notice notice, Manner manner) {}

  void sendTo(URI shop) {
    target.set(Optional.of(shop));
  }

  /// Sends letters, each after the one before it was taken or given up.
  void send(List<Letter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    if (target.get().isEmpty() || !places.tryAcquire()) {
      LOG.warn("no webhook for order {}", letters.getFirst().notice().order().id());
      return;
    }
    workers.execute(() -> {
      try {
        letters.forEach(this::sendNow);
      } finally {
        places.release();
      }
    });
  }

  /// Sends one letter and returns when it was taken or given up.
  void sendNow(Letter letter) {
    Optional<URI> shop = target.get();
    if (shop.isEmpty()) {
      return;
    }
    String id = "msg_" + UUID.randomUUID();
    Manner manner = letter.manner();
    byte[] body = body(letter);
    Instant first = clock.instant();
    try {
      for (int copy = 0; copy < manner.copies(); copy++) {
        deliver(shop.get(), id, body, manner, first);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] body(Letter letter) {
    byte[] words = Json.bytes(letter.notice());
    byte[] body = new byte[letter.manner().blanks() + words.length];
    Arrays.fill(body, (byte) ' ');
    System.arraycopy(words, 0, body, letter.manner().blanks(), words.length);
    return body;
  }

  private void deliver(URI shop, String id, byte[] body, Manner manner, Instant first)
      throws InterruptedException {
    Duration pause = firstPause;
    for (int tries = 1; tries <= (manner.patient() ? MAX_TRIES : 1); tries++) {
      if (taken(shop, id, body, manner, manner.exact() ? first : clock.instant())) {
        return;
      }
      if (manner.patient()) {
        Thread.sleep(pause);
        pause = pause.multipliedBy(2);
      }
    }
    LOG.warn("webhook {} was never taken", id);
  }

  private boolean taken(URI shop, String id, byte[] body, Manner manner, Instant now)
      throws InterruptedException {
    Instant told = now.plus(manner.ahead());
    WebhookSignature signer = manner.forged() ? forgers : signature;
    HttpRequest request =
        HttpRequest.newBuilder(shop)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header(WebhookSignature.ID, id)
            .header(WebhookSignature.TIMESTAMP, Long.toString(told.getEpochSecond()))
            .header(WebhookSignature.SIGNATURE, signer.sign(id, told, body))
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
