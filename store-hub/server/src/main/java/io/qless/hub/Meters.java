package io.qless.hub;

import io.qless.contract.rest.DeviceKind;
import io.qless.hub.broker.Broker;
import io.qless.hub.broker.HubPost;
import io.qless.hub.exit.GateEdge;
import io.qless.hub.exit.PassDesk;
import io.qless.hub.metrics.HubMetrics;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.Database;
import io.qless.hub.trolley.TrolleyEdge;
import io.qless.hub.web.CartSockets;
import io.qless.hub.web.StaffSockets;
import io.qless.shop.cart.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Which numbers of this hub its monitoring sees. Used once, at the start.
final class Meters {

  /// Attempts that somebody or something still has to act on.
  private static final List<String> ATTEMPTS =
      List.of("INITIATING", "PENDING", "DIFFERS", "REFUNDING");

  private static final List<String> USES =
      List.of("First", "Repeat", "UsedBefore", "Unknown", PassDesk.NOT_GOOD);

  private final HubMetrics metrics;

  Meters(HubMetrics metrics) {
    this.metrics = metrics;
  }

  /// Trips, money, passes, alerts and the disk.
  Meters backRoom(BackRoom room) {
    room.sessions.measure(metrics);
    counts(
        "qless.trips",
        "Trips under way",
        "phase",
        Arrays.stream(Phase.values()).filter(Phase::isOpen).map(Phase::name).toList(),
        room.sessions::countOpen);
    counts(
        "qless.payment.attempts",
        "Payment attempts that are not settled",
        "state",
        ATTEMPTS,
        room.payments::underWay);
    metrics.sum(
        "qless.webhooks.refused",
        "Posted webhooks that were not believed",
        () -> room.payments.webhooks().refusedCount());
    for (String use : USES) {
      metrics.sum(
          "qless.passes.used",
          "Exit passes that were shown at gates",
          () -> room.passes.uses().getOrDefault(use, 0L),
          "outcome",
          word(use));
    }
    for (Alert.Kind kind : Alert.Kind.values()) {
      metrics.sum(
          "qless.alerts",
          "What staff were told to look at",
          () -> room.alerts.raised(kind),
          "kind",
          kind.name().toLowerCase(Locale.ROOT));
    }
    database("journal", room.journal);
    database("catalogue", room.goods);
    metrics.now(
        "qless.catalogue.revision", "Revision of the catalogue", () -> room.catalogue.revision());
    return this;
  }

  /// Trolleys, gates and what they speak through.
  Meters devices(BackRoom room, Broker broker, HubPost post, TrolleyEdge trolleys, GateEdge gates) {
    if (broker.connections().isPresent()) {
      metrics.now(
          "qless.broker.connections",
          "MQTT connections that stand, the hub's own among them",
          () -> broker.connections().orElse(0));
    }
    metrics.now(
        "qless.broker.up",
        "Whether the hub's own connection to the broker stands",
        () -> post.standing() ? 1 : 0);
    for (DeviceKind kind : DeviceKind.values()) {
      metrics.now(
          "qless.devices.enrolled",
          "Devices that may come in",
          () -> room.devices.list().stream().filter(device -> device.kind() == kind).count(),
          "kind",
          kind.name().toLowerCase(Locale.ROOT));
    }
    metrics
        .now(
            "qless.devices.online",
            "Devices that said last that they are here",
            () -> trolleys.statuses().stream().filter(heard -> heard.status().online()).count(),
            "kind",
            "trolley")
        .now(
            "qless.devices.online",
            "Devices that said last that they are here",
            () -> gates.statuses().values().stream().filter(g -> g.status().online()).count(),
            "kind",
            "gate")
        .now(
            "qless.trolleys.outbox",
            "Commands that wait on trolleys, as they said last",
            () -> trolleys.statuses().stream().mapToLong(heard -> heard.status().outbox()).sum());
    return this;
  }

  /// Live lines of people.
  Meters sockets(CartSockets phones, StaffSockets staff) {
    String help = "Live lines that stand";
    metrics
        .now("qless.websockets", help, phones::open, "kind", "phone")
        .now("qless.websockets", help, staff::open, "kind", "staff");
    return this;
  }

  private void database(String name, Database database) {
    metrics
        .times(
            "qless.database.statements",
            "Statements that were done, and how long they took",
            () -> database.times().done(),
            () -> database.times().nanos(),
            "database",
            name)
        .sum(
            "qless.database.failures",
            "Statements that failed",
            () -> database.times().failed(),
            "database",
            name)
        .now(
            "qless.database.connections", "Connections that work", database::busy, "database", name)
        .now(
            "qless.database.waiting",
            "Threads that wait for a connection",
            database::waiting,
            "database",
            name);
  }

  /// One meter for each value, all from one look at the database.
  private void counts(
      String name,
      String help,
      String label,
      List<String> values,
      Supplier<Map<String, Long>> look) {
    Glance glance = new Glance(look);
    for (String value : values) {
      metrics.now(name, help, () -> glance.of(value), label, value.toLowerCase(Locale.ROOT));
    }
  }

  /// `UsedBefore` as `used_before`.
  private static String word(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
