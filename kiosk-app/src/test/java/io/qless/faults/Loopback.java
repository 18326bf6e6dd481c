package io.qless.faults;

import io.qless.contract.rest.DeviceKind;
import io.qless.fleet.FleetHub;
import io.qless.fleet.Street;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A hub with a gate and one trolley on this machine's loopback, for faults that need no network of
/// their own. Used by one thread.
///
/// @param hub runs
/// @param trolley runs, and has the catalogue
record Loopback(FleetHub hub, Street street, TrolleyProcess trolley) implements AutoCloseable {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /// Starts all of it.
  ///
  /// @param firstPort of some that no other test looks at first
  /// @param folder for data and logs; the hub's are in its `hub`
  /// @param environment of the trolley
  /// @param settings of the hub
  static Loopback open(
      int firstPort, Path folder, Map<String, String> environment, String... settings) {
    FleetHub.Place place = FleetHub.Place.onLoopback(firstPort, settings);
    FleetHub hub =
        FleetHub.own(
            HOME,
            folder,
            new FleetHub.Place(startedFast(List.of()), place.host(), place.ports(), place.more()));
    TrolleyProcess trolley =
        new TrolleyProcess(
            HOME, folder, hub.enrol(DeviceKind.TROLLEY, "T1"), List.of(), environment);
    trolley.start();
    trolley.awaitWords("catalogue revision");
    return new Loopback(hub, new Street(hub.enrol(DeviceKind.GATE, "G1")), trolley);
  }

  /// A hub that lives for a minute or two is worth no thorough compiling.
  static List<String> startedFast(List<String> before) {
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of("env", "QLESS_JVM_FLAGS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
    return command;
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
