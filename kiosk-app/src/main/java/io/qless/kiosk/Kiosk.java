package io.qless.kiosk;

import io.qless.bridge.DeviceState;
import io.qless.bridge.battery.BatteryReading;
import io.qless.bridge.sim.SimulatedLoadCell;
import io.qless.bridge.sim.SimulatedScanner;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.PanelHealth;
import io.qless.contract.wire.TrolleyBattery;
import io.qless.contract.wire.TrolleyStatus;
import io.qless.kiosk.core.ArticleFinder;
import io.qless.kiosk.core.Fingers;
import io.qless.kiosk.core.ScaleRules;
import io.qless.kiosk.core.Surroundings;
import io.qless.kiosk.core.TripDesk;
import io.qless.kiosk.core.TripLane;
import io.qless.kiosk.desk.DeskGoods;
import io.qless.kiosk.desk.PlayedDevices;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.sync.CatalogueSync;
import io.qless.kiosk.sync.HubHttp;
import io.qless.kiosk.sync.HubLink;
import io.qless.kiosk.sync.PictureCache;
import io.qless.kiosk.sync.ShopClock;
import io.qless.kiosk.trip.Finder;
import io.qless.kiosk.trip.TripActions;
import io.qless.kiosk.trip.TripView;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The program on the trolley, without its screen: read the constructor from top to bottom. Closes
/// in reverse.
public final class Kiosk implements AutoCloseable {

  /// Program version as the hub shows it.
  private static final String VERSION = "0.1.0";

  /// How often time that passes is looked at: countdowns, questions that become due.
  private static final Duration TICK = Duration.ofSeconds(1);

  /// How often the trolley says how it is.
  private static final Duration STATUS = Duration.ofSeconds(30);

  private final TripStore store;
  private final CatalogueCache catalogue;
  private final HubHttp http;
  private final ShopClock time;
  private final PictureCache pictures;
  private final HubLink hub;
  private final ArticleFinder finder;
  private final CatalogueSync sync;
  private final TripLane lane;
  private final TripDesk desk;
  private final TrolleyDevices devices;
  private final Thread clockwork;
  private volatile Surface surface = new Surface("", 0);

  /// What the status message needs of the last view.
  private record Surface(String session, int waiting) {}

  /// Starts everything but the window.
  ///
  /// @param screen told each new view, on the trip lane
  public Kiosk(KioskConfig config, InstantSource clock, Consumer<TripView> screen)
      throws IOException {
    Files.createDirectories(config.dataDirectory());
    DeviceCredentials credentials =
        Json.read(Files.readAllBytes(config.credentials()), DeviceCredentials.class);
    store = new TripStore(config.dataDirectory());
    catalogue = new CatalogueCache(config.dataDirectory());
    time = new ShopClock(config.dataDirectory(), clock, System::nanoTime);
    finder = new ArticleFinder(catalogue, time, config.verifiedScaleGrams() > 0);
    http = new HubHttp(credentials, config.trust());
    http.tellTime(time);
    pictures = new PictureCache(config.dataDirectory().resolve("pictures"), http);
    lane = new TripLane();
    hub =
        new HubLink(
            credentials, config.trust(), http, this::status, head -> heardHead(head.revision()));
    devices =
        new TrolleyDevices(
            config, store.basket().map(basket -> basket.settled().grams()).orElse(0L));
    desk =
        new TripDesk(
            credentials.id(),
            store,
            catalogue,
            hub,
            time,
            view -> {
              devices.show(view);
              screen.accept(view);
            },
            new ScaleRules(config.ownBagGrams(), config.verifiedScaleGrams(), devices.scale()));
    sync = new CatalogueSync(http, catalogue, () -> lane.offer(desk::show));
    catalogue.whenIll(sync::look);
    devices.start(time, lane, desk);
    hub.open(told -> lane.offer(() -> devices.hear(desk, told)));
    clockwork = Thread.ofVirtual().name("clockwork").start(this::tick);
    sync.look();
  }

  /// The store's time, for all that the trolley shows.
  public InstantSource clock() {
    return time;
  }

  /// What a finger can do.
  public TripActions fingers() {
    return new Fingers(lane, desk);
  }

  /// Finds goods by name.
  public Finder finder() {
    return finder;
  }

  /// Pictures for the screen.
  public PictureCache pictures() {
    return pictures;
  }

  /// What is played in place of real devices.
  public PlayedDevices played() {
    return devices.played();
  }

  /// The played scanner, if there is one.
  public Optional<SimulatedScanner> simulatedScanner() {
    return played().scanner();
  }

  /// The played load cell.
  public SimulatedLoadCell simulatedCell() {
    return played().cell();
  }

  /// Packs of the trolley's own catalogue, for hands that play.
  public List<DeskGoods> goods() {
    return DeskGoods.among(catalogue.after(Optional.empty(), DeskGoods.MOST));
  }

  /// What the scale makes of the basket, in words.
  public String basketInWords() {
    return desk.basketInWords();
  }

  /// The trip that is open here, empty if there is none; as of the last second.
  public String session() {
    return surface.session();
  }

  /// Commands that the hub has not answered; as of the last second.
  public int waiting() {
    return surface.waiting();
  }

  /// Revision of the trolley's own catalogue, 0 before the first load.
  public long catalogueRevision() {
    return catalogue.revision();
  }

  @Override
  public void close() {
    clockwork.interrupt();
    devices.close();
    hub.close();
    sync.close();
    lane.close();
    http.close();
    finder.close();
    catalogue.close();
    store.close();
  }

  private void heardHead(long revision) {
    if (revision != catalogue.revision()) {
      sync.look();
    }
  }

  private void tick() {
    try {
      for (long seconds = 0; !Thread.interrupted(); seconds++) {
        lane.offer(this::lookAtTime);
        if (seconds % STATUS.toSeconds() == 0) {
          hub.tellStatus();
        }
        Thread.sleep(TICK);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAtTime() {
    surface = new Surface(desk.sessionText(), desk.unanswered());
    desk.timePasses();
  }

  private TrolleyStatus status() {
    Surface now = surface;
    Surroundings around = desk.around();
    return new TrolleyStatus(
        true,
        VERSION,
        now.session(),
        now.waiting(),
        catalogue.revision(),
        word(around.scanner()),
        word(around.scale()),
        battery(around.battery()),
        panel(around.panel()));
  }

  private PanelHealth panel(DeviceState state) {
    return devices.hasPanel() ? new PanelHealth(word(state)) : PanelHealth.NONE;
  }

  private static TrolleyBattery battery(BatteryReading reading) {
    return reading instanceof BatteryReading.Level(int percent, boolean charging)
        ? new TrolleyBattery(percent, charging)
        : TrolleyBattery.NONE;
  }

  private static String word(DeviceState state) {
    return switch (state) {
      case DeviceState.Present present -> "ok";
      case DeviceState.Absent absent -> "absent: " + absent.reason();
      case DeviceState.Faulty faulty -> "faulty: " + faulty.reason();
    };
  }
}
