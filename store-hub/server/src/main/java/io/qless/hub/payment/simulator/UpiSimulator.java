package io.qless.hub.payment.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qless.hub.payment.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A payment company for play: takes orders from the hub, shows the payer a page, and tells the hub
/// by signed webhook. Its own HTTP server on its own port; safe for any thread; lives until closed.
public final class UpiSimulator implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UpiSimulator.class);

  private static final Duration LOOK_FOR_SLOW_BANKS = Duration.ofSeconds(1);

  private static final Pattern PAGE = Pattern.compile("/pay/" + ShopDoor.NAME);

  private final OrderFile file;
  private final OrderBook orders;
  private final WebhookSender webhooks;
  private final FaultBook faults = new FaultBook();
  private final Payers payers;
  private final ShopDoor shop;
  private final FaultDoor faultDoor = new FaultDoor(faults);
  private final InstantSource clock;
  private final HttpServer server;
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("simulator-", 1).factory());
  private final ScheduledExecutorService banks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("simulator-banks").daemon().factory());

  /// Starts the server.
  ///
  /// @param clock the company's own clock
  public UpiSimulator(Config config, WebhookSignature signature, InstantSource clock) {
    this.clock = clock;
    file = new OrderFile(config.orders());
    orders = new OrderBook(clock, file);
    webhooks = new WebhookSender(signature, config.firstRetry(), clock);
    payers = new Payers(orders, webhooks, faults);
    try {
      server = HttpServer.create(config.listen(), 0);
    } catch (IOException cause) {
      file.close();
      throw new UncheckedIOException("the UPI simulator on " + config.listen(), cause);
    }
    String pages =
        (config.publicAddress().isEmpty() ? address().toString() : config.publicAddress())
            + "/pay/";
    shop = new ShopDoor(config.apiKey(), pages, orders, payers, faults);
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
    ScheduledFuture<?> _ =
        banks.scheduleWithFixedDelay(
            this::payDue,
            LOOK_FOR_SLOW_BANKS.toMillis(),
            LOOK_FOR_SLOW_BANKS.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /// Where the hub finds it.
  public URI address() {
    InetSocketAddress at = server.getAddress();
    String host = at.getAddress().isAnyLocalAddress() ? "127.0.0.1" : at.getHostString();
    return URI.create("http://" + host + ":" + at.getPort());
  }

  /// Says where webhooks go; before, none are sent.
  public void sendWebhooksTo(URI shopAddress) {
    webhooks.sendTo(shopAddress);
  }

  /// The payer decides, as the buttons of the page do.
  ///
  /// @param idOrReference the shop's name of the order or the `tr` of its QR code
  /// @return whether the order was still open
  public boolean decide(String idOrReference, boolean pay) {
    return payers.decide(idOrReference, pay);
  }

  /// The bank pays although the time is over or the payer declined.
  ///
  /// @return whether it could
  public boolean payLate(String idOrReference) {
    return payers.payLate(idOrReference);
  }

  /// Somebody pays a second time what is paid.
  ///
  /// @return whether they could
  public boolean payAgain(String idOrReference) {
    return payers.payAgain(idOrReference);
  }

  /// Orders a fault, as [FaultDoor] does.
  ///
  /// @param order the shop's name of the order it happens to; empty: any
  /// @param times how often
  public void order(Fault fault, String order, int times) {
    if (!faults.order(new FaultBook.Ordered(fault, order, times))) {
      throw new IllegalStateException("too many faults are ordered");
    }
  }

  /// Slow answers take this long from now on.
  public void slowness(Duration pause) {
    faults.pause(pause);
  }

  /// Nothing more goes wrong.
  public void heal() {
    faults.clear();
  }

  /// What the company has of each order, the oldest first.
  public List<Account> accounts() {
    return orders.all().stream()
        .map(order ->
            new Account(
                order.id(),
                order.received().paise(),
                order.received().currency(),
                order.refundedPaise()))
        .toList();
  }

  /// Money of one order at the company.
  ///
  /// @param order the shop's name for it
  /// @param receivedPaise what payers paid
  /// @param refundedPaise what went back of it
  public record Account(String order, long receivedPaise, String currency, long refundedPaise) {}

  @Override
  public void close() {
    server.stop(0);
    banks.shutdownNow();
    workers.shutdownNow();
    webhooks.close();
    file.close();
  }

  private void payDue() {
    try {
      payers.payDue();
    } catch (RuntimeException failed) {
      LOG.error("a slow bank could not pay", failed);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Matcher page = PAGE.matcher(path);
      if (path.startsWith("/v1/")) {
        shop.answer(exchange, path);
      } else if (page.matches()) {
        answerPayer(exchange, page.group(1));
      } else if (path.equals(FaultDoor.PATH)) {
        faultDoor.answer(exchange);
      } else if (path.equals("/pay.css")) {
        Reply.send(exchange, 200, "text/css; charset=utf-8", PayerStyle.SHEET);
      } else {
        Reply.page(exchange, 404, PayerPage.missing(words(exchange)));
      }
    }
  }

  private void answerPayer(HttpExchange exchange, String id) throws IOException {
    Optional<KeptOrder> order = orders.kept(id);
    if (order.isEmpty()) {
      Reply.page(exchange, 404, PayerPage.missing(words(exchange)));
      return;
    }
    if (exchange.getRequestMethod().equals("POST")) {
      boolean _ = pressed(id, new String(Reply.body(exchange), StandardCharsets.UTF_8));
      exchange.getResponseHeaders().set("Location", "/pay/" + id);
      exchange.sendResponseHeaders(303, -1);
      return;
    }
    boolean left = "left".equals(exchange.getRequestURI().getQuery());
    Reply.page(
        exchange, 200, new PayerPage(order.get(), clock.instant(), words(exchange)).html(left));
  }

  /// @return whether the button changed anything
  private boolean pressed(String id, String form) {
    return switch (form) {
      case "action=pay" -> payers.decide(id, true);
      case "action=decline" -> payers.decide(id, false);
      case "action=slow" -> payers.paySlowly(id);
      case "action=late" -> payers.payLate(id);
      case "action=again" -> payers.payAgain(id);
      default -> false;
    };
  }

  private static PayerWords words(HttpExchange exchange) {
    String languages = exchange.getRequestHeaders().getFirst("Accept-Language");
    return languages != null && languages.startsWith("hi") ? PayerWords.HINDI : PayerWords.ENGLISH;
  }

  /// How the simulator is set up.
  ///
  /// @param listen its own address; port 0 takes any
  /// @param publicAddress how a phone reaches it, such as `http://192.168.1.5:8090`; empty where
  ///   the address it listens on will do
  /// @param apiKey what it knows the shop by
  /// @param firstRetry pause before a webhook is sent the second time; each further pause doubles
  /// @param orders file of its orders; made if there is none
  public record Config(
      InetSocketAddress listen,
      String publicAddress,
      String apiKey,
      Duration firstRetry,
      Path orders) {

    public Config {
      if (apiKey.length() < 16) {
        throw new IllegalArgumentException("an API key has at least 16 characters");
      }
    }
  }
}
