package io.qless.hub.payment;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// The line to one provider: HTTP with a limit on time and length, and an exact word about what a
/// failure means for money. Safe for any thread; lives as long as its provider.
public final class ProviderLine implements AutoCloseable {

  /// Longest answer, in bytes; a list of a hundred orders with all that providers tell.
  private static final int MAX_ANSWER_BYTES = 1024 * 1024;

  private final URI base;
  private final Waits waits;
  private final HttpClient http;

  /// @param base such as `https://api.example`, without a slash at its end
  public ProviderLine(URI base, Waits waits) {
    this.base = base;
    this.waits = waits;
    http =
        HttpClient.newBuilder()
            .connectTimeout(waits.connect())
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  public Reply get(String path, Map<String, String> headers) {
    return send(path, headers, builder -> builder.GET());
  }

  /// @param contentType of the body
  public Reply post(String path, Map<String, String> headers, String contentType, String body) {
    return send(
        path,
        headers,
        builder ->
            builder
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private Reply send(String path, Map<String, String> headers, Verb verb) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(waits.answer());
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<byte[]>> coming =
        http.sendAsync(
            verb.on(request).build(),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    try {
      HttpResponse<byte[]> answer =
          coming.get(waits.connect().plus(waits.answer()).toMillis(), TimeUnit.MILLISECONDS);
      return new Reply.Answered(
          answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      return neverSent(cause)
          ? new Reply.NeverSent("not reached: " + cause)
          : new Reply.Lost("no answer: " + cause);
    } catch (TimeoutException late) {
      coming.cancel(true);
      return new Reply.Lost("no whole answer in time");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      coming.cancel(true);
      return new Reply.Lost("interrupted");
    }
  }

  /// Whether no byte of the question can have left: there was no connection, or its encryption was
  /// not agreed on.
  private static boolean neverSent(@Nullable Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnresolvedAddressException
        || cause instanceof SSLHandshakeException
        || (cause instanceof IOException && cause.getCause() instanceof ConnectException);
  }

  private interface Verb {
    HttpRequest.Builder on(HttpRequest.Builder request);
  }

  /// How long is waited.
  ///
  /// @param connect for a connection
  /// @param answer for the answer; then the outcome is unknown
  public record Waits(Duration connect, Duration answer) {
    /// 3 s to connect, 10 s to answer.
    public static final Waits USUAL = new Waits(Duration.ofSeconds(3), Duration.ofSeconds(10));
  }

  /// What came back.
  public sealed interface Reply {

    /// Words for logs and rows.
    String text();

    /// A whole HTTP answer.
    record Answered(int status, String body) implements Reply {

      private static final int SHOWN_CHARS = 120;

      public boolean ok() {
        return status / 100 == 2;
      }

      /// Whether the provider says that it did not and will not do it. Not so are 408, 409, 425 and
      /// 429: it is too early, or the same is being done now.
      public boolean no() {
        return status / 100 == 4
            && status != 408
            && status != 409
            && status != 425
            && status != 429;
      }

      /// The body as a tree, an empty one if it is no JSON object.
      public Fields fields() {
        return Fields.of(body);
      }

      @Override
      public String text() {
        return status + " " + body.substring(0, Math.min(SHOWN_CHARS, body.length()));
      }
    }

    /// The question never left.
    record NeverSent(String text) implements Reply {}

    /// The question may have arrived.
    record Lost(String text) implements Reply {}
  }
}
