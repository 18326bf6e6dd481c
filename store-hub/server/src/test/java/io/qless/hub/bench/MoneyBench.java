package io.qless.hub.bench;

import io.javalin.Javalin;
import io.qless.hub.payment.PaymentDesk;
import io.qless.hub.payment.PaymentHouse;
import io.qless.hub.payment.Providers;
import io.qless.hub.payment.SmallShelf;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.AlertStore;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.Databases;
import io.qless.hub.web.PaymentRoutes;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The hub's money side with everything real but the company, as fast as it goes, beside the bare
/// database that commits the same rows. Both on H2 files of their own, each commit forced.
final class MoneyBench implements AutoCloseable {

  private static final long AMOUNT = 12_345;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final int workers;
  private final Database journal;
  private final Database bare;
  private final SessionDesk sessions;
  private final PaymentDesk desk;
  private final Javalin web;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, CountDownLatch> open = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> paid = new ConcurrentHashMap<>();

  /// @param workers that pay or post at the same time
  MoneyBench(Path folder, int workers) {
    this.workers = workers;
    InstantSource clock = InstantSource.system();
    journal = new Databases.InFiles(made(folder.resolve("hub"))).journal();
    bare = new Databases.InFiles(made(folder.resolve("bare"))).journal();
    sessions = new SessionDesk(journal, new SmallShelf(), clock);
    desk =
        new PaymentDesk(
            journal,
            sessions,
            new Providers(List.of(new PromptProvider())),
            new AlertStore(journal, clock),
            new PaymentDesk.Rules("S017", Duration.ofMinutes(5)),
            clock);
    sessions.listen(this::changed);
    desk.start(Duration.ofDays(1));
    web =
        Javalin.create(config -> new PaymentRoutes(desk.webhooks()).register(config.routes))
            .start("127.0.0.1", 0);
  }

  /// Webhooks over HTTP that nobody waits for: checked, kept, forced, answered.
  Latencies hubWebhooks(int count) {
    AtomicInteger next = new AtomicInteger();
    URI door = URI.create("http://127.0.0.1:" + web.port() + "/payment/webhook/prompt");
    return measured(
        count,
        () -> {
          int number = next.getAndIncrement();
          byte[] word = PromptProvider.word("evt-" + number, "nobodys-" + number, AMOUNT);
          post(door, word);
        });
  }

  /// The same rows by the database alone.
  Latencies bareWebhooks(int count) {
    AtomicInteger next = new AtomicInteger();
    BareMoney rows = new BareMoney(bare);
    return measured(
        count,
        () -> {
          int number = next.getAndIncrement();
          rows.webhook(
              "evt-" + number, PromptProvider.word("evt-" + number, "nobodys-" + number, AMOUNT));
        });
  }

  /// Trips from the wish to pay to the invoice.
  Latencies hubPayments(String name, int count) {
    AtomicInteger next = new AtomicInteger();
    return measured(
        count, () -> pay(new SessionId(name + "-%06d".formatted(next.getAndIncrement()))));
  }

  Latencies barePayments(String name, int count) {
    AtomicInteger next = new AtomicInteger();
    BareMoney rows = new BareMoney(bare);
    return measured(
        count,
        () -> {
          String trip = name + "-%06d".formatted(next.getAndIncrement());
          rows.payment(trip, PromptProvider.word("evt-" + trip, trip + "-4", AMOUNT));
        });
  }

  /// How many orders the hub has written.
  long orders() {
    return journal
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT COUNT(*) FROM invoice").mapTo(Long.class).one());
  }

  private void pay(SessionId trip) {
    String attempt = trip.text() + "-4";
    CountDownLatch opened = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    open.put(attempt, opened);
    paid.put(attempt, done);
    List<NumberedCommand> commands = new ArrayList<>();
    for (Command command :
        List.of(
            new Command.StartTrip("T1", "en"),
            PaymentHouse.scan(),
            new Command.StartCheckout(),
            new Command.RequestPayment())) {
      commands.add(
          new NumberedCommand(Source.TROLLEY, commands.size() + 1, PaymentHouse.NOON, command));
    }
    sessions.take("T1", trip, commands);
    await(opened, "a code for " + attempt);
    desk.webhooks()
        .take(
            PromptProvider.NAME, PromptProvider.word("evt-" + attempt, attempt, AMOUNT), Map.of());
    await(done, "money for " + attempt);
  }

  private void changed(Cart cart, List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      if (entry.event() instanceof Event.AttemptOpened opened) {
        release(open, opened.attempt());
      } else if (entry.event() instanceof Event.PaymentConfirmed confirmed) {
        release(paid, confirmed.attempt());
      }
    }
  }

  private static void release(Map<String, CountDownLatch> waiting, String attempt) {
    CountDownLatch latch = waiting.remove(attempt);
    if (latch != null) {
      latch.countDown();
    }
  }

  private Latencies measured(int count, Runnable one) {
    Latencies times = new Latencies();
    AtomicInteger left = new AtomicInteger(count);
    times.begin();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      List<Future<?>> running = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        running.add(
            threads.submit(() -> {
              while (left.getAndDecrement() > 0) {
                long begun = System.nanoTime();
                one.run();
                times.add(begun, System.nanoTime());
              }
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the bench failed", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    times.end();
    return times;
  }

  private void post(URI door, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(door)
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != 200) {
        throw new IllegalStateException("the hub answered " + status);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CountDownLatch latch, String what) {
    try {
      if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("not in time: " + what);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @Override
  public void close() {
    web.stop();
    desk.close();
    http.shutdownNow();
    journal.close();
    bare.close();
  }
}
