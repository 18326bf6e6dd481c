package io.qless.hub;

import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Topics;
import io.qless.hub.broker.Broker;
import io.qless.hub.broker.EmbeddedBroker;
import io.qless.hub.broker.MosquittoBroker;
import io.qless.hub.device.DeviceListener;
import io.qless.hub.device.DeviceStore;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Opens the broker that the settings name: one inside the hub, or a Mosquitto beside it.
final class Brokers {

  private Brokers() {}

  /// The broker of a hub, which hears of each device that comes and goes.
  ///
  /// @param tls its encrypted door, if the broker is inside
  /// @param whenIll told that the one inside the hub has given up its files
  static Broker of(
      HubConfig config,
      Topics topics,
      DeviceStore devices,
      Encryption tls,
      Consumer<String> whenIll) {
    Broker broker = open(config, topics, devices, tls);
    if (broker instanceof EmbeddedBroker inside) {
      inside.whenIll(whenIll);
    }
    devices.listen(new Told(broker));
    return broker;
  }

  private static Broker open(HubConfig config, Topics topics, DeviceStore devices, Encryption tls) {
    return switch (config.broker()) {
      case HubConfig.BrokerPlace.Inside() ->
          new EmbeddedBroker(
              config.directory().resolve("broker"),
              topics,
              devices::check,
              new EmbeddedBroker.Entrance(config.mqtt().host(), config.mqtt().port()),
              tls.ofBroker());
      case HubConfig.BrokerPlace.Beside place ->
          new MosquittoBroker(
              place.uri(),
              place.adminPassword(),
              place.trust(),
              topics,
              devices.list().stream()
                  .collect(Collectors.toMap(DeviceStore.Enrolled::id, DeviceStore.Enrolled::kind)));
    };
  }

  private record Told(Broker broker) implements DeviceListener {
    @Override
    public void enrolled(DeviceKind kind, String id, String password) {
      broker.letIn(kind, id, password);
    }

    @Override
    public void revoked(String id) {
      broker.shutOut(id);
    }
  }
}
