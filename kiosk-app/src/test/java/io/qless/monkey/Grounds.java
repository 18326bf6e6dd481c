package io.qless.monkey;

import io.qless.contract.link.FaultProxy;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Json;
import io.qless.fleet.FleetHub;
import io.qless.fleet.ShelfGoods;
import io.qless.fleet.Street;
import io.qless.journey.Screen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/// Where the monkey plays: a hub, a display, a trolley with a window and one without, the cables
/// between the first trolley and the hub, and the people around. Closes what it started, in
/// reverse; also in the middle of its own start.
final class Grounds implements AutoCloseable {

  /// Below those that the system gives to clients, and beside the fleet's.
  private static final int FIRST_PORT = 23_000;

  private static final String TROLLEY = "MONKEY-1";
  private static final String NEIGHBOUR = "MONKEY-2";
  private static final String GATE = "MONKEY-GATE";
  private static final String SIZE = "1280x800";

  private final Path home;
  private final Path folder;
  private final AtomicBoolean closed = new AtomicBoolean();
  private Optional<FleetHub> hub = Optional.empty();
  private Optional<Screen> screen = Optional.empty();
  private Optional<Cables> cables = Optional.empty();
  private Optional<People> people = Optional.empty();
  private Optional<Trolley> trolley = Optional.empty();

  /// Between trolley and hub.
  record Cables(DeviceCredentials own, FaultProxy mqtt, FaultProxy http) {
    static Cables to(DeviceCredentials own) {
      return new Cables(
          own,
          new FaultProxy(URI.create(own.mqttUrl()).getPort()),
          new FaultProxy(URI.create(own.httpUrl()).getPort()));
    }

    /// What the trolley is told: it does not know of the cables.
    DeviceCredentials asTold() {
      return new DeviceCredentials(
          own.kind(),
          own.id(),
          own.password(),
          own.store(),
          mqtt.uri("tcp").toString(),
          http.uri("http").toString());
    }

    void restore() {
      mqtt.restore();
      http.restore();
    }
  }

  /// @param badge text of an attendant's badge
  record People(
      Street street, Neighbour neighbour, Phones phones, ShelfGoods shelf, String badge) {}

  /// @param home the clone
  /// @param folder for all data and logs
  Grounds(Path home, Path folder) {
    this.home = home;
    this.folder = folder;
  }

  /// Starts all of it.
  synchronized void open() throws IOException {
    FleetHub store = FleetHub.own(home, folder, FleetHub.Place.onLoopback(FIRST_PORT));
    hub = Optional.of(store);
    goOn();
    Cables both = Cables.to(store.enrol(DeviceKind.TROLLEY, TROLLEY));
    cables = Optional.of(both);
    people =
        Optional.of(
            new People(
                new Street(store.enrol(DeviceKind.GATE, GATE)),
                new Neighbour(
                    store.enrol(DeviceKind.TROLLEY, NEIGHBOUR), folder.resolve("neighbour")),
                new Phones(URI.create(both.own().httpUrl())),
                ShelfGoods.ofSampleStore(home),
                badge(store)));
    Screen display = Screen.open(Map.of(), SIZE, folder);
    screen = Optional.of(display);
    Trolley first = new Trolley(home, folder, display.display(), both.asTold());
    trolley = Optional.of(first);
    goOn();
    first.start();
  }

  /// Who closes them in the middle of their start waits until what has begun is known.
  private void goOn() {
    if (closed.get()) {
      throw new IllegalStateException("called off while all was started");
    }
  }

  /// An attendant is let in and gets a badge.
  private static String badge(FleetHub store) {
    answer(
        store,
        "POST",
        "/admin/users",
        Map.of("login", "+919000000007", "name", "Ravi", "role", "attendant"));
    return answer(store, "PUT", "/admin/users/%2B919000000007/badge", Map.of())
        .at("/badge")
        .asString("");
  }

  private static JsonNode answer(FleetHub store, String method, String path, Object body) {
    HttpResponse<String> answer = store.send(method, path, Json.bytes(body)).orElseThrow();
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return Json.mapperForTrees().readTree(answer.body());
  }

  FleetHub hub() {
    return hub.orElseThrow();
  }

  Cables cables() {
    return cables.orElseThrow();
  }

  People people() {
    return people.orElseThrow();
  }

  Trolley trolley() {
    return trolley.orElseThrow();
  }

  /// What the trolley shows, as the desk tells it.
  JsonNode view() {
    return Json.mapperForTrees().readTree(trolley().desk().say("view"));
  }

  Path folder() {
    return folder;
  }

  Path hubLog() {
    return folder.resolve("hub.log");
  }

  @Override
  public void close() {
    closed.set(true);
    end();
  }

  private synchronized void end() {
    trolley.ifPresent(Trolley::close);
    people.ifPresent(all -> {
      all.phones().close();
      all.neighbour().close();
      all.street().close();
    });
    cables.ifPresent(both -> {
      both.mqtt().close();
      both.http().close();
    });
    hub.ifPresent(FleetHub::close);
    screen.ifPresent(Screen::close);
  }
}
