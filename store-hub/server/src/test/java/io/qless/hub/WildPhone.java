package io.qless.hub;

import io.qless.contract.link.Soon;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody at the hub's web doors who comes from an address of his own and says what he likes.
/// Test use only.
final class WildPhone implements AutoCloseable {

  private final InetAddress from;
  private final HttpClient client;
  private final URI hub;

  /// @param from an address of the loopback network, such as `127.0.0.66`
  WildPhone(URI hub, String from) {
    this.hub = hub;
    this.from = InetAddress.ofLiteral(from);
    client =
        HttpClient.newBuilder()
            .localAddress(this.from)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Soon.LIMIT)
            .build();
  }

  HttpRequest request(String method, String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.resolve(path))
            .timeout(Soon.LIMIT)
            .method(method, BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException cause) {
      throw new IOException(request.toString(), cause);
    }
  }

  CompletableFuture<HttpResponse<String>> begin(HttpRequest request) {
    return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  /// @param body with `'` for `"`
  HttpResponse<String> post(String path, String token, String body)
      throws IOException, InterruptedException {
    return send(request("POST", path, token, body.replace('\'', '"')));
  }

  HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
    return send(request("GET", path, token, ""));
  }

  /// Joins with a secret that is good.
  Joined join(String secret, String name) throws IOException, InterruptedException {
    HttpResponse<String> in =
        send(request("POST", "/session/join", "", Json.text(new Joins(secret, name))));
    if (in.statusCode() != 200) {
      throw new AssertionError(in.body());
    }
    JsonNode told = Json.mapperForTrees().readTree(in.body());
    return new Joined(told.path("participant").asString(), told.path("token").asString());
  }

  /// In a trip.
  record Joined(String participant, String token) {}

  record Joins(String secret, String name) {}

  /// A line to the live cart.
  Line line(String session, String token) {
    return new Line(session, token);
  }

  /// A bare connection, on which anything can be sent.
  Socket bare() throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(Math.toIntExact(Soon.LIMIT.toMillis()));
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(hub.getHost(), hub.getPort()));
    return socket;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /// A line to the live cart, as it was closed and with what came.
  final class Line implements WebSocket.Listener, AutoCloseable {
    private final BlockingQueue<JsonNode> views = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;

    private Line(String session, String token) {
      String address = hub.toString().replaceFirst("http", "ws").replaceAll("/$", "");
      String query = URLEncoder.encode(token, StandardCharsets.UTF_8);
      socket =
          client
              .newWebSocketBuilder()
              .connectTimeout(Soon.LIMIT)
              .buildAsync(URI.create(address + "/ws/cart/" + session + "?token=" + query), this)
              .join();
    }

    WebSocket socket() {
      return socket;
    }

    /// Waits for a cart that fits.
    JsonNode await(Predicate<JsonNode> fits) throws InterruptedException {
      while (true) {
        JsonNode view = views.poll(Soon.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (view == null) {
          throw new AssertionError("no cart that fits; the line: " + end);
        }
        if (fits.test(view)) {
          return view;
        }
      }
    }

    /// Code and reason with which the hub closed it.
    String end() throws InterruptedException, ExecutionException, TimeoutException {
      return end.get(Soon.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean ended() {
      return end.isDone();
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
      end.complete(code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
      end.complete("broken: " + cause);
    }

    @Override
    public void close() {
      socket.abort();
    }
  }
}
