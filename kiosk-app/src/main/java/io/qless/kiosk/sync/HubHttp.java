package io.qless.kiosk.sync;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks with the hub over HTTP in the trolley's own name. Safe for any thread; never call it on
/// the FX thread.
public final class HubHttp implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HubHttp.class);

  /// The hub does a request that has one once (draft-ietf-httpapi-idempotency-key-header).
  private static final String KEY = "Idempotency-Key";

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  /// An answer that has begun may be long, but must not stand still.
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(10);

  private final HttpClient client;
  private final DeviceCredentials credentials;
  private final Duration silence;
  private volatile Optional<ShopClock> time = Optional.empty();

  /// @param trust whose certificates the hub may show, where it is reached over https
  public HubHttp(DeviceCredentials credentials, Trust trust) {
    this(credentials, trust, SILENCE_LIMIT);
  }

  /// From now on this clock hears the time that the hub tells with each answer.
  public void tellTime(ShopClock clock) {
    time = Optional.of(clock);
  }

  /// Asks the hub for nothing but its time; it may be away.
  void askTime() {
    try {
      get("/health").watched().close();
    } catch (IOException away) {
      LOG.debug("the hub tells no time: {}", away.toString());
    }
  }

  /// @param silence in the middle of an answer, after which it is given up
  HubHttp(DeviceCredentials credentials, Trust trust, Duration silence) {
    this.credentials = credentials;
    this.silence = silence;
    client =
        HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).sslContext(trust.context()).build();
  }

  /// The answer, its body given up when nothing of it comes for a while.
  ///
  /// @param watched the body, to be closed by the caller
  record Answer(HttpHeaders headers, InputStream watched) {}

  /// Asks for something that may be long.
  ///
  /// @throws IOException if the hub cannot be reached or does not answer with 200
  Answer get(String path) throws IOException {
    HttpResponse<InputStream> answer =
        send(
            request(path).header("Accept-Encoding", "gzip").build(),
            HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      answer.body().close();
      throw new IOException("GET " + path + " was answered with " + answer.statusCode());
    }
    return new Answer(answer.headers(), new WatchedBody(answer.body(), silence));
  }

  /// Sends a message, and gives the answer whatever its status.
  ///
  /// @throws IOException if the hub cannot be reached
  HttpResponse<byte[]> post(String path, Object message) throws IOException {
    return post(request(path), message);
  }

  /// Sends a message that must count once, under a key of its own, and once more under the same key
  /// when the answer got lost: the hub then gives the answer that it gave before.
  ///
  /// @throws IOException if the hub cannot be reached
  HttpResponse<byte[]> postOnce(String path, Object message) throws IOException {
    String key = UUID.randomUUID().toString();
    try {
      return post(request(path).header(KEY, key), message);
    } catch (ConnectException | HttpConnectTimeoutException notThere) {
      throw notThere;
    } catch (IOException lost) {
      LOG.info("no answer to {}, asked again under the same key: {}", path, lost.toString());
      return post(request(path).header(KEY, key), message);
    }
  }

  /// Sends a message in the name of a person.
  ///
  /// @param token what opens the hub's doors to that person
  /// @throws IOException if the hub cannot be reached
  HttpResponse<byte[]> postAs(String token, String path, Object message) throws IOException {
    return post(request(path).setHeader("Authorization", "Bearer " + token), message);
  }

  private HttpResponse<byte[]> post(HttpRequest.Builder request, Object message)
      throws IOException {
    return send(
        request
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(message)))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    byte[] pair =
        (credentials.id() + ':' + credentials.password()).getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(URI.create(credentials.httpUrl() + path))
        .timeout(ANSWER_LIMIT)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws IOException {
    try {
      long asked = System.nanoTime();
      HttpResponse<T> answer = client.send(request, body);
      time.ifPresent(
          clock -> answer.headers().firstValue("Date").ifPresent(date -> clock.heard(date, asked)));
      return answer;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(request.uri().getPath() + " was interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
