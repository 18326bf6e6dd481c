package io.qless.hub.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys on a real database: one claim of many, answers that last, and what a dead hub leaves.
class RequestKeysIT {

  private static final String SECRET = "token-that-nobody-may-read";
  private static final KeptAnswer ANSWER =
      new KeptAnswer(201, "application/json", "c=1", SECRET.getBytes(StandardCharsets.UTF_8));
  private static final int RACERS = 20;

  @TempDir Path directory;

  private Instant now = Instant.parse("2026-11-24T06:30:00Z");

  @SuppressWarnings("NullAway.Init") // before each
  private Database journal;

  @SuppressWarnings("NullAway.Init") // before each
  private RequestKeys keys;

  @BeforeEach
  void open() {
    journal = TestDatabases.journal(directory);
    keys = hub(Duration.ZERO);
  }

  @AfterEach
  void close() {
    keys.close();
    journal.close();
  }

  @Test
  void aRepeatIsAnsweredAsTheFirstWas() {
    keys.keep(mine(keys.claim(request("k"), false)), ANSWER);
    assertThat(keys.claim(request("k"), false))
        .isInstanceOfSatisfying(
            Claim.Answered.class,
            again -> {
              assertThat(again.answer().status()).isEqualTo(201);
              assertThat(again.answer().type()).isEqualTo("application/json");
              assertThat(again.answer().cookie()).isEqualTo("c=1");
              assertThat(again.answer().body()).asString().isEqualTo(SECRET);
            });
  }

  @Test
  void anotherRequestUnderTheKeyIsToldApart() {
    keys.keep(mine(keys.claim(request("k"), false)), ANSWER);
    assertThat(keys.claim(request("phone:1", "k", "POST /b", "x"), false))
        .isInstanceOf(Claim.OfAnother.class);
    assertThat(keys.claim(request("phone:1", "k", "POST /a", "y"), false))
        .isInstanceOf(Claim.OfAnother.class);
  }

  @Test
  void theKeyOfSomebodyElseIsAnotherKey() {
    keys.keep(mine(keys.claim(request("k"), false)), ANSWER);
    mine(keys.claim(request("phone:2", "k", "POST /a", "x"), false));
  }

  @Test
  void whileTheFirstIsWorkedOnTheSecondWaits() {
    Claim.Mine first = mine(keys.claim(request("k"), true));
    assertThat(keys.claim(request("k"), true)).isInstanceOf(Claim.Running.class);
    assertThat(keys.claim(request("phone:1", "k", "POST /b", "x"), true))
        .isInstanceOf(Claim.OfAnother.class);
    keys.forget(first);
    mine(keys.claim(request("k"), true));
  }

  @Test
  void ofManyAtOnceOneDoesTheWork() throws Exception {
    race(List.of(keys));
  }

  @Test
  void ofManyAtTwoHubsOneDoesTheWork() throws Exception {
    try (RequestKeys one = hub(RequestKeys.LEASE);
        RequestKeys other = hub(RequestKeys.LEASE)) {
      race(List.of(one, other));
    }
  }

  @Test
  void anAnswerOutlivesTheHub() {
    keys.keep(mine(keys.claim(request("k"), false)), ANSWER);
    try (RequestKeys next = hub(Duration.ZERO)) {
      assertThat(next.claim(request("k"), false)).isInstanceOf(Claim.Answered.class);
    }
  }

  @Test
  void whatADeadHubLeftIsNotDoneAgain() {
    mine(keys.claim(request("k"), false));
    try (RequestKeys next = hub(Duration.ZERO)) {
      assertThat(next.claim(request("k"), false)).isInstanceOf(Claim.Unclear.class);
    }
  }

  @Test
  void whatADeadHubLeftIsDoneAgainByOneIfThatIsHarmless() throws Exception {
    mine(keys.claim(request("k"), true));
    try (RequestKeys next = hub(Duration.ZERO)) {
      race(List.of(next));
    }
  }

  @Test
  void anotherHubMayStillBeAtIt() {
    mine(keys.claim(request("k"), true));
    try (RequestKeys other = hub(RequestKeys.LEASE)) {
      assertThat(other.claim(request("k"), true)).isInstanceOf(Claim.Running.class);
      now = now.plus(RequestKeys.LEASE);
      mine(other.claim(request("k"), true));
    }
  }

  @Test
  void anAnswerThatIsTooLongLeavesTheClaim() {
    keys.keep(
        mine(keys.claim(request("k"), false)),
        new KeptAnswer(200, "text/plain", "", new byte[RequestKeys.MAX_ANSWER_BYTES]));
    assertThat(keys.claim(request("k"), false)).isInstanceOf(Claim.Unclear.class);
  }

  @Test
  void afterADayTheKeyIsFree() {
    keys.keep(mine(keys.claim(request("k"), false)), ANSWER);
    now = now.plus(RequestKeys.LIFE).plusSeconds(1);
    keys.forget(mine(keys.claim(request("k"), false)));
    keys.keep(mine(keys.claim(request("old"), false)), ANSWER);
    now = now.plus(RequestKeys.LIFE).plusSeconds(1);
    keys.sweep();
    assertThat(rows()).isEmpty();
  }

  @Test
  void ofTooManyTheOldestAreForgotten() {
    try (RequestKeys few = new RequestKeys(journal, directory, Duration.ZERO, () -> now, 3)) {
      for (int i = 1; i <= 5; i++) {
        few.keep(mine(few.claim(request("k" + i), false)), ANSWER);
        now = now.plusSeconds(1);
      }
      few.sweep();
      assertThat(rows()).hasSize(3);
      assertThat(few.claim(request("k3"), false)).isInstanceOf(Claim.Answered.class);
      mine(few.claim(request("k2"), false));
    }
  }

  @Test
  void whoReadsTheDatabaseReadsNeitherKeyNorAnswer() {
    keys.keep(mine(keys.claim(request("phone:1", "my-key", "POST /a", "my-body"), false)), ANSWER);
    for (Map<String, Object> row : rows()) {
      for (Object column : row.values()) {
        String text =
            column instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : String.valueOf(column);
        assertThat(text).doesNotContain(SECRET, "my-key", "my-body", "phone:1");
      }
    }
  }

  /// All at once; one gets the work, the others hear that it is being done.
  private void race(List<RequestKeys> hubs) throws Exception {
    CyclicBarrier start = new CyclicBarrier(RACERS);
    try (ExecutorService racers = Executors.newFixedThreadPool(RACERS)) {
      List<Future<Claim>> claims = new ArrayList<>();
      for (int i = 0; i < RACERS; i++) {
        RequestKeys hub = hubs.get(i % hubs.size());
        Callable<Claim> racer =
            () -> {
              start.await();
              return hub.claim(request("k"), true);
            };
        claims.add(racers.submit(racer));
      }
      List<Claim> got = new ArrayList<>();
      for (Future<Claim> claim : claims) {
        got.add(claim.get());
      }
      assertThat(got).filteredOn(Claim.Mine.class::isInstance).hasSize(1);
      assertThat(got).filteredOn(Claim.Running.class::isInstance).hasSize(RACERS - 1);
    }
  }

  private RequestKeys hub(Duration lease) {
    return new RequestKeys(journal, directory, lease, () -> now);
  }

  private List<Map<String, Object>> rows() {
    return journal
        .jdbi()
        .withHandle(handle -> handle.createQuery("SELECT * FROM request_key").mapToMap().list());
  }

  private static Claim.Mine mine(Claim claim) {
    assertThat(claim).isInstanceOf(Claim.Mine.class);
    return (Claim.Mine) claim;
  }

  private static KeyedRequest request(String key) {
    return request("phone:1", key, "POST /a", "x");
  }

  private static KeyedRequest request(String caller, String key, String action, String body) {
    return new KeyedRequest(caller, key, action, body.getBytes(StandardCharsets.UTF_8));
  }
}
