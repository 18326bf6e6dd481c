package io.qless.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Mosquitto;
import io.qless.journey.Goods;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A Mosquitto beside the hub is stopped and started, and the hub is killed behind it, with
/// commands and money on the way. The trip is whole and paid once.
class BrokerFaultsIT {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  /// Bread 45.00, noodles 14.00, rice 148.00, ghee 299.00.
  @Test
  void aBrokerBesideTheHubMayGoAndAHubMayGoBehindItsBroker() throws Exception {
    try (Mosquitto broker = Mosquitto.withDynamicSecurity(folder, "qless-admin", "a password");
        Loopback store = Loopback.open(23_130, folder, Map.of(), beside(broker))) {
      Walk walk = store.walk();
      walk.begin();
      walk.take(Goods.BREAD);
      walk.awaitConfirmed();
      broker.stop();
      walk.take(Goods.NOODLES);
      walk.awaitOnline(false);
      broker.again();
      walk.awaitConfirmed();
      walk.burst(Goods.RICE);
      store.hub().kill();
      walk.take(Goods.GHEE);
      walk.awaitOnline(false); // though the broker answers all the time
      store.hub().again();
      walk.awaitConfirmed();
      walk.tap("checkout");
      walk.await("the bill", "/screen", "BILL");
      walk.awaitConfirmed();
      walk.tap("pay");
      broker.killAndStart();
      walk.pay();
      broker.killAndStart();
      assertThat(walk.leave()).isEqualTo(506_00);
      Walk.audit(store.trolley(), List.of(walk));
    }
  }

  private String[] beside(Mosquitto broker) throws Exception {
    Path password = folder.resolve("broker-password");
    Files.writeString(password, "a password");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    return new String[] {
      "--broker-url=" + broker.uri("mqtt"),
      "--broker-admin-password-file=" + password,
      "--public-mqtt-url=" + broker.uri("tcp")
    };
  }
}
