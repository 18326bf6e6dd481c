package io.qless.bench;

import io.qless.bridge.sim.SimulatedScanner;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Json;
import io.qless.fleet.FleetHub;
import io.qless.fleet.ShelfGoods;
import io.qless.kiosk.Kiosk;
import io.qless.kiosk.KioskConfig;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.Measure;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A trolley without a screen on a trip that phones may join. Its scale is unplugged, so that
/// nothing needs to be dropped.
final class BenchTrip implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Kiosk kiosk;
  private final SimulatedScanner scanner;
  private final List<ShelfGoods.Taken> goods;
  private final Map<Integer, Double> wished = new ConcurrentHashMap<>();
  private int items;
  private String link = "none yet";

  // Guarded by this:
  private TripView view = TripView.on(Screen.STARTING, Language.ENGLISH, "").build();

  /// @param home the clone
  /// @param folder for the trolley's data
  /// @param lines different articles that are scanned in turns
  BenchTrip(FleetHub hub, Path home, Path folder, int lines) throws Exception {
    Path data = Files.createDirectories(folder.resolve("trolley"));
    Files.write(data.resolve("trolley.json"), Json.bytes(hub.enrol(DeviceKind.TROLLEY, "BENCH")));
    goods = ShelfGoods.ofSampleStore(home).pieces().stream().limit(lines).toList();
    kiosk =
        new Kiosk(
            KioskConfig.parse(
                List.of("--data-directory=" + data, "--devices=sim", "--headless=true")),
            Clock.systemUTC(),
            this::shown);
    scanner = kiosk.simulatedScanner().orElseThrow();
    kiosk.simulatedCell().unplug();
    await("the catalogue", now -> kiosk.catalogueRevision() > 0);
    await("the welcome", now -> now.screen() == Screen.WELCOME);
    kiosk.fingers().startTrip(Language.ENGLISH);
    await("the trip", now -> now.screen() == Screen.SHOPPING);
  }

  /// Now, as pages tell it: milliseconds of the wall clock.
  static double now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
  }

  private synchronized void shown(TripView next) {
    view = next;
    for (var wish : next.basket().wishes()) {
      if (wish.measure() instanceof Measure.Pieces pieces) {
        wished.putIfAbsent(pieces.count(), now());
      }
    }
    notifyAll();
  }

  private synchronized void await(String what, Predicate<TripView> holds)
      throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!holds.test(view)) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("the trolley does not come to: " + what);
      }
      TimeUnit.MILLISECONDS.timedWait(this, 50);
    }
  }

  /// Scans the next article in turns and does not wait.
  ///
  /// @return when, in [#now]
  double scan() {
    double at = now();
    scanner.scan(goods.get(items % goods.size()).code());
    items++;
    return at;
  }

  /// Waits until the trolley shows all that was scanned.
  void awaitScans() throws InterruptedException {
    await(items + " items", now -> now.basket().itemCount() == items);
  }

  /// All that was scanned.
  int items() {
    return items;
  }

  /// When the trolley first showed a wish for so many pieces.
  double wishedAt(int pieces) throws InterruptedException {
    await("a wish for " + pieces, now -> wished.containsKey(pieces));
    return wished.getOrDefault(pieces, 0.0);
  }

  /// A link for one phone; the trolley shows another one after each.
  String link() throws InterruptedException {
    String before = link;
    await("a link", now -> !Set.of("", before).contains(now.family().joinText()));
    synchronized (this) {
      link = view.family().joinText();
    }
    return link;
  }

  /// Waits until so many phones are in.
  void awaitPhones(int phones) throws InterruptedException {
    await(phones + " phones", now -> now.family().participants().size() == phones);
  }

  /// Lets a phone in and gives what its page keeps of the trip.
  String place(String name) throws IOException, InterruptedException {
    URI link = URI.create(link());
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(link.resolve("/session/join"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofByteArray(
                        Json.bytes(Map.of("secret", link.getFragment(), "name", name))))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("joining: " + answer.body());
    }
    return answer.body();
  }

  @Override
  public void close() {
    kiosk.close();
    http.close();
  }
}
