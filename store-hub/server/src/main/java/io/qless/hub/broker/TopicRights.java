package io.qless.hub.broker;

import io.qless.contract.wire.Topics;
import java.util.Set;

/// Who may say and hear what in a store. Pure; both brokers hold their clients to this one table.
///
/// | who | says | hears |
/// |---|---|---|
/// | trolley | own `commands`, `status`, `request`, `weights` | own `events`, `session`; `catalogue/head` |
/// | gate | own `scan`, `redeemed`, `status`, `claim`, `incident`, `ask` | own `command`, `time`; `keys`; all gates' `redeemed`, `claim` |
/// | hub | all of its store | all of its store |
///
/// Whole topics are compared, never parts of them, so a name with a wildcard in it opens nothing.
public final class TopicRights {

  private final Topics topics;
  private final String root;

  public TopicRights(Topics topics) {
    this.topics = topics;
    this.root = topics.catalogueHead().substring(0, topics.catalogueHead().indexOf("catalogue"));
  }

  /// Whether a client may publish to a topic.
  public boolean maySay(Client client, String topic) {
    return switch (client) {
      case Client.Hub hub -> topic.startsWith(root) && !wild(topic);
      case Client.Device device -> says(device).contains(topic);
    };
  }

  /// Whether a client may subscribe to a topic filter.
  public boolean mayHear(Client client, String filter) {
    return switch (client) {
      case Client.Hub hub -> filter.startsWith(root);
      case Client.Device device -> hears(device).contains(filter);
    };
  }

  /// All topics of the store: what the hub itself says and hears.
  String all() {
    return root + '#';
  }

  /// What a device may publish to.
  Set<String> says(Client.Device device) {
    String id = device.id();
    return switch (device.kind()) {
      case TROLLEY ->
          Set.of(topics.commands(id), topics.status(id), topics.request(id), topics.weights(id));
      case GATE ->
          Set.of(
              topics.gateScan(id),
              topics.gateRedeemed(id),
              topics.gateStatus(id),
              topics.gateClaim(id),
              topics.gateIncident(id),
              topics.gateAsk(id));
    };
  }

  /// What a device may subscribe to.
  Set<String> hears(Client.Device device) {
    String id = device.id();
    return switch (device.kind()) {
      case TROLLEY -> Set.of(topics.events(id), topics.session(id), topics.catalogueHead());
      case GATE ->
          Set.of(
              topics.gateCommand(id),
              topics.gateTime(id),
              topics.keys(),
              topics.ofAllGates("redeemed"),
              topics.ofAllGates("claim"));
    };
  }

  private static boolean wild(String topic) {
    return topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0;
  }
}
