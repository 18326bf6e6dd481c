package io.qless.hub.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A provider as its clients see it: a small real HTTP server that speaks its wire format and can
/// be told to fail. Test use only.
public abstract class ProviderFace implements AutoCloseable {

  /// What goes wrong with the next question that would change something, or with every question.
  public enum Fault {
    NONE,
    /// Does what was asked, then hangs up.
    LOSE_ANSWER,
    /// Does nothing and says so with 503.
    BROKEN,
    /// Does nothing and never answers.
    SILENT,
    /// Says no with a 4xx of its own.
    SAY_NO
  }

  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Call> calls = new ArrayList<>();
  private Fault next = Fault.NONE;
  private Fault always = Fault.NONE;

  protected ProviderFace() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException cause) {
      throw new IllegalStateException("no free port", cause);
    }
  }

  /// Begins to answer.
  public void open() {
    server.createContext("/", this::serve);
    server.setExecutor(workers);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The next question that is no GET goes wrong like this.
  public synchronized void failNext(Fault fault) {
    next = fault;
  }

  /// Every question goes wrong like this.
  public synchronized void failAlways(Fault fault) {
    always = fault;
  }

  /// All questions so far.
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /// Our names of the orders that the provider made.
  public abstract List<String> orders();

  /// Somebody pays.
  public abstract void pay(String attempt, long paise, String currency);

  /// The provider's refunds come to their end, good or bad.
  public abstract void settleRefunds(boolean good);

  /// What went back or is on its way, in paise.
  public abstract long refunded(String attempt);

  /// Answers one question; only one at a time.
  protected abstract Answer answer(Call call);

  /// How this provider says no.
  protected abstract Answer no();

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    workers.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) ->
            headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
    Call call =
        new Call(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            pairs(exchange.getRequestURI().getRawQuery()),
            headers,
            new String(body, StandardCharsets.UTF_8));
    Fault fault = fault(call);
    Answer answer =
        switch (fault) {
          case BROKEN, SILENT -> new Answer(503, "{}");
          case SAY_NO -> no();
          case NONE, LOSE_ANSWER -> {
            synchronized (this) {
              yield answer(call);
            }
          }
        };
    if (fault == Fault.LOSE_ANSWER) {
      exchange.close();
      return;
    }
    if (fault == Fault.SILENT) {
      waitForTheEnd();
    }
    byte[] text = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private void waitForTheEnd() {
    try {
      closing.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Fault fault(Call call) {
    calls.add(call);
    if (always != Fault.NONE) {
      return always;
    }
    if ("GET".equals(call.method()) || isOnlyAQuestion(call)) {
      return Fault.NONE;
    }
    Fault fault = next;
    next = Fault.NONE;
    return fault;
  }

  /// Whether a POST changes nothing.
  protected boolean isOnlyAQuestion(Call call) {
    return false;
  }

  /// Pairs of a query or a form; of two with one name the last counts.
  public static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text == null ? new String[0] : text.split("&", -1)) {
      int at = pair.indexOf('=');
      if (at > 0) {
        pairs.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
      }
    }
    return pairs;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// A question.
  ///
  /// @param headers names in lower case
  public record Call(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      String body) {

    /// Whether it is this method on a path that fits.
    public boolean is(String wanted, String pattern) {
      return method.equals(wanted) && path.matches(pattern);
    }

    /// A part of the path, counted from 1.
    public String part(int index) {
      return path.split("/", -1)[index];
    }

    public Fields fields() {
      return Fields.of(body);
    }
  }

  /// An answer.
  public record Answer(int status, String body) {
    public static Answer json(int status, Object body) {
      return new Answer(status, Json.text(body));
    }
  }
}
