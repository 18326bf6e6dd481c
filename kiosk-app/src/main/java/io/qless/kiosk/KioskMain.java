package io.qless.kiosk;

import io.qless.kiosk.desk.DeskCommands;
import io.qless.kiosk.desk.DeskPanel;
import io.qless.kiosk.desk.DeskSocket;
import io.qless.kiosk.desk.ScreenHand;
import io.qless.kiosk.desk.ScreenOfWords;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Starts the trolley's program: devices and trip, and beside them the window, if it has one.
/// Nothing of JavaFX is loaded if it has none.
public final class KioskMain {

  private static final Logger LOG = LoggerFactory.getLogger(KioskMain.class);
  private static final int USAGE = 2;
  private static final int NO_START = 1;

  private static final String USAGE_TEXT =
      """
      The program on the trolley. Settings, each as --key=value:
        data-directory  where journal, catalogue and pictures are kept (kiosk-data)
        credentials     file that "qless trolley enrol" wrote (<data-directory>/trolley.json)
        ca              PEM certificates that an encrypted hub is checked with; else Java's own
        devices         real or sim: a played scanner, scale and panel (real)
        scanner         which scanner, as DRIVER:NAME; the driver is plain, honeywell, ssi, newland, hidpos,
                        wedge or javapos, the name a path or usb:VENDOR:PRODUCT[:SERIAL]; deploy/trolley-bridge
                        devices shows what to write (plain:/dev/ttyACM0; with sim the kiosk plays one at <data-directory>/scanner)
        scale           which scale, as DRIVER[/OPTION]:NAME; the driver is nau7802, hx711, iio, cdc, toledo, nci,
                        cas, mt-sics or javapos (none; with sim a played one)
        scanner-port    the path of a plain scanner, in short
        desk            socket that plays the simulated devices (<data-directory>/desk.socket)
        size            of the window in pixels (1280x800)
        full-screen     true or false (false)
        own-bag-grams   heaviest own bag taken on trust before the first scan, in grams (1500)
        verified-scale-grams
                        interval e of a scale that Legal Metrology verified for trade, 5, 10, 20 or 50 g:
                        loose goods are weighed in the basket, and staff can't calibrate it (0: not verified)
        gauge           what tells how full the battery is: linux, or max17048[:BUS] at /dev/i2c-BUS (linux)
        power-supplies  where Linux shows the battery (/sys/class/power_supply;
                        with sim <data-directory>/power-supplies)
        panel           lamp, buzzer and help button: none, sim, pi, or pi:GREEN,AMBER,RED,BUZZER,BUTTON by the
                        numbers of the chip (none; with sim a played one). pi alone is pi:5,6,13,19,26
        desk-panel      true or false: a second window that plays the simulated devices (false)
        headless        true or false: without a window and without JavaFX (false)
      """;

  private final KioskConfig config;
  private final AtomicReference<Consumer<TripView>> screen = new AtomicReference<>(_ -> {});
  private final AtomicReference<Optional<TripView>> latest =
      new AtomicReference<>(Optional.empty());

  private KioskMain(KioskConfig config) {
    this.config = config;
  }

  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, mistake) -> LOG.error("thread {} ended", thread, mistake));
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    if (List.of(arguments).contains("--help")) {
      System.out.print(USAGE_TEXT);
      return;
    }
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
    if (config.headless()) {
      Kiosk kiosk = open();
      openDesk(kiosk, new ScreenOfWords(kiosk.fingers(), latest::get));
      LOG.info("the trolley is ready, without a screen");
    } else {
      ScreenToolkit toolkit = ScreenToolkit.start(); // comes up beside the trip
      Kiosk kiosk = open();
      KioskScreen.open(toolkit, kiosk, config, kiosk.clock(), opened -> ready(kiosk, opened));
    }
  }

  private Kiosk open() throws IOException {
    Kiosk kiosk = new Kiosk(config, Clock.systemUTC(), this::show);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(kiosk::close));
    return kiosk;
  }

  private void show(TripView view) {
    latest.set(Optional.of(view));
    screen.get().accept(view);
  }

  private void ready(Kiosk kiosk, KioskScreen opened) {
    screen.set(opened::show);
    latest.get().ifPresent(opened::show);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(opened::close));
    openDesk(kiosk, opened.hand());
    LOG.info("the screen is ready");
  }

  private void openDesk(Kiosk kiosk, ScreenHand hand) {
    if (config.devices() != KioskConfig.Devices.SIMULATED) {
      return;
    }
    DeskCommands commands =
        new DeskCommands(kiosk.played(), hand, latest::get, kiosk::basketInWords);
    try {
      DeskSocket desk = new DeskSocket(config.desk(), commands);
      LOG.info("the desk of the simulated devices listens at {} ({})", config.desk(), desk);
    } catch (IOException cause) {
      LOG.error("no desk for the simulated devices", cause);
    }
    if (config.deskPanel()) {
      new DeskPanel(commands, kiosk.played(), kiosk::goods).open(config.width());
    }
  }
}
