package io.qless.hub.weight;

import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.LearnedWeights;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.contract.wire.WeightSeen;
import io.qless.hub.broker.EmbeddedBroker;
import io.qless.hub.broker.HubPost;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.catalogue.SampleStore;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The hub's side of learned weights with everything real: broker, both H2 files, catalogue, trips.
/// Test use only.
final class WeightHouse implements AutoCloseable {

  static final Gtin RICE = Gtin.of("9520000000011");
  static final Topics TOPICS = new Topics("S017");

  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

  final CatalogueDesk catalogue;
  final SessionDesk sessions;
  final WeightDesk weights;
  private final Database journal;
  private final Database goods;
  private final EmbeddedBroker broker;
  private final HubPost post = new HubPost();
  private final WeightEdge edge;
  private volatile Instant now = Instant.parse("2026-11-24T06:30:00Z");

  WeightHouse(Path directory) throws IOException {
    journal = TestDatabases.journal(directory);
    goods = TestDatabases.catalogue(directory);
    catalogue = new CatalogueDesk(goods, ZONE, () -> now);
    sessions = new SessionDesk(journal, catalogue, () -> now);
    broker =
        new EmbeddedBroker(
            directory.resolve("broker"),
            TOPICS,
            (id, password) -> Optional.of(DeviceKind.TROLLEY).filter(kind -> id.startsWith("T")),
            new EmbeddedBroker.Entrance("127.0.0.1", freePort()),
            List.of());
    weights = new WeightDesk(goods, catalogue, sessions, ZONE, () -> now);
    edge = new WeightEdge(post, TOPICS, weights);
    post.open(broker.hubLink());
    Soon.soon("the hub is connected", post::standing);
  }

  /// The file says that rice weighs so much, with a spread of a fiftieth.
  void sellRice(long grams) {
    catalogue.take(
        SampleStore.article(
            "9520000000011",
            "Rice",
            "चावल",
            "",
            "staples",
            "piece",
            "123.45",
            "130.00",
            "1006",
            "5",
            String.valueOf(grams)));
  }

  /// A trip of this trolley with one pack of rice in it.
  SessionId trip(String trolley) {
    SessionId session = new SessionId("trip-of-" + trolley.toLowerCase(Locale.ROOT));
    List<Command> commands =
        List.of(
            new Command.StartTrip(trolley, "en"),
            new Command.AddItem(
                new ItemCode.Piece(RICE, ItemCode.UnitMark.NONE),
                Money.paise(12_345),
                catalogue.revision()));
    List<NumberedCommand> numbered = new ArrayList<>();
    for (Command command : commands) {
      numbered.add(new NumberedCommand(Source.TROLLEY, numbered.size() + 1L, now, command));
    }
    sessions.take(trolley, session, numbered);
    return session;
  }

  void daysPass(int days) {
    now = now.plus(Duration.ofDays(days));
  }

  /// A week in which these trolleys see this weight once a day.
  void taught(long grams, String... trolleys) {
    for (int day = 0; day < 7; day++) {
      for (String trolley : trolleys) {
        weights.hear(trolley, new WeightSeen(trip(trolley), RICE, grams, ""));
      }
      daysPass(1);
    }
  }

  LearnedWeights.Row rice() {
    return weights.shown(Optional.of(RICE)).weights().getFirst();
  }

  /// What a trolley at this revision is sent, without the end.
  List<CatalogueChange> changesSince(long revision) {
    List<CatalogueChange> changes = new ArrayList<>();
    catalogue.changes(revision, changes::add);
    changes.removeLast();
    return changes;
  }

  /// A trolley's own link says a weight, on this topic.
  void say(String trolley, String topic, WeightSeen seen) {
    try (MqttLink link =
        MqttLink.open(
            LinkConfig.of(broker.hubLink().broker(), trolley, "secret"), new HeardMessages())) {
      Soon.soon(trolley + " is connected", link::standing);
      link.publish(topic, Json.bytes(seen), false);
    }
  }

  @Override
  public void close() {
    edge.close();
    weights.close();
    post.close();
    broker.close();
    goods.close();
    journal.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
