package io.qless.monkey;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.wire.Json;
import io.qless.kiosk.Kiosk;
import io.qless.kiosk.KioskConfig;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Another trolley of the store, without a screen: trips move between it and the monkey's. Any
/// thread may call.
final class Neighbour implements AutoCloseable {

  private final AtomicReference<Optional<TripView>> now = new AtomicReference<>(Optional.empty());
  private final DeviceCredentials credentials;
  private final Kiosk kiosk;

  Neighbour(DeviceCredentials credentials, Path data) throws IOException {
    this.credentials = credentials;
    Files.createDirectories(data);
    Files.write(data.resolve("trolley.json"), Json.bytes(credentials));
    kiosk =
        new Kiosk(
            KioskConfig.parse(
                List.of("--data-directory=" + data, "--devices=sim", "--headless=true")),
            Clock.systemUTC(),
            view -> now.set(Optional.of(view)));
  }

  DeviceCredentials credentials() {
    return credentials;
  }

  /// The text of its family QR, empty while there is none.
  String joinText() {
    return now.get().map(view -> view.family().joinText()).orElse("");
  }

  /// Begins a trip if there is none, and scans.
  void scan(String code) {
    if (now.get().filter(view -> view.screen() == TripView.Screen.WELCOME).isPresent()) {
      kiosk.fingers().startTrip(Language.HINDI);
    }
    kiosk.simulatedScanner().orElseThrow().scan(code);
  }

  /// Takes a trip over, once its own has been given up.
  void takeOver(String joinText) {
    now.get()
        .ifPresent(
            view -> view.basket().lines().forEach(line -> kiosk.fingers().voidLine(line.id())));
    kiosk.fingers().finish();
    kiosk.simulatedScanner().orElseThrow().scan(joinText);
  }

  /// Its trip, empty if there is none.
  String session() {
    return kiosk.session();
  }

  @Override
  public void close() {
    kiosk.close();
  }
}
