package io.qless.hub;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Json;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A whole hub that a test starts in a network namespace of its own, where it can't be reached but
/// through these lines: `pass` pays a trip and tells its id and pass, `phase TRIP`, `alerts`,
/// `end`. Each answer is one line. Test use only.
final class CutOffStoreMain {

  private CutOffStoreMain() {}

  /// @param args folder of its data; then the address at which each gate reaches it, as `G1=HOST`
  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    Map<String, String> settings = Map.of("mqtt-host", "0.0.0.0");
    try (TestHub hub = new TestHub(directory.resolve("hub"), settings);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (int i = 1; i < args.length; i++) {
        String[] gate = args[i].split("=", -1);
        enrol(hub, directory, gate[0], gate[1]);
      }
      PaidTrips trips = new PaidTrips(hub);
      System.out.println("answer ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println("answer " + answer(hub, trips, line.split(" ", -1)));
      }
    }
  }

  private static String answer(TestHub hub, PaidTrips trips, String[] words) {
    return switch (words[0]) {
      case "pass" -> {
        String pass = trips.next();
        yield trips.latest() + " " + pass;
      }
      case "trip" -> hub.admin("GET", "/admin/sessions/" + words[1], new byte[0]).body();
      case "alerts" -> hub.admin("GET", "/admin/alerts", new byte[0]).body();
      case "devices" -> hub.admin("GET", "/admin/devices", new byte[0]).body();
      default -> "what?";
    };
  }

  private static void enrol(TestHub hub, Path directory, String id, String host) throws Exception {
    DeviceCredentials told = hub.enrol(DeviceKind.GATE, id);
    String url = "mqtt://" + host + ":" + hub.config().mqtt().port();
    Files.write(
        directory.resolve(id + ".json"),
        Json.bytes(
            new DeviceCredentials(
                told.kind(), told.id(), told.password(), told.store(), url, told.httpUrl())));
  }
}
