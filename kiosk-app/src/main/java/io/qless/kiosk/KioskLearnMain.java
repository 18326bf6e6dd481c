package io.qless.kiosk;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Json;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;

/// What `deploy/qless-kiosk --learn` runs: opens the trolley's screen on an empty folder and
/// without a hub, begins a trip, and ends. The virtual machine writes down which classes that took,
/// and later starts find them ready. Prints `learned` if all went well; a run that died half-way
/// leaves a file, too, which is then thrown away.
public final class KioskLearnMain {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int FAILED = 1;
  private static final int MOST_VIEWS = 1_000;

  /// The port that discards all (RFC 863); nobody listens there.
  private static final String NOBODY = "127.0.0.1:9";

  private KioskLearnMain() {}

  /// @param arguments an empty folder, thrown away afterwards
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    Files.write(
        folder.resolve("trolley.json"),
        Json.bytes(
            new DeviceCredentials(
                DeviceKind.TROLLEY,
                "LEARN",
                "none",
                "S000",
                "tcp://" + NOBODY,
                "http://" + NOBODY)));
    KioskConfig config = KioskConfig.parse(List.of("--data-directory=" + folder, "--devices=sim"));
    BlockingQueue<TripView> views = new LinkedBlockingQueue<>(MOST_VIEWS);
    CountDownLatch open = new CountDownLatch(1);
    ScreenToolkit toolkit = ScreenToolkit.start();
    Kiosk kiosk = new Kiosk(config, Clock.systemUTC(), views::offer);
    KioskScreen.open(
        toolkit,
        kiosk,
        config,
        Clock.systemUTC(),
        screen -> {
          views.forEach(screen::show);
          open.countDown();
        });
    boolean learned = open.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS) && walk(kiosk, views);
    if (learned) {
      System.out.println("learned");
    }
    Platform.exit();
    System.exit(learned ? 0 : FAILED);
  }

  private static boolean walk(Kiosk kiosk, BlockingQueue<TripView> views)
      throws InterruptedException {
    TripActions fingers = kiosk.fingers();
    fingers.setLanguage(Language.HINDI);
    fingers.startTrip(Language.ENGLISH);
    fingers.setBudget(50_000);
    kiosk.simulatedScanner().ifPresent(scanner -> scanner.scan("9520128000214"));
    return sees(views, view -> view.screen() == TripView.Screen.SHOPPING)
        && sees(views, view -> view.budget() != null)
        && sees(views, view -> view.care().notice() != null);
  }

  private static boolean sees(BlockingQueue<TripView> views, Predicate<TripView> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() - end < 0) {
      TripView view = views.poll(1, TimeUnit.SECONDS);
      if (view != null && wanted.test(view)) {
        return true;
      }
    }
    return false;
  }
}
