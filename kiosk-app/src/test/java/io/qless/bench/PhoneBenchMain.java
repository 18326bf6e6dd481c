package io.qless.bench;

import io.qless.contract.browser.PhoneBrowser;
import io.qless.fleet.FleetHub;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// What `deploy/bench.sh phone` runs: the family's page in real browsers at a hub of its own,
/// beside a page that only opens a WebSocket and prints its texts.
public final class PhoneBenchMain {

  private static final int FIRST_PORT = 24_000;
  private static final int LINES = 12;
  private static final int ROUNDS = 5;
  private static final int SCANS = 240;

  private PhoneBenchMain() {}

  /// @param arguments the clone, an empty folder, and `--quick` to see only that it runs
  public static void main(String[] arguments) throws Exception {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean quick = List.of(arguments).contains("--quick");
    Path home = Path.of(arguments[0]);
    Path folder = Path.of(arguments[1]);
    FleetHub.Place place = FleetHub.Place.onLoopback(FIRST_PORT);
    try (FleetHub hub = FleetHub.own(home, folder, place);
        TextPeer peer = new TextPeer(home);
        BenchTrip trip = new BenchTrip(hub, home, folder, LINES)) {
      Runtime.getRuntime().addShutdownHook(new Thread(hub::close, "end-of-hub"));
      for (int i = 0; i < LINES; i++) {
        trip.scan();
        trip.awaitScans();
      }
      peer.say("a first text");
      new PageLoads(out, quick ? 1 : ROUNDS)
          .measure(
              List.of(
                  new PageLoads.Subject(
                      "family page, %d lines".formatted(LINES),
                      place.ports().getFirst(),
                      "localStorage.setItem('qless-trip', " + quoted(trip.place("Meera")) + ");",
                      "#lines li"),
                  new PageLoads.Subject("a text by WebSocket", peer.port(), "", TextPeer.TEXT)));
      try (PhoneBrowser first = PhoneBrowser.open();
          PhoneBrowser second = PhoneBrowser.open()) {
        new LiveLags(out, trip, peer, List.of(first, second)).measure(quick ? 20 : SCANS);
      }
    }
    System.exit(0);
  }

  /// JSON in a script's string.
  private static String quoted(String json) {
    return '\'' + json.replace("\\", "\\\\").replace("'", "\\'") + '\'';
  }
}
