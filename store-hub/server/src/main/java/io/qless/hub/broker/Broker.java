package io.qless.hub.broker;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.rest.DeviceKind;
import java.util.OptionalInt;

/// The MQTT broker of the store: inside the hub's process, or a Mosquitto beside it when one
/// process is not enough. Either lets only enrolled devices in and holds them to [TopicRights].
public sealed interface Broker extends AutoCloseable permits EmbeddedBroker, MosquittoBroker {

  /// User name and client id of the hub itself; no device may be enrolled under it.
  String HUB_USER = "hub";

  /// How the hub itself connects; its password is another one at each start.
  LinkConfig hubLink();

  /// A device has a password, its first or a new one. Whoever is inside under an older one is put
  /// out.
  ///
  /// @throws BrokerException if the broker could not be told
  void letIn(DeviceKind kind, String device, String password);

  /// A device may not come in any more, and is put out if it is inside.
  ///
  /// @throws BrokerException if the broker could not be told
  void shutOut(String device);

  /// Connections that stand now, the hub's own among them; empty for a broker that does not tell.
  OptionalInt connections();

  @Override
  void close();
}
