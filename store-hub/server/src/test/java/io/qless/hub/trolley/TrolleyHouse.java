package io.qless.hub.trolley;

import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.JournalRequest;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.SessionState;
import io.qless.contract.wire.Topics;
import io.qless.hub.broker.EmbeddedBroker;
import io.qless.hub.broker.HubPost;
import io.qless.hub.payment.SmallShelf;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The trolleys' side of a hub with everything real: broker, H2, sessions, links. Test use only.
final class TrolleyHouse implements AutoCloseable {

  static final Topics TOPICS = new Topics("S017");
  static final InstantSource CLOCK = () -> Instant.parse("2026-11-24T06:30:00Z");

  final SessionDesk sessions;
  final TrolleyEdge edge;
  final HubPost post = new HubPost();

  private final Database journal;
  private final EmbeddedBroker broker;

  TrolleyHouse(Path directory) throws IOException {
    journal = TestDatabases.journal(directory);
    sessions = new SessionDesk(journal, new SmallShelf(), CLOCK);
    broker =
        new EmbeddedBroker(
            directory.resolve("broker"),
            TOPICS,
            (id, password) -> Optional.of(DeviceKind.TROLLEY).filter(kind -> id.startsWith("T")),
            new EmbeddedBroker.Entrance("127.0.0.1", freePort()),
            List.of());
    edge = new TrolleyEdge(post, TOPICS, sessions, new Shown(), CLOCK);
    post.open(broker.hubLink());
    Soon.soon("the hub is connected", post::standing);
  }

  @Override
  public void close() {
    edge.close();
    post.close();
    broker.close();
    journal.close();
  }

  Cart cart(SessionId session) {
    return sessions.cart(session).orElseThrow();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static final class Shown implements ShownToTrolley {
    @Override
    public String joinUrl(SessionId session) {
      return "http://hub.example/join#" + session.text();
    }

    @Override
    public Optional<Pass> pass(SessionId session) {
      return Optional.empty();
    }
  }

  /// A trolley as far as the wire goes.
  final class Trolley implements AutoCloseable {
    final HeardMessages heard = new HeardMessages();
    private final String id;
    private final MqttLink link;

    Trolley(String id) {
      this.id = id;
      link =
          MqttLink.open(
              LinkConfig.of(broker.hubLink().broker(), id, "secret")
                  .withSubscriptions(TOPICS.events(id), TOPICS.session(id)),
              heard);
      Soon.soon(id + " is connected", link::standing);
    }

    void say(String topic, String text) {
      byte[] payload = text.getBytes(StandardCharsets.UTF_8);
      Soon.soon("the broker takes it", () -> link.publish(topic, payload, false).sent());
    }

    void send(SessionId session, long first, Command... commands) {
      List<CommandBatch.Sent> sent =
          List.of(commands).stream().map(c -> new CommandBatch.Sent(CLOCK.instant(), c)).toList();
      say(TOPICS.commands(id), Json.text(new CommandBatch(session, first, sent)));
    }

    void ask(SessionId session, long afterRevision) {
      say(TOPICS.request(id), Json.text(new JournalRequest(session, afterRevision)));
    }

    List<EventBatch> batches(SessionId session) {
      return heard.messages.stream()
          .filter(message -> message.topic().equals(TOPICS.events(id)))
          .map(message -> Json.read(message.payload(), EventBatch.class))
          .filter(batch -> batch.session().equals(session))
          .toList();
    }

    List<JournalEntry> entries(SessionId session) {
      return batches(session).stream().flatMap(batch -> batch.entries().stream()).toList();
    }

    /// Waits until everything up to this number is acknowledged.
    void acknowledged(SessionId session, long number) {
      Soon.soon(
          () -> "command " + number + " is acknowledged: " + batches(session),
          () -> batches(session).stream().anyMatch(batch -> batch.acknowledged() >= number));
    }

    /// The newest state that it heard.
    Optional<SessionState> state() {
      return heard.messages.stream()
          .filter(message -> message.topic().equals(TOPICS.session(id)))
          .map(message -> Json.read(message.payload(), SessionState.class))
          .reduce((before, after) -> after);
    }

    @Override
    public void close() {
      link.close();
    }
  }
}
