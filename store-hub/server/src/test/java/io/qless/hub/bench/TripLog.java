package io.qless.hub.bench;

import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.EventBatch;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A trolley's own journal of one trip: what it sent, what the hub acknowledged, and what the hub
/// told. Lives to the end of the bench, so that it can be held against the hub's journal. Safe for
/// any thread.
final class TripLog {

  private final SessionId session;
  private final Measured measured;
  private final List<CommandBatch.Sent> sent = new ArrayList<>();
  private final List<Long> dues = new ArrayList<>();
  private final TreeMap<Long, Integer> told = new TreeMap<>();
  private final TreeMap<Long, Long> dueByRevision = new TreeMap<>();
  private final List<Seen> phones = new ArrayList<>();
  private long acknowledged;
  private long whole;
  private long hubRevision;
  private long lastProgress;

  /// @param measured gets how long each command took
  TripLog(SessionId session, Measured measured) {
    this.session = session;
    this.measured = measured;
    lastProgress = System.nanoTime();
  }

  SessionId session() {
    return session;
  }

  /// Notes a command before it is sent.
  ///
  /// @return the message that carries it
  synchronized CommandBatch send(Command command, Instant at, long due) {
    if (acknowledged == sent.size()) {
      lastProgress = System.nanoTime();
    }
    sent.add(new CommandBatch.Sent(at, command));
    dues.add(due);
    return new CommandBatch(session, sent.size(), List.of(sent.getLast()));
  }

  /// What is to be sent again: all that was not acknowledged, as far as one message carries it.
  /// Empty if nothing is, or if something was acknowledged a short time ago.
  ///
  /// @param patienceNanos that short time
  synchronized List<CommandBatch> unanswered(long patienceNanos) {
    int first = (int) acknowledged;
    long now = System.nanoTime();
    if (first == sent.size() || now - lastProgress < patienceNanos) {
      return List.of();
    }
    lastProgress = now;
    int end = Math.min(sent.size(), first + CommandBatch.MAX_COMMANDS);
    return List.of(new CommandBatch(session, first + 1, List.copyOf(sent.subList(first, end))));
  }

  /// Takes what the hub tells.
  ///
  /// @return the entries that were not known
  synchronized List<JournalEntry> take(EventBatch batch, long now) {
    List<JournalEntry> news = new ArrayList<>();
    for (JournalEntry entry : batch.entries()) {
      Integer before = told.putIfAbsent(entry.revision(), print(entry));
      if (before == null) {
        news.add(entry);
        if (entry.source().equals(Source.TROLLEY) && entry.number() <= dues.size()) {
          dueByRevision.put(entry.revision(), dues.get((int) entry.number() - 1));
        }
      } else if (before != print(entry)) {
        measured.toldTwice().increment();
      }
    }
    while (told.containsKey(whole + 1)) {
      whole++;
    }
    hubRevision = Math.max(hubRevision, batch.revision());
    while (acknowledged < batch.acknowledged() && acknowledged < sent.size()) {
      measured.event().add(dues.get((int) acknowledged), now);
      acknowledged++;
      lastProgress = now;
    }
    phones.forEach(this::settle);
    return news;
  }

  /// What must not change of an entry once it was told. Not the time: a trolley reads it to the
  /// nanosecond, the database keeps microseconds.
  static int print(JournalEntry entry) {
    return Objects.hash(entry.source(), entry.number(), entry.event());
  }

  /// Whether the hub knows more than it told, up to where its journal is known.
  synchronized boolean hasHole() {
    return whole < hubRevision;
  }

  synchronized long whole() {
    return whole;
  }

  synchronized boolean isAnswered() {
    return acknowledged == sent.size();
  }

  synchronized long acknowledged() {
    return acknowledged;
  }

  /// Whether that command asked for the bill or for a way to pay it.
  synchronized boolean isWayOut(long number) {
    Command command = sent.get((int) number - 1).command();
    return command instanceof Command.StartCheckout || command instanceof Command.RequestPayment;
  }

  synchronized List<Command> commands() {
    return sent.stream().map(CommandBatch.Sent::command).toList();
  }

  /// Hashes of what was told, by revision.
  synchronized Map<Long, Integer> told() {
    return Map.copyOf(told);
  }

  /// A phone begins to watch.
  synchronized Seen watch() {
    Seen phone = new Seen();
    phones.add(phone);
    return phone;
  }

  /// A phone got a cart. What it shows can be timed once the trolley knows which commands are in
  /// it.
  synchronized void shown(Seen phone, long revision, long now) {
    phone.waiting.add(new Shown(revision, now));
    settle(phone);
  }

  /// A line was lost: the next cart is a greeting and tells nothing of how long a change took.
  synchronized void lost(Seen phone) {
    phone.to = 0;
    phone.waiting.clear();
  }

  @Override
  public synchronized String toString() {
    return "%s acknowledged %d of %d, told %d of %d"
        .formatted(session.text(), acknowledged, sent.size(), whole, hubRevision);
  }

  private void settle(Seen phone) {
    while (!phone.waiting.isEmpty() && phone.waiting.peek().revision() <= whole) {
      Shown shown = phone.waiting.remove();
      if (phone.to > 0 && shown.revision() > phone.to) {
        for (long due : dueByRevision.subMap(phone.to, false, shown.revision(), true).values()) {
          measured.phone().add(due, shown.at());
        }
      }
      phone.to = Math.max(phone.to, shown.revision());
    }
  }

  /// How far one phone has come.
  static final class Seen {
    private final Deque<Shown> waiting = new ArrayDeque<>();
    private long to;
  }

  private record Shown(long revision, long at) {}
}
