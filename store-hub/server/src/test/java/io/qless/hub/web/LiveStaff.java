package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An attendant's line to the hub, as a program without a browser. Test use only.
final class LiveStaff implements WebSocket.Listener, AutoCloseable {

  private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  /// Says nothing yet.
  LiveStaff(WebHouse house) {
    URI address = URI.create(house.address().replace("http:", "ws:") + "/ws/staff");
    socket =
        house
            .http()
            .newWebSocketBuilder()
            .connectTimeout(WebHouse.LIMIT)
            .buildAsync(address, this)
            .join();
  }

  LiveStaff(WebHouse house, String token) {
    this(house);
    say(Json.text(Map.of("token", token)));
  }

  void say(String message) {
    socket.sendText(message, true).join();
  }

  /// The next message that fits; earlier ones are passed over.
  JsonNode await(Predicate<JsonNode> fits) throws InterruptedException {
    while (true) {
      JsonNode message = heard.poll(WebHouse.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(message).as("a message that fits, in time").isNotNull();
      if (fits.test(message)) {
        return message;
      }
    }
  }

  JsonNode await(String type) throws InterruptedException {
    return await(message -> message.get("type").asString().equals(type));
  }

  int heardSoFar() {
    return heard.size();
  }

  int closeCode() throws Exception {
    return closed.get(WebHouse.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      heard.add(Json.mapperForTrees().readTree(part.toString()));
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable cause) {
    closed.completeExceptionally(cause);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
