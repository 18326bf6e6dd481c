package io.qless.faults;

import io.qless.contract.rest.DeviceKind;
import io.qless.fleet.FleetHub;
import io.qless.fleet.Street;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A hub with a gate and one trolley on this machine's loopback, for faults that need no network of
/// their own. Used by one thread.
///
/// @param hub runs
/// @param trolley runs, and has the catalogue
record Loopback(FleetHub hub, Street street, TrolleyProcess trolley) implements AutoCloseable {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /// Of these tests alone.
  private static final int FIRST_PORT = 23_100;

  /// Starts all of it.
  ///
  /// @param folder for data and logs; the hub's are in its `hub`
  /// @param environment of the trolley
  /// @param settings of the hub
  static Loopback open(Path folder, Map<String, String> environment, String... settings) {
    FleetHub hub = FleetHub.own(HOME, folder, FleetHub.Place.onLoopback(FIRST_PORT, settings));
    TrolleyProcess trolley =
        new TrolleyProcess(
            HOME, folder, hub.enrol(DeviceKind.TROLLEY, "T1"), List.of(), environment);
    trolley.start();
    trolley.awaitWords("catalogue revision");
    return new Loopback(hub, new Street(hub.enrol(DeviceKind.GATE, "G1")), trolley);
  }

  Walk walk() {
    return new Walk(trolley, hub, street);
  }

  @Override
  public void close() {
    trolley.close();
    street.close();
    hub.close();
  }
}
