package io.qless.monkey;

import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The family's phones, by the hub's doors and without a page. The monkey's thread only.
final class Phones implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  /// Older ones are switched off.
  private static final int MOST = 6;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final URI hub;
  private final List<Phone> phones = new ArrayList<>();

  /// One that joined a trip, or waits to be let in.
  ///
  /// @param next number of its next command
  private record Phone(String session, String token, long next) {}

  Phones(URI hub) {
    this.hub = hub;
  }

  /// Opens the link of a family QR.
  ///
  /// @return the hub's status, 0 while it is away
  int join(String link, String name) {
    String secret = link.substring(link.indexOf('#') + 1);
    Optional<HttpResponse<String>> answer =
        post("/session/join", "", Map.of("secret", secret, "name", name));
    answer
        .filter(welcome -> welcome.statusCode() / 100 == 2)
        .map(welcome -> Json.mapperForTrees().readTree(welcome.body()))
        .ifPresent(this::joined);
    return status(answer);
  }

  private void joined(JsonNode welcome) {
    phones.add(
        new Phone(welcome.at("/session").asString(""), welcome.at("/token").asString(""), 1));
    if (phones.size() > MOST) {
      phones.removeFirst();
    }
  }

  /// One of them wants something; whether it may is the hub's to say.
  ///
  /// @param article code of the goods that are wished for
  /// @return what, and the hub's status
  String act(Random dice, String article) {
    if (phones.isEmpty()) {
      return "no phone";
    }
    int who = dice.nextInt(phones.size());
    Phone phone = phones.get(who);
    Optional<HttpResponse<String>> answer = ask(phone, dice.nextInt(6), dice, article);
    if (answer.filter(done -> done.statusCode() / 100 == 2).isPresent()) {
      phones.set(who, new Phone(phone.session(), phone.token(), phone.next() + 1));
    } else if (answer.filter(gone -> gone.statusCode() == 401).isPresent()) {
      phones.remove(who);
    }
    return answer.map(done -> done.request().uri().getPath()).orElse("hub away")
        + " "
        + status(answer);
  }

  private Optional<HttpResponse<String>> ask(Phone phone, int what, Random dice, String article) {
    String trip = "/session/" + phone.session();
    return switch (what) {
      case 0, 1 ->
          post(
              "/cart/add",
              phone.token(),
              Map.of(
                  "session", phone.session(),
                  "article", article,
                  "pieces", dice.nextInt(1, 4),
                  "number", phone.next()));
      case 2 ->
          post(
              "/cart/remove",
              phone.token(),
              Map.of("session", phone.session(), "article", article, "number", phone.next()));
      case 3 ->
          post(
              trip + "/budget",
              phone.token(),
              Map.of("limitPaise", dice.nextLong(0, 200_000), "number", phone.next()));
      case 4 ->
          post(trip + "/coupon", phone.token(), Map.of("code", "SAVE10", "number", phone.next()));
      default -> post("/cart/add", phone.token(), Map.of("session", phone.session(), "pieces", -1));
    };
  }

  private Optional<HttpResponse<String>> post(String path, String token, Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.resolve(path))
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return Optional.of(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException | MalformedMessage away) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static int status(Optional<HttpResponse<String>> answer) {
    return answer.map(HttpResponse::statusCode).orElse(0);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
