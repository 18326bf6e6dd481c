package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.wire.Json;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.cart.SessionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that come twice at the hub's real doors: done once, answered alike.
class RepeatsIT {

  private static final String KEY = "Idempotency-Key";
  private static final int RACERS = 20;

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // before each
  private WebHouse house;

  @BeforeEach
  void open() {
    house = new WebHouse(directory);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aRepeatGetsTheSameAnswerAndDoesNothing() throws Exception {
    HttpResponse<String> first = start("key-1", "Asha");
    HttpResponse<String> again = start("key-1", "Asha");
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Content-Type"))
        .isEqualTo(first.headers().firstValue("Content-Type"));
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(trips()).isEqualTo(1);
  }

  @Test
  void withoutAKeyEachRequestCounts() throws Exception {
    start("", "Asha");
    start("", "Asha");
    assertThat(trips()).isEqualTo(2);
  }

  @Test
  void anotherRequestUnderTheSameKeyIsRefused() throws Exception {
    start("key-1", "Asha");
    HttpResponse<String> other = start("key-1", "Ravi");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(WebHouse.tree(other).path("code").asString()).isEqualTo("KEY_USED");
    assertThat(trips()).isEqualTo(1);
  }

  @Test
  void ofManyAtOnceOneCounts() throws Exception {
    CyclicBarrier gate = new CyclicBarrier(RACERS);
    Set<String> bodies = new HashSet<>();
    try (ExecutorService racers = Executors.newFixedThreadPool(RACERS)) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        Callable<String> racer =
            () -> {
              gate.await();
              return untilAnswered("key-1").body();
            };
        answers.add(racers.submit(racer));
      }
      for (Future<String> answer : answers) {
        bodies.add(answer.get());
      }
    }
    assertThat(bodies).hasSize(1);
    assertThat(trips()).isEqualTo(1);
  }

  @Test
  void anAnswerThatNobodyHeardIsGivenAgain() throws Exception {
    byte[] body = Json.bytes(Map.of("name", "Asha", "language", "en"));
    URI hub = URI.create(house.address());
    try (Socket line = new Socket(InetAddress.getLoopbackAddress(), hub.getPort())) {
      String head =
          "POST /session/start HTTP/1.1\r\nHost: hub\r\n%s: key-1\r\nContent-Length: %d\r\n\r\n"
              .formatted(KEY, body.length);
      line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      line.getOutputStream().write(body);
      line.getOutputStream().flush();
    } // and gone before the answer was read
    Soon.soon("the trip of the lost request", () -> trips() == 1);
    HttpResponse<String> again = untilAnswered("key-1");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    String token = WebHouse.tree(again).path("token").asString();
    String session = WebHouse.tree(again).path("session").asString();
    assertThat(house.get("/session/" + session, "Bearer " + token).statusCode()).isEqualTo(200);
    assertThat(trips()).isEqualTo(1);
  }

  @Test
  void aHubThatStartedAgainKnowsTheAnswer() throws Exception {
    HttpResponse<String> first = start("key-1", "Asha");
    house.close();
    house = new WebHouse(directory);
    assertThat(start("key-1", "Asha").body()).isEqualTo(first.body());
  }

  @Test
  void whatADeadHubLeftOpenIsToldAndNotDoneAgain() throws Exception {
    start("key-1", "Asha");
    dieBeforeTheAnswerIsKept();
    HttpResponse<String> again = start("key-1", "Asha");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(WebHouse.tree(again).path("code").asString()).isEqualTo("OUTCOME_UNKNOWN");
    assertThat(trips()).isEqualTo(1);
  }

  @Test
  void whatMayBeDoneTwiceIsDoneAgainAfterADeath() throws Exception {
    HttpResponse<String> begun = start("key-1", "Asha");
    String token = WebHouse.tree(begun).path("token").asString();
    SessionId trip = new SessionId(WebHouse.tree(begun).path("session").asString());
    String path = "/session/" + trip.text() + "/budget";
    Map<String, Object> budget = Map.of("limitPaise", 50_000, "number", 2);
    HttpResponse<String> set = send("key-2", path, token, budget);
    long revision = house.cart(trip).revision();
    dieBeforeTheAnswerIsKept();
    HttpResponse<String> again = send("key-2", path, token, budget);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(set.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(house.cart(trip).revision()).isEqualTo(revision);
  }

  /// Leaves what a hub leaves that is killed after the work and before its answer is on the disk.
  private void dieBeforeTheAnswerIsKept() {
    house.close();
    try (Database left = TestDatabases.journal(directory)) {
      left.jdbi()
          .useHandle(
              handle -> handle.execute("UPDATE request_key SET answer = NULL, hub = 'dead'"));
    }
    house = new WebHouse(directory);
  }

  @Test
  void aRefusalIsKept() throws Exception {
    HttpResponse<String> no =
        send("key-1", "/session/join", "", Map.of("secret", "x", "name", "A"));
    HttpResponse<String> again =
        send("key-1", "/session/join", "", Map.of("secret", "x", "name", "A"));
    assertThat(no.statusCode()).isEqualTo(403);
    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.body()).isEqualTo(no.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
  }

  @Test
  void aRefusalForTheMomentIsNotKept() throws Exception {
    Map<String, String> login = Map.of("login", "asha@example.in");
    assertThat(send("key-1", "/auth/code", "", login).statusCode()).isEqualTo(202);
    HttpResponse<String> soon = send("key-2", "/auth/code", "", login);
    assertThat(soon.statusCode()).isEqualTo(429);
    house.forward(Duration.ofMinutes(2));
    HttpResponse<String> later = send("key-2", "/auth/code", "", login);
    assertThat(later.statusCode()).isEqualTo(202);
    assertThat(later.headers().firstValue("Idempotency-Replayed")).isEmpty();
    HttpResponse<String> unknown = send("key-3", "/auth/trip", "nobody's", Map.of("trip", "x"));
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(
            send("key-3", "/auth/trip", "nobody's", Map.of("trip", "x"))
                .headers()
                .firstValue("Idempotency-Replayed"))
        .isEmpty();
  }

  @Test
  void aNumberedCommandHonoursAKeyToo() throws Exception {
    HttpResponse<String> begun = start("key-1", "Asha");
    String token = WebHouse.tree(begun).path("token").asString();
    String path = "/session/" + WebHouse.tree(begun).path("session").asString() + "/budget";
    Map<String, Object> budget = Map.of("limitPaise", 50_000, "number", 2);
    HttpResponse<String> set = send("key-2", path, token, budget);
    assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
    assertThat(send("key-2", path, token, budget).headers().firstValue("Idempotency-Replayed"))
        .hasValue("true");
    Map<String, Object> next = Map.of("limitPaise", 60_000, "number", 3);
    assertThat(send("key-2", path, token, next).statusCode()).isEqualTo(422);
  }

  @Test
  void whatIsNoKeyIsNotUnderstood() throws Exception {
    for (String key : new String[] {"a b", "x".repeat(65), "a\tb"}) {
      assertThat(start(key, "Asha").statusCode()).as(key).isEqualTo(400);
    }
    assertThat(trips()).isZero();
  }

  @Test
  void aRepeatIsNotWrittenDownAsAnotherDeedOfStaff() throws Exception {
    byte[] body = Json.bytes(Map.of("kind", "trolley", "id", "T5"));
    HttpResponse<String> first = house.send(admin("key-1", "/admin/devices", body));
    HttpResponse<String> again = house.send(admin("key-1", "/admin/devices", body));
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(house.people().staff().latest().actions()).hasSize(1);
  }

  private HttpRequest admin(String key, String path, byte[] body) {
    return HttpRequest.newBuilder(house.asAdmin("POST", path, body), (name, value) -> true)
        .header(KEY, key)
        .build();
  }

  /// Repeats while the first is being worked on.
  private HttpResponse<String> untilAnswered(String key) throws Exception {
    List<HttpResponse<String>> last = new ArrayList<>();
    Soon.soon(
        "an answer",
        () -> {
          try {
            last.add(start(key, "Asha"));
          } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
          }
          HttpResponse<String> answer = last.getLast();
          if (answer.statusCode() == 409) {
            assertThat(WebHouse.tree(answer).path("code").asString()).isEqualTo("KEY_IN_USE");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
          }
          return answer.statusCode() != 409;
        });
    return last.getLast();
  }

  private HttpResponse<String> start(String key, String name)
      throws IOException, InterruptedException {
    return send(key, "/session/start", "", Map.of("name", name, "language", "en"));
  }

  private HttpResponse<String> send(String key, String path, String token, Object body)
      throws IOException, InterruptedException {
    String bearer = token.isEmpty() ? "" : "Bearer " + token;
    HttpRequest plain = house.request("POST", path, bearer, Json.bytes(body));
    HttpRequest.Builder request = HttpRequest.newBuilder(plain, (name, value) -> true);
    return house.send(key.isEmpty() ? plain : request.header(KEY, key).build());
  }

  private int trips() {
    return house.openTrips();
  }
}
