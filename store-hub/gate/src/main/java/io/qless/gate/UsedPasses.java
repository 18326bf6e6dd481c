package io.qless.gate;

import io.qless.contract.pass.ExitPass;
import io.qless.contract.wire.GateIncident;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gate's memory of passes that were used up, here and elsewhere, and of what the hub has not
/// acknowledged yet. On disk before it counts; any thread may call; lives as long as the gate.
final class UsedPasses implements AutoCloseable {

  /// Passes remembered at once. A busy gate lets out one trip in 4 s; ten gates gossip.
  static final int MAX_REMEMBERED = 20_000;

  /// Redemptions and incidents that wait for the hub: more than a whole day of a busy gate without
  /// a network.
  static final int MAX_WAITING = 50_000;

  /// How long a use is remembered: a trip that the hub believes to be inside gets new passes for
  /// two hours, and each lives for ten minutes.
  static final Duration MEMORY = Duration.ofMinutes(135);

  private static final Logger LOG = LoggerFactory.getLogger(UsedPasses.class);

  /// Whether a pass could be used up.
  sealed interface Redemption {

    /// It is used up now, for good.
    record Done(PassUse use) implements Redemption {}

    /// It was used before.
    record UsedBefore(PassUse use) implements Redemption {}
  }

  private final InstantSource clock;
  private final UseJournal journal;

  // Guarded by this:
  private final Map<String, PassUse> remembered = new LinkedHashMap<>();
  private final Map<String, String> left = new HashMap<>();
  private final TreeMap<Long, Report> waiting = new TreeMap<>();
  private long lastSequence;

  /// Reads what the directory remembers.
  ///
  /// @throws GateException when the directory can't be used, or another gate uses it
  UsedPasses(Path directory, InstantSource clock) {
    this.clock = clock;
    this.journal = new UseJournal(directory);
    journal.read(this::replay);
    forgetExpired();
    journal.rewrite(live());
    LOG.info("Remembering {} used passes, {} not yet reported", remembered.size(), waiting.size());
  }

  /// Uses the pass up, once; on disk when this returns.
  ///
  /// @throws GateException when it can't be written; the pass is then not used and nothing may open
  synchronized Redemption redeem(ExitPass pass, String gate, boolean offline) {
    Optional<PassUse> before = find(pass.id(), pass.session());
    if (before.isPresent()) {
      return new Redemption.UsedBefore(before.get());
    }
    makeRoom();
    PassUse use =
        new PassUse(
            pass.id(),
            pass.session(),
            gate,
            clock.instant(),
            offline,
            lastSequence + 1,
            clock.instant().plus(MEMORY));
    journal.append(new UseJournal.Line.Redeemed(use));
    lastSequence++;
    remember(use);
    waiting.put(use.sequence(), use);
    return new Redemption.Done(use);
  }

  /// What is known about the use of a pass, or of another pass of the same trip, which leaves once;
  /// empty if it can still be used.
  synchronized Optional<PassUse> find(String passId, String session) {
    PassUse use = remembered.get(passId);
    return Optional.ofNullable(use != null ? use : remembered.get(left.get(session)));
  }

  /// Writes down what happened; on disk when this returns.
  ///
  /// @throws GateException when it can't be written
  synchronized Incident happened(
      GateIncident.Kind kind, String by, String detail, boolean offline) {
    makeRoom();
    Incident incident = new Incident(kind, by, detail, clock.instant(), offline, lastSequence + 1);
    journal.append(new UseJournal.Line.Happened(incident));
    lastSequence++;
    waiting.put(incident.sequence(), incident);
    return incident;
  }

  /// Another gate says that it used a pass up. A pass that was used here too stays ours and is
  /// reported: the hub sees both and raises the alert.
  synchronized void heard(String passId, String session, String gate, Instant at, long sequence) {
    PassUse before = remembered.get(passId);
    if (before != null) {
      if (!before.gate().equals(gate)) {
        LOG.warn(
            "Pass {} of trip {} was used at {} and at {}", passId, session, before.gate(), gate);
      }
      return;
    }
    forgetExpired();
    if (remembered.size() >= MAX_REMEMBERED) {
      LOG.error("Gossip of gate {} is not remembered: {} passes already", gate, MAX_REMEMBERED);
      return;
    }
    Instant keepUntil = clock.instant().plus(MEMORY);
    PassUse use = new PassUse(passId, session, gate, at, false, sequence, keepUntil);
    journal.append(new UseJournal.Line.Heard(use));
    remember(use);
  }

  /// The hub has this redemption or incident. A number that does not wait is a repeat and does
  /// nothing.
  synchronized void acknowledged(long sequence) {
    if (waiting.containsKey(sequence)) {
      journal.append(new UseJournal.Line.Acknowledged(sequence));
      waiting.remove(sequence);
    }
  }

  /// What the hub has not acknowledged, oldest first.
  synchronized List<Report> waiting() {
    return List.copyOf(waiting.values());
  }

  /// How many the hub has not acknowledged.
  synchronized int waitingCount() {
    return waiting.size();
  }

  @Override
  public synchronized void close() {
    journal.close();
  }

  private void replay(UseJournal.Line line) {
    switch (line) {
      case UseJournal.Line.Redeemed(PassUse use) -> {
        remember(use);
        waiting.put(use.sequence(), use);
        lastSequence = Math.max(lastSequence, use.sequence());
      }
      case UseJournal.Line.Heard(PassUse use) -> remember(use);
      case UseJournal.Line.Happened(Incident incident) -> {
        waiting.put(incident.sequence(), incident);
        lastSequence = Math.max(lastSequence, incident.sequence());
      }
      case UseJournal.Line.Acknowledged(long sequence) -> {
        waiting.remove(sequence);
        lastSequence = Math.max(lastSequence, sequence);
      }
    }
  }

  private void makeRoom() {
    forgetExpired();
    if (journal.tooLong(remembered.size() + waiting.size())) {
      journal.rewrite(live());
    }
    if (remembered.size() >= MAX_REMEMBERED) {
      throw new GateException("more than " + MAX_REMEMBERED + " passes to remember", null);
    }
    if (waiting.size() >= MAX_WAITING) {
      Report oldest = waiting.firstEntry().getValue();
      LOG.error("The hub will never hear of {}: more than {} wait", oldest, MAX_WAITING);
      acknowledged(oldest.sequence());
    }
  }

  private void forgetExpired() {
    Instant now = clock.instant();
    remembered.values().removeIf(use -> use.keepUntil().isBefore(now));
    left.values().retainAll(remembered.keySet());
  }

  private void remember(PassUse use) {
    remembered.put(use.passId(), use);
    left.putIfAbsent(use.session(), use.passId());
  }

  /// The shortest journal that tells the same. The last number comes first, so it is never given
  /// twice, even if all that had one is forgotten.
  private List<UseJournal.Line> live() {
    List<UseJournal.Line> lines = new ArrayList<>();
    if (lastSequence > 0 && !waiting.containsKey(lastSequence)) {
      lines.add(new UseJournal.Line.Acknowledged(lastSequence));
    }
    for (Report report : waiting.values()) {
      lines.add(
          switch (report) {
            case PassUse use -> new UseJournal.Line.Redeemed(use);
            case Incident incident -> new UseJournal.Line.Happened(incident);
          });
    }
    for (PassUse use : remembered.values()) {
      if (!use.equals(waiting.get(use.sequence()))) {
        lines.add(new UseJournal.Line.Heard(use));
      }
    }
    return lines;
  }
}
