package io.qless.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// A real HTTP server on loopback that gives prepared answers and remembers what it was asked.
final class StandInHub implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final AtomicBoolean hangUpNext = new AtomicBoolean();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  record Answer(int status, String type, String body) {}

  /// @param key that named the request, empty if there was none
  record Asked(String door, String authorization, String body, String key) {}

  StandInHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /// @param door method and path, such as `GET /admin/sessions`
  void answers(String door, int status, String json) {
    answers.put(door, new Answer(status, "application/json", json));
  }

  void refuses(String door, int status, String problem) {
    answers.put(door, new Answer(status, "application/problem+json", problem));
  }

  /// Closes the next connection without a word.
  void hangUpNext() {
    hangUpNext.set(true);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Asked> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String door = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      asked.add(new Asked(door, String.valueOf(authorization), body, key == null ? "" : key));
      if (hangUpNext.getAndSet(false)) {
        return;
      }
      Answer answer =
          answers.getOrDefault(door, new Answer(404, "text/plain", "Endpoint not found"));
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
