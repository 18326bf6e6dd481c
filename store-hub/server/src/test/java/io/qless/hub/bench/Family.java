package io.qless.hub.bench;

import io.qless.contract.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The phones that follow the trips of one trolley: each joins by the link that the trolley shows,
/// one after the other, as a link works once. Safe for any thread.
final class Family {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient client;
  private final String hub;
  private final int size;
  private final Measured measured;
  private final List<BenchPhone> phones = new ArrayList<>();
  private @Nullable TripLog trip;
  private String newest = "";
  private String used = "";
  private boolean joining;

  /// @param hub `127.0.0.1:port`
  Family(HttpClient client, String hub, int size, Measured measured) {
    this.client = client;
    this.hub = hub;
    this.size = size;
    this.measured = measured;
  }

  /// Another trip begins.
  synchronized void follow(TripLog fresh) {
    leave();
    trip = fresh;
  }

  /// Nobody watches any more.
  synchronized void leave() {
    trip = null;
    phones.forEach(BenchPhone::close);
    phones.clear();
    newest = "";
  }

  synchronized long watching() {
    return phones.stream().filter(BenchPhone::standing).count();
  }

  /// The trolley shows a link.
  ///
  /// @param joinUrl empty if nobody can join now
  synchronized void invited(TripLog shown, String joinUrl) {
    if (shown.equals(trip)) {
      newest = joinUrl.substring(joinUrl.indexOf('#') + 1);
      joinIfWanted();
    }
  }

  private synchronized void joinIfWanted() {
    TripLog now = trip;
    if (joining || now == null || phones.size() >= size) {
      return;
    }
    if (!newest.isEmpty() && !newest.equals(used)) {
      joining = true;
      used = newest;
      String secret = newest;
      Thread.ofVirtual().name("joins").start(() -> join(now, secret));
    }
  }

  private void join(TripLog wanted, String secret) {
    String token = "";
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + hub + "/session/join"))
              .timeout(LIMIT)
              .POST(
                  HttpRequest.BodyPublishers.ofByteArray(
                      Json.bytes(Map.of("secret", secret, "name", "Phone"))))
              .build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        token = Json.mapperForTrees().readTree(answer.body()).path("token").asString();
      } else {
        measured.failures().increment();
      }
    } catch (IOException hubIsAway) {
      measured.failures().increment();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    joined(wanted, token);
  }

  private synchronized void joined(TripLog wanted, String token) {
    joining = false;
    if (!token.isEmpty() && wanted.equals(trip)) {
      phones.add(new BenchPhone(client, hub, wanted, token, measured));
    }
    joinIfWanted();
  }
}
