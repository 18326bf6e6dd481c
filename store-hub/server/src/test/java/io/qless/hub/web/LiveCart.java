package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A phone's line to the live cart. Test use only.
final class LiveCart implements WebSocket.Listener, AutoCloseable {

  private final BlockingQueue<JsonNode> views = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;

  LiveCart(WebHouse house, String session, String token) {
    this(house, session, token, "");
  }

  /// @param more of the query, such as `&after=7`
  LiveCart(WebHouse house, String session, String token, String more) {
    String address = house.address().replace("http:", "ws:");
    socket =
        house
            .http()
            .newWebSocketBuilder()
            .connectTimeout(WebHouse.LIMIT)
            .buildAsync(
                URI.create(address + "/ws/cart/" + session + "?token=" + token + more), this)
            .join();
  }

  /// The next view that fits; earlier ones are passed over.
  JsonNode await(Predicate<JsonNode> fits) throws InterruptedException {
    while (true) {
      JsonNode view = views.poll(WebHouse.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(view).as("a view that fits, in time").isNotNull();
      if (fits.test(view)) {
        return view;
      }
    }
  }

  int closeCode() throws Exception {
    return closed.get(WebHouse.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      views.add(Json.mapperForTrees().readTree(part.toString()));
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
