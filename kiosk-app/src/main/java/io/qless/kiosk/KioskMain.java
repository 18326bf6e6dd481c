package io.qless.kiosk;

import io.qless.kiosk.desk.DeskCommands;
import io.qless.kiosk.desk.DeskSocket;
import io.qless.kiosk.shell.KioskShell;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the trolley's program: devices and trip first, then the window.
public final class KioskMain {

  private static final Logger LOG = LoggerFactory.getLogger(KioskMain.class);
  private static final int USAGE = 2;
  private static final int NO_START = 1;

  private final KioskConfig config;
  private final AtomicReference<Optional<KioskShell>> shell =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<TripView>> latest =
      new AtomicReference<>(Optional.empty());

  private KioskMain(KioskConfig config) {
    this.config = config;
  }

  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, mistake) -> LOG.error("thread {} ended", thread, mistake));
    KioskConfig config;
    try {
      config = KioskConfig.parse(List.of(arguments));
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(USAGE);
      return;
    }
    try {
      new KioskMain(config).start();
    } catch (IOException cause) {
      System.err.println("The kiosk cannot start: " + cause.getMessage());
      System.exit(NO_START);
    }
  }

  private void start() throws IOException {
    Kiosk kiosk = new Kiosk(config, Clock.systemUTC(), this::show);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(kiosk::close));
    Platform.startup(() -> open(kiosk));
  }

  private void show(TripView view) {
    latest.set(Optional.of(view));
    shell.get().ifPresent(screens -> screens.show(view));
  }

  private void open(Kiosk kiosk) {
    KioskShell screens =
        new KioskShell(kiosk.fingers(), name -> kiosk.pictures().read(name), Clock.systemUTC());
    KioskWindow window = new KioskWindow(screens, config);
    shell.set(Optional.of(screens));
    latest.get().ifPresent(screens::show);
    if (config.devices() == KioskConfig.Devices.SIMULATED) {
      openDesk(kiosk, window);
    }
    LOG.info("the screen is ready");
  }

  private void openDesk(Kiosk kiosk, KioskWindow window) {
    try {
      DeskSocket desk =
          new DeskSocket(
              config.desk(),
              new DeskCommands(
                  kiosk.simulatedScanner(), kiosk.simulatedCell(), window, latest::get));
      LOG.info("the desk of the simulated devices listens at {} ({})", config.desk(), desk);
    } catch (IOException cause) {
      LOG.error("no desk for the simulated devices", cause);
    }
  }
}
