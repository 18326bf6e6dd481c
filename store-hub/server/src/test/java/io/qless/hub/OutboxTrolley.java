package io.qless.hub;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.PublishOutcome;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.JournalRequest;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.SessionState;
import io.qless.contract.wire.Topics;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// A trolley as far as the wire goes: keeps its commands until the hub has acknowledged them, sends
/// them again and again, and asks for what it missed. Test use only.
final class OutboxTrolley implements LinkListener, AutoCloseable {

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");
  private static final long RESEND_NANOS = 100_000_000;

  private final Topics topics;
  private final String id;
  private final SessionId session;
  private final MqttLink link;
  private final Thread sender;
  private final TreeMap<Long, Command> outbox = new TreeMap<>();
  private final TreeMap<Long, JournalEntry> journal = new TreeMap<>();
  private long given;
  private long acknowledged;
  private long hubRevision;
  private SessionState state = SessionState.FREE;
  private volatile boolean closed;

  /// Begins a trip; connects by itself, also when the hub is away.
  OutboxTrolley(URI broker, DeviceCredentials credentials, SessionId session) {
    this.topics = new Topics(credentials.store());
    this.id = credentials.id();
    this.session = session;
    give(new Command.StartTrip(id, "en"));
    link =
        MqttLink.open(
            LinkConfig.of(broker, id, credentials.password())
                .withSubscriptions(topics.events(id), topics.session(id)),
            this);
    sender = Thread.ofPlatform().name("outbox-of-" + id).start(this::send);
  }

  /// Takes commands from its shopper.
  synchronized void give(Command... commands) {
    for (Command command : commands) {
      outbox.put(++given, command);
    }
  }

  synchronized long acknowledged() {
    return acknowledged;
  }

  /// Waits until the hub has acknowledged all up to this number.
  void awaitAcknowledged(long number) {
    Soon.soon(() -> id + " is acknowledged to " + acknowledged(), () -> acknowledged() >= number);
  }

  /// Waits until the hub has acknowledged everything, and the journal has no hole.
  Cart awaitAll() {
    Soon.soon(
        () -> id + " is acknowledged to " + acknowledged() + ", journal to " + wholeTo(),
        this::hasAll);
    return cart();
  }

  /// What the hub has told, without a hole.
  synchronized List<JournalEntry> journal() {
    return List.copyOf(journal.headMap(wholeTo(), true).values());
  }

  /// The trip as the hub has told it.
  Cart cart() {
    return Cart.begin(session).applyAll(journal());
  }

  synchronized SessionState state() {
    return state;
  }

  @Override
  public void connected() {
    ask();
  }

  @Override
  public synchronized void message(LinkMessage message) {
    if (message.topic().equals(topics.session(id))) {
      state = Json.read(message.payload(), SessionState.class);
      return;
    }
    EventBatch batch = Json.read(message.payload(), EventBatch.class);
    if (batch.session().equals(session)) {
      batch.entries().forEach(entry -> journal.putIfAbsent(entry.revision(), entry));
      acknowledged = Math.max(acknowledged, batch.acknowledged());
      hubRevision = Math.max(hubRevision, batch.revision());
      outbox.headMap(acknowledged, true).clear();
    }
  }

  @Override
  public void lost(String reason) {}

  @Override
  public void denied(String topicFilter, int reasonCode) {
    throw new AssertionError(topicFilter + " is denied: " + reasonCode);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(sender);
    link.close();
  }

  private synchronized boolean hasAll() {
    return acknowledged == given && wholeTo() == hubRevision;
  }

  private synchronized long wholeTo() {
    long whole = 0;
    while (journal.containsKey(whole + 1)) {
      whole++;
    }
    return whole;
  }

  private void send() {
    while (!closed) {
      if (link.standing()) {
        if (!sendOutbox()) {
          ask();
        }
      }
      LockSupport.parkNanos(RESEND_NANOS);
    }
  }

  /// @return false if there was nothing to send
  private boolean sendOutbox() {
    List<CommandBatch.Sent> sent = new ArrayList<>();
    long first;
    synchronized (this) {
      if (outbox.isEmpty()) {
        return false;
      }
      first = outbox.firstKey();
      for (Map.Entry<Long, Command> command : outbox.entrySet()) {
        if (sent.size() < CommandBatch.MAX_COMMANDS) {
          sent.add(new CommandBatch.Sent(NOON, command.getValue()));
        }
      }
    }
    say(topics.commands(id), new CommandBatch(session, first, sent));
    return true;
  }

  private void ask() {
    say(topics.request(id), new JournalRequest(session, wholeTo()));
  }

  /// What is not taken now is sent again.
  private void say(String topic, Object message) {
    PublishOutcome _ = link.publish(topic, Json.bytes(message), false);
  }
}
