package io.qless.kiosk;

import io.qless.kiosk.desk.DeskCommands;
import io.qless.kiosk.desk.DeskSocket;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The trolley's program put together as [KioskMain] does it, for a test that must see each view,
/// not only the latest, and reach all of the played devices. Lives as long as its process.
public final class WatchedKiosk {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final BiConsumer<String, TripView> watcher;
  private final AtomicReference<Optional<Kiosk>> kiosk = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<TripView>> latest =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Consumer<TripView>> screen = new AtomicReference<>(_ -> {});

  private WatchedKiosk(BiConsumer<String, TripView> watcher) {
    this.watcher = watcher;
  }

  /// Starts it and returns when its window is open and its desk listens.
  ///
  /// @param watcher told the trip, as of the last second, and each view before the screen has it;
  ///   on the trip lane
  public static WatchedKiosk open(KioskConfig config, BiConsumer<String, TripView> watcher)
      throws IOException, InterruptedException {
    WatchedKiosk watched = new WatchedKiosk(watcher);
    ScreenToolkit toolkit = ScreenToolkit.start();
    Kiosk kiosk = new Kiosk(config, Clock.systemUTC(), watched::show);
    watched.kiosk.set(Optional.of(kiosk));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(kiosk::close));
    AtomicReference<Optional<KioskScreen>> window = new AtomicReference<>(Optional.empty());
    CountDownLatch open = new CountDownLatch(1);
    KioskScreen.open(
        toolkit,
        kiosk,
        config,
        Clock.systemUTC(),
        opened -> {
          window.set(Optional.of(opened));
          watched.screen.set(opened::show);
          watched.latest.get().ifPresent(opened::show);
          open.countDown();
        });
    if (!open.await(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the window did not open within " + START_LIMIT);
    }
    new DeskSocket(
        config.desk(),
        new DeskCommands(
            kiosk.played(),
            window.get().orElseThrow().hand(),
            watched.latest::get,
            kiosk::basketInWords));
    return watched;
  }

  /// The program without its window.
  public Kiosk kiosk() {
    return kiosk.get().orElseThrow();
  }

  private void show(TripView view) {
    watcher.accept(kiosk.get().map(Kiosk::session).orElse(""), view);
    latest.set(Optional.of(view));
    screen.get().accept(view);
  }
}
