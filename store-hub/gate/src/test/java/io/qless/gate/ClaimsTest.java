package io.qless.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.pass.ExitPass;
import io.qless.contract.wire.GateClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What gates agree on, without a network: each hears what the others say, or does not.
class ClaimsTest {

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");

  private final Map<String, Claims> store = new ConcurrentHashMap<>();
  private final Map<String, PassUse> used = new ConcurrentHashMap<>();

  @Test
  void aloneItAsksNobody() throws InterruptedException {
    Claims gate = gate("G1");
    assertThat(gate.claim(pass())).isEqualTo(new Claims.Answer.Free(false));
  }

  /// A hundred passes, each shown at three gates in the same moment.
  @Test
  void ofThreeThatAskAtOnceOneOpens() throws Exception {
    List<Claims> gates = List.of(gate("G1"), gate("G2"), gate("G3"));
    introduce(3);
    try (ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        ExitPass pass = pass();
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Claims.Answer>> answers = new ArrayList<>();
        for (Claims gate : gates) {
          Callable<Claims.Answer> show =
              () -> {
                go.await();
                return gate.claim(pass);
              };
          answers.add(shoppers.submit(show));
        }
        go.countDown();
        List<Claims.Answer> all = new ArrayList<>();
        for (Future<Claims.Answer> answer : answers) {
          all.add(answer.get());
        }
        assertThat(all)
            .filteredOn(answer -> answer instanceof Claims.Answer.Free)
            .as("pass %d: %s", i, all)
            .containsExactly(new Claims.Answer.Free(false));
      }
    }
  }

  @Test
  void whoUsedItDeniesAndSaysWhereAndWhen() throws InterruptedException {
    Claims first = gate("G1");
    Claims second = gate("G2");
    introduce(2);
    ExitPass pass = pass();
    assertThat(first.claim(pass)).isInstanceOf(Claims.Answer.Free.class);
    assertThat(second.claim(pass)).isEqualTo(new Claims.Answer.Taken("G1", Instant.EPOCH));
    used.put(pass.session(), new PassUse(pass.id(), pass.session(), "G1", NOON, false, 1, NOON));
    first.done(pass.session());
    assertThat(second.claim(pass)).isEqualTo(new Claims.Answer.Taken("G1", NOON));
  }

  @Test
  void aNeighbourThatFallsSilentIsWaitedForOnceAndTheDecisionIsAlone() throws InterruptedException {
    Claims first = gate("G1");
    gate("G2");
    introduce(2);
    store.remove("G2");
    assertThat(first.claim(pass())).isEqualTo(new Claims.Answer.Free(true));
    assertThat(first.neighbours()).isEmpty();
    assertThat(first.claim(pass())).isEqualTo(new Claims.Answer.Free(false));
  }

  @Test
  void anAnswerToAnotherQuestionSaysNothing() throws InterruptedException {
    Claims first = gate("G1");
    first.heard(GateClaim.here("G2")); // hears, and never answers
    ExitPass pass = pass();
    first.over(word -> {
      if (word.word() == GateClaim.Word.ASK) {
        first.heard(GateClaim.ask("G1", "an old number", pass.id(), pass.session()).granted("G2"));
      }
    });
    assertThat(first.claim(pass)).isEqualTo(new Claims.Answer.Free(true));
  }

  private Claims gate(String id) {
    Claims claims = new Claims(id, (pass, session) -> Optional.ofNullable(used.get(session)));
    claims.over(word ->
        store.forEach((other, theirs) -> {
          if (!other.equals(id) && store.containsKey(id)) {
            theirs.heard(word);
          }
        }));
    store.put(id, claims);
    return claims;
  }

  private void introduce(int gates) {
    store.values().forEach(gate -> gate.heard(GateClaim.here("G1")));
    store.values().forEach(Claims::keepInTouch);
    Soon.soon(
        "all know each other",
        () -> {
          store.forEach(
              (id, gate) -> store.values().forEach(other -> other.heard(GateClaim.here(id))));
          return store.values().stream().allMatch(gate -> gate.neighbours().size() == gates - 1);
        });
  }

  private static ExitPass pass() {
    return ExitPass.issue("S017", "trip-" + UUID.randomUUID(), "T7", "1", 1, 1, 1, NOON);
  }
}
