package io.qless.gate;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.wire.GateClaim;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that a pass opens one gate only, among gates that hear one another. Before this gate
/// opens it asks all that answered of late; each of them grants, or denies because it used the pass
/// or is about to. Of two that are about to, the gate whose name comes first wins (the mutual
/// exclusion of Ricart and Agrawala, with the trip as the critical section).
///
/// No answer within [#ANSWER] means that the other is cut off, or dead: then this gate decides
/// alone, says so in its redemption, and does not wait for that one again until it is heard. That
/// is the one way in which a pass can open two gates, and the hub finds it when both have reported.
///
/// Any thread may tell what was heard; only the lane claims. Lives as long as the gate.
final class Claims {

  /// How long an answer is waited for. A shopper does not notice; a slow disk of the broker fits
  /// in.
  static final Duration ANSWER = Duration.ofMillis(700);

  /// Who was not heard for so long is not asked. More than two [#HERE].
  static final Duration LIVE = Duration.ofSeconds(12);

  /// How often each says that it is there.
  static final Duration HERE = Duration.ofSeconds(5);

  /// After a new connection the others need so long to say that they are there.
  static final Duration GREETING = Duration.ofMillis(700);

  /// Gates of one store, and the hub. More are not waited for.
  static final int MAX_NEIGHBOURS = 32;

  private static final Duration GREET_AGAIN = Duration.ofSeconds(1);
  private static final int MAX_SAYING = 64;
  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

  /// Whether this gate may open.
  sealed interface Answer {

    /// Nobody objects.
    ///
    /// @param alone somebody who was just there did not answer
    record Free(boolean alone) implements Answer {}

    /// Another gate opened for it, or is about to.
    ///
    /// @param at when; the start of 1970 if it has not yet
    record Taken(String gate, Instant at) implements Answer {}
  }

  /// A trip that this gate wants to let out, or has won and not yet written down.
  private static final class Claim {
    final String number;
    final Set<String> awaited;
    Answer.@Nullable Taken lost;
    boolean won;

    Claim(String number, Set<String> awaited) {
      this.number = number;
      this.awaited = awaited;
    }
  }

  private final String gate;
  private final BiFunction<String, String, Optional<PassUse>> known;
  private final List<GateTalk> ways = new CopyOnWriteArrayList<>();
  private final Semaphore saying = new Semaphore(MAX_SAYING);
  private final String run = Long.toHexString(new SecureRandom().nextLong());

  // Guarded by this:
  private final Map<String, Long> heardNanos = new HashMap<>();
  private final Map<String, Claim> claims = new HashMap<>(); // by trip
  private long lastNumber;
  private long greetedNanos = System.nanoTime() - GREETING.toNanos();
  private long saidHereNanos = System.nanoTime() - HERE.toNanos();

  /// @param known what is known about the use of a pass, by its id and its trip
  Claims(String gate, BiFunction<String, String, Optional<PassUse>> known) {
    this.gate = gate;
    this.known = known;
  }

  /// One more way to the others.
  void over(GateTalk way) {
    ways.add(way);
  }

  /// A connection stands anew: whoever is there shall say so before this gate decides with them.
  void greet() {
    synchronized (this) {
      greetedNanos = System.nanoTime();
    }
    say(GateClaim.here(gate));
  }

  /// Says that this gate is there, if it is time to.
  void keepInTouch() {
    synchronized (this) {
      if (System.nanoTime() - saidHereNanos < HERE.toNanos()) {
        return;
      }
      saidHereNanos = System.nanoTime();
    }
    say(GateClaim.here(gate));
  }

  /// Who answers now; the hub is `desk`.
  synchronized Set<String> neighbours() {
    long now = System.nanoTime();
    heardNanos.values().removeIf(heard -> now - heard > LIVE.toNanos());
    return new TreeSet<>(heardNanos.keySet());
  }

  /// Asks the others; returns within [#GREETING] and [#ANSWER]. When free, everybody who asks is
  /// denied until [#done].
  synchronized Answer claim(ExitPass pass) throws InterruptedException {
    awaitUntil(greetedNanos + GREETING.toNanos(), () -> false);
    Claim mine = new Claim(run + '-' + ++lastNumber, new HashSet<>(neighbours()));
    claims.put(pass.session(), mine);
    if (!ways.isEmpty() && !mine.awaited.isEmpty()) {
      say(GateClaim.ask(gate, mine.number, pass.id(), pass.session()));
      awaitUntil(
          System.nanoTime() + ANSWER.toNanos(), () -> mine.awaited.isEmpty() || mine.lost != null);
    }
    if (mine.lost != null) {
      claims.remove(pass.session());
      return mine.lost;
    }
    if (!mine.awaited.isEmpty()) {
      LOG.warn("No answer of {}; deciding without", mine.awaited);
      heardNanos.keySet().removeAll(mine.awaited);
    }
    mine.won = true;
    return new Answer.Free(!mine.awaited.isEmpty());
  }

  /// The claim is written down as a use, or given up.
  synchronized void done(String session) {
    claims.remove(session);
  }

  /// Tells those who do not hear the redemption through the broker.
  void used(PassUse use) {
    say(GateClaim.used(gate, use.passId(), use.session(), use.at()));
  }

  /// Another spoke. Its words are its own: the way has checked that.
  void heard(GateClaim word) {
    if (word.gate().equals(gate)) {
      return; // our own words come back
    }
    boolean news;
    synchronized (this) {
      news = !neighbours().contains(word.gate());
      if (!news || heardNanos.size() < MAX_NEIGHBOURS) {
        heardNanos.put(word.gate(), System.nanoTime());
      }
      news &= System.nanoTime() - saidHereNanos > GREET_AGAIN.toNanos();
      if (news) {
        saidHereNanos = System.nanoTime();
      }
    }
    if (news) {
      say(GateClaim.here(gate));
    }
    switch (word.word()) {
      case ASK -> say(judge(word));
      case GRANT, DENY -> answered(word);
      case HERE, USED -> LOG.trace("{}", word);
    }
  }

  private synchronized GateClaim judge(GateClaim asked) {
    Optional<PassUse> use = known.apply(asked.jti(), asked.session());
    if (use.isPresent()) {
      return asked.denied(gate, use.get().gate(), use.get().at());
    }
    Claim mine = claims.get(asked.session());
    if (mine == null || mine.lost != null) {
      return asked.granted(gate);
    }
    if (mine.won || gate.compareTo(asked.gate()) < 0) {
      return asked.denied(gate, gate, Instant.EPOCH);
    }
    mine.lost = new Answer.Taken(asked.gate(), Instant.EPOCH);
    notifyAll();
    return asked.granted(gate);
  }

  private synchronized void answered(GateClaim answer) {
    Claim mine = claims.get(answer.session());
    if (mine == null || mine.won || !mine.number.equals(answer.number())) {
      return; // to another, or too late
    }
    if (answer.word() == GateClaim.Word.DENY) {
      mine.lost = new Answer.Taken(answer.where(), answer.at());
    } else {
      mine.awaited.remove(answer.gate());
    }
    notifyAll();
  }

  private synchronized void awaitUntil(long endNanos, BooleanSupplier reached)
      throws InterruptedException {
    long left = endNanos - System.nanoTime();
    while (left > 0 && !reached.getAsBoolean()) {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
      left = endNanos - System.nanoTime();
    }
  }

  /// Never waits: a way may be slow.
  private void say(GateClaim word) {
    for (GateTalk way : ways) {
      if (saying.tryAcquire()) {
        Thread.ofVirtual()
            .name("gate-talk")
            .start(() -> {
              try {
                way.say(word);
              } finally {
                saying.release();
              }
            });
      } else {
        LOG.warn("Too much to say at once; {} is left out", word);
      }
    }
  }
}
