package io.qless.fleet;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.JournalRequest;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Asks the hub for the journals of a trolley's trips, in that trolley's name, once its own program
/// has ended. One thread asks.
public final class JournalReader implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration AGAIN = Duration.ofSeconds(3);

  private final Topics topics;
  private final String trolley;
  private final MqttLink link;

  // Guarded by this:
  private final Map<SessionId, TreeMap<Long, JournalEntry>> heard = new HashMap<>();
  private final Map<SessionId, Long> revisions = new HashMap<>();

  public JournalReader(DeviceCredentials credentials) {
    topics = new Topics(credentials.store());
    trolley = credentials.id();
    link =
        MqttLink.open(
            LinkConfig.of(URI.create(credentials.mqttUrl()), trolley, credentials.password())
                .withSubscriptions(topics.events(trolley)),
            new Ear());
  }

  /// All that the hub has of a trip; empty if it knows none.
  ///
  /// @throws IllegalStateException if it does not answer in time
  public List<JournalEntry> journal(SessionId session) throws InterruptedException {
    return journal(session, 0);
  }

  /// The same of a trip that is known to be so far: a long journal comes in several messages, of
  /// which only the last tells how long it is.
  public List<JournalEntry> journal(SessionId session, long revision) throws InterruptedException {
    byte[] question = Json.bytes(new JournalRequest(session, 0));
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() - end < 0) {
      if (link.standing()) {
        link.publish(topics.request(trolley), question, false);
      }
      long patience = System.nanoTime() + AGAIN.toNanos();
      synchronized (this) {
        for (long left = AGAIN.toNanos(); left > 0; left = patience - System.nanoTime()) {
          if (isWhole(session, revision)) {
            return List.copyOf(heard.getOrDefault(session, new TreeMap<>()).values());
          }
          TimeUnit.NANOSECONDS.timedWait(this, left);
        }
      }
    }
    throw new IllegalStateException("the hub does not tell the journal of " + session.text());
  }

  private boolean isWhole(SessionId session, long least) {
    Long revision = revisions.get(session);
    return revision != null
        && heard.getOrDefault(session, new TreeMap<>()).size() >= Math.max(revision, least);
  }

  @Override
  public void close() {
    link.close();
  }

  private synchronized void take(EventBatch batch) {
    revisions.merge(batch.session(), batch.revision(), Math::max);
    TreeMap<Long, JournalEntry> entries =
        heard.computeIfAbsent(batch.session(), _ -> new TreeMap<>());
    batch.entries().forEach(entry -> entries.put(entry.revision(), entry));
    notifyAll();
  }

  /// Hands over and returns.
  private final class Ear implements LinkListener {
    @Override
    public void connected() {}

    @Override
    public void message(LinkMessage message) {
      if (!message.topic().equals(topics.events(trolley))) {
        return; // the broker still holds what the trolley itself wanted to hear
      }
      take(Json.read(message.payload(), EventBatch.class));
    }

    @Override
    public void lost(String reason) {}

    @Override
    public void denied(String topicFilter, int reasonCode) {}
  }
}
