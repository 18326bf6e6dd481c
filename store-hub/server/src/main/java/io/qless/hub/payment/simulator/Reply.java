package io.qless.hub.payment.simulator;

import com.sun.net.httpserver.HttpExchange;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Reading from and writing to one HTTP exchange of the simulator.
final class Reply {

  private static final int MAX_BODY_BYTES = 16 * 1024;

  private Reply() {}

  /// The body of a request.
  static byte[] body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new OrderBook.MistakeException(413, "more than " + MAX_BODY_BYTES + " bytes");
    }
    return body;
  }

  static void json(HttpExchange exchange, int status, Object body) throws IOException {
    send(exchange, status, "application/json", Json.text(body));
  }

  static void page(HttpExchange exchange, int status, String html) throws IOException {
    send(exchange, status, "text/html; charset=utf-8", html);
  }

  static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Content-Security-Policy", PayerPage.POLICY);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
