package io.qless.hub.payment.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.hub.payment.SimulatorWire;
import io.qless.hub.payment.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A payment company for play: takes orders from the hub, shows the payer a page, and tells the hub
/// by signed webhook. Its own HTTP server on its own port; safe for any thread; lives until closed.
public final class UpiSimulator implements AutoCloseable {

  private static final int MAX_BODY_BYTES = 16 * 1024;

  /// UPI limits a purchase at a shop to one lakh rupees.
  private static final long MAX_AMOUNT_PAISE = 10_000_000;

  private static final long MAX_EXPIRES_SECONDS = 7_200;
  private static final int MAX_NOTE_CHARS = 50;

  private static final String NAME = "([A-Za-z0-9_-]{1,64})";
  private static final Pattern ORDER = Pattern.compile("/v1/orders/" + NAME);
  private static final Pattern REFUNDS = Pattern.compile("/v1/orders/" + NAME + "/refunds");
  private static final Pattern PAGE = Pattern.compile("/pay/" + NAME);

  private final byte[] authorization;
  private final String pages;
  private final OrderFile file;
  private final OrderBook orders;
  private final WebhookSender webhooks;
  private final HttpServer server;
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("simulator-", 1).factory());

  /// Starts the server.
  ///
  /// @param clock the company's own clock
  public UpiSimulator(Config config, WebhookSignature signature, InstantSource clock) {
    authorization = ("Bearer " + config.apiKey()).getBytes(StandardCharsets.UTF_8);
    file = new OrderFile(config.orders());
    orders = new OrderBook(clock, file);
    webhooks = new WebhookSender(signature, config.firstRetry(), clock);
    try {
      server = HttpServer.create(config.listen(), 0);
    } catch (IOException cause) {
      file.close();
      throw new UncheckedIOException("the UPI simulator on " + config.listen(), cause);
    }
    pages =
        (config.publicAddress().isEmpty() ? address().toString() : config.publicAddress())
            + "/pay/";
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  /// Where the hub finds it.
  public URI address() {
    InetSocketAddress at = server.getAddress();
    String host = at.getAddress().isAnyLocalAddress() ? "127.0.0.1" : at.getHostString();
    return URI.create("http://" + host + ":" + at.getPort());
  }

  /// Says where webhooks go; before, none are sent.
  public void sendWebhooksTo(URI shop) {
    webhooks.sendTo(shop);
  }

  /// The payer decides, as the buttons of the page do.
  ///
  /// @param idOrReference the shop's name of the order or the `tr` of its QR code
  /// @return whether the order was still open
  public boolean decide(String idOrReference, boolean pay) {
    boolean changed = orders.decide(idOrReference, pay);
    if (changed) {
      orders
          .find(idOrReference)
          .ifPresent(order ->
              webhooks.send(
                  new SimulatorWire.Notice(pay ? "order.paid" : "order.declined", order)));
    }
    return changed;
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
    webhooks.close();
    file.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Matcher page = PAGE.matcher(path);
      if (path.startsWith("/v1/")) {
        answerShop(exchange, path);
      } else if (page.matches()) {
        answerPayer(exchange, page.group(1));
      } else if (path.equals("/pay.css")) {
        send(exchange, 200, "text/css; charset=utf-8", PayerPage.STYLE);
      } else {
        send(exchange, 404, "text/html; charset=utf-8", PayerPage.missing());
      }
    }
  }

  private void answerShop(HttpExchange exchange, String path) throws IOException {
    if (!fromTheShop(exchange)) {
      json(exchange, 401, new SimulatorWire.Mistake("who are you?"));
      return;
    }
    try {
      byte[] body = body(exchange);
      String what = exchange.getRequestMethod() + ' ' + path;
      Matcher refunds = REFUNDS.matcher(path);
      Matcher order = ORDER.matcher(path);
      if (what.equals("POST /v1/orders")) {
        json(exchange, 201, orders.open(checked(body), pages));
      } else if (what.startsWith("POST ") && refunds.matches()) {
        json(
            exchange,
            201,
            orders.refund(refunds.group(1), Json.read(body, SimulatorWire.NewRefund.class)));
      } else if (what.startsWith("GET ") && order.matches()) {
        Optional<SimulatorWire.Order> found = orders.find(order.group(1));
        json(
            exchange,
            found.isPresent() ? 200 : 404,
            found.<Object>map(Object.class::cast).orElse(new SimulatorWire.Mistake("no order")));
      } else {
        json(exchange, 404, new SimulatorWire.Mistake("no such door"));
      }
    } catch (OrderBook.MistakeException mistake) {
      json(exchange, mistake.status(), new SimulatorWire.Mistake("" + mistake.getMessage()));
    } catch (MalformedMessage malformed) {
      json(exchange, 400, new SimulatorWire.Mistake("" + malformed.getMessage()));
    }
  }

  private void answerPayer(HttpExchange exchange, String id) throws IOException {
    if (orders.find(id).isEmpty()) {
      send(exchange, 404, "text/html; charset=utf-8", PayerPage.missing());
      return;
    }
    if (exchange.getRequestMethod().equals("POST")) {
      String form = new String(body(exchange), StandardCharsets.UTF_8);
      if (form.equals("action=pay") || form.equals("action=decline")) {
        decide(id, form.equals("action=pay"));
      }
      exchange.getResponseHeaders().set("Location", "/pay/" + id);
      exchange.sendResponseHeaders(303, -1);
      return;
    }
    String page = orders.find(id).map(order -> PayerPage.of(order, orders.note(id))).orElse("");
    send(exchange, 200, "text/html; charset=utf-8", page);
  }

  private boolean fromTheShop(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null
        && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
  }

  private static SimulatorWire.NewOrder checked(byte[] body) {
    SimulatorWire.NewOrder order = Json.read(body, SimulatorWire.NewOrder.class);
    if (!order.id().matches(NAME)
        || order.amountPaise() < 1
        || order.amountPaise() > MAX_AMOUNT_PAISE
        || order.expiresSeconds() < 1
        || order.expiresSeconds() > MAX_EXPIRES_SECONDS
        || !order.note().matches("[A-Za-z0-9 .-]{0," + MAX_NOTE_CHARS + "}")) {
      throw new OrderBook.MistakeException(422, "id, amount, time or note out of range");
    }
    return order;
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new OrderBook.MistakeException(413, "more than " + MAX_BODY_BYTES + " bytes");
    }
    return body;
  }

  private static void json(HttpExchange exchange, int status, Object body) throws IOException {
    send(exchange, status, "application/json", Json.text(body));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Content-Security-Policy", PayerPage.POLICY);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
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
