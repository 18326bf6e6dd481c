package io.qless.fleet;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.SessionDetail;
import io.qless.contract.wire.Json;
import io.qless.kiosk.Kiosk;
import io.qless.kiosk.KioskConfig;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The story of `deploy/fleet.sh`: trolleys start, shoppers make their trips while the hub is
/// killed now and then, the last trips come to their end, and what the screens showed is held
/// against the hub's journal.
///
/// All trolleys share one process: a hundred processes would need ten gigabytes, and what a trolley
/// does (its database, its link, its lane, its devices) is the same here. What they share is the
/// heap, so a pause of the collector is seen by all.
final class Fleet implements AutoCloseable {

  /// For the last trips to end after no more begin.
  private static final Duration LAST_TRIPS = Duration.ofMinutes(8);

  private static final Duration LAST_WORDS = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int READERS = 6;
  private static final String GATE = "FLEET-GATE";

  private final FleetPlan plan;
  private final FleetHub hub;
  private final Tally tally = new Tally();
  private final List<Trolley> trolleys = new ArrayList<>();
  private final Street street;
  private final Shopper.Surrounding around;
  private final AtomicLong kills = new AtomicLong();
  private final AtomicLong liveLost = new AtomicLong();
  private final AtomicLong liveDoubled = new AtomicLong();
  private long begun = System.nanoTime();
  private volatile boolean ending;
  private volatile boolean closed;

  private record Trolley(DeviceCredentials credentials, Kiosk kiosk, Shopper shopper) {}

  /// Enrols and starts all of them.
  ///
  /// @param folder for the trolleys' data
  Fleet(FleetPlan plan, FleetHub hub, Path home, Path folder) {
    this.plan = plan;
    this.hub = hub;
    street = new Street(hub.enrol(DeviceKind.GATE, GATE));
    around =
        new Shopper.Surrounding(ShelfGoods.ofSampleStore(home), hub, street, tally, plan.pause());
    for (int i = 1; i <= plan.trolleys(); i++) {
      trolleys.add(trolley("FLEET-%03d".formatted(i), i, folder));
    }
  }

  private Trolley trolley(String id, int number, Path folder) {
    DeviceCredentials credentials = hub.enrol(DeviceKind.TROLLEY, id);
    Path data = folder.resolve(id);
    try {
      Files.createDirectories(data);
      Files.write(data.resolve("trolley.json"), Json.bytes(credentials));
      KioskConfig config =
          KioskConfig.parse(
              List.of("--data-directory=" + data, "--devices=sim", "--headless=true"));
      Glance glance = new Glance(tally.answered());
      Kiosk kiosk = new Kiosk(config, Clock.systemUTC(), glance::shown);
      return new Trolley(credentials, kiosk, new Shopper(id, kiosk, glance, around, number));
    } catch (IOException cause) {
      throw new UncheckedIOException("starting " + id, cause);
    }
  }

  /// Runs all of it.
  ///
  /// @param line told twice a second how it stands
  FleetReport run(Consumer<FleetReport.Moment> line) throws InterruptedException {
    awaitCatalogues();
    begun = System.nanoTime();
    CountDownLatch out = new CountDownLatch(trolleys.size());
    for (Trolley trolley : trolleys) {
      Thread.ofVirtual()
          .name("shopper-" + trolley.credentials().id())
          .start(() -> shop(trolley, out));
    }
    Thread killer = Thread.ofPlatform().name("killer").daemon().start(this::killNowAndThen);
    Thread live = Thread.ofPlatform().name("live-audit").daemon().start(this::lookAtEnded);
    long end = begun + plan.time().toNanos();
    while (System.nanoTime() - end < 0 && out.getCount() > 0) {
      show(line);
    }
    ending = true;
    while (killer.isAlive()) {
      show(line);
    }
    end = System.nanoTime() + LAST_TRIPS.toNanos();
    while (System.nanoTime() - end < 0 && out.getCount() > 0) {
      show(line);
    }
    end = System.nanoTime() + LAST_WORDS.toNanos();
    while (System.nanoTime() - end < 0 && waiting() > 0) {
      show(line);
    }
    live.join();
    FleetReport.Moment last = moment();
    line.accept(last);
    FleetReport.Machine machine = FleetReport.Machine.now(hub.pid());
    closeAll();
    return new FleetReport(
        plan, last, tally.faultCount(), tally.faults(), tally.helps(), audit(), machine);
  }

  /// At once: each says goodbye to the broker for up to a second.
  private void closeAll() {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      trolleys.forEach(trolley -> each.execute(trolley.kiosk()::close));
    }
  }

  /// Before it has its first catalogue, a trolley knows no article.
  private void awaitCatalogues() throws InterruptedException {
    long end = System.nanoTime() + LAST_WORDS.toNanos();
    while (trolleys.stream().anyMatch(trolley -> trolley.kiosk().catalogueRevision() == 0)) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("not all trolleys have loaded the catalogue");
      }
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
    }
  }

  private void show(Consumer<FleetReport.Moment> line) throws InterruptedException {
    line.accept(moment());
    TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
  }

  private void shop(Trolley trolley, CountDownLatch out) {
    try {
      TimeUnit.MILLISECONDS.sleep(
          plan.pause().toMillis() * (trolleys.indexOf(trolley) % 10) / 3); // not all at once
      for (int trip = 0; trip < plan.mostTrips() && !ending && !closed; trip++) {
        trolley.shopper().trip();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      tally.fault("" + fault.getMessage());
    } finally {
      out.countDown();
    }
  }

  private void killNowAndThen() {
    long every = plan.killEvery().toNanos();
    long next = begun + every;
    try {
      while (every > 0 && !ending && !closed) {
        if (System.nanoTime() - next > 0) {
          kills.incrementAndGet();
          hub.kill();
          hub.again();
          next = Math.max(next + every, System.nanoTime() + every / 2);
        }
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      tally.fault("" + fault.getMessage());
    }
  }

  /// Counts the articles of each ended trip at the hub, so that a loss shows while it runs.
  private void lookAtEnded() {
    int next = 0;
    try {
      while (!closed) {
        List<TripNote> notes = tally.notes();
        boolean all = next == notes.size();
        if (ending && all) {
          return;
        }
        if (!all && (notes.get(next).end() != TripNote.End.OPEN || ending)) {
          next += lookAt(notes.get(next)) ? 1 : 0;
        }
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos() / 4);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// What a trolley tells late, as its trip ended while the hub was away, is not lost: such a trip
  /// is looked at once it has ended at the hub, too.
  private boolean lookAt(TripNote note) {
    if (note.end() == TripNote.End.OPEN) {
      return true; // the audit at the end looks at it
    }
    Optional<SessionDetail> trip =
        hub.trip(note.session()).filter(known -> hasEnded(known.summary().phase()));
    trip.ifPresent(known -> {
      long articles =
          known.journal().stream()
              .filter(row -> row.type().matches("PieceAdded|LooseAdded"))
              .count();
      liveLost.addAndGet(Math.max(0, note.scansShown() - articles));
      liveDoubled.addAndGet(Math.max(0, articles - note.scansShown()));
    });
    return trip.isPresent();
  }

  private static boolean hasEnded(String phase) {
    return phase.equals(Phase.LEFT.name()) || phase.equals(Phase.CANCELLED.name());
  }

  private long waiting() {
    return trolleys.stream().mapToLong(trolley -> trolley.kiosk().waiting()).sum();
  }

  private FleetReport.Moment moment() {
    return new FleetReport.Moment(
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
        tally.ended(),
        tally.notes().size() - tally.ended(),
        tally.scans(),
        tally.dropped(),
        waiting(),
        FleetReport.Lag.of(tally.shown()),
        FleetReport.Lag.of(tally.answered()),
        kills.get(),
        liveLost.get(),
        liveDoubled.get());
  }

  /// Several trolleys' journals are asked for at once: each answer waits for broker and hub.
  private FleetAudit.Finding audit() throws InterruptedException {
    Map<String, List<TripNote>> byTrolley =
        tally.notes().stream().collect(Collectors.groupingBy(TripNote::trolley));
    FleetAudit audit = new FleetAudit();
    try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      List<Future<List<AuditedTrip>>> read = new ArrayList<>();
      for (Trolley trolley : trolleys) {
        List<TripNote> own = byTrolley.getOrDefault(trolley.credentials().id(), List.of());
        read.add(readers.submit(() -> journals(trolley, own)));
      }
      for (Future<List<AuditedTrip>> trips : read) {
        trips.get().forEach(trip -> audit.compare(trip.note(), trip.journal()));
      }
    } catch (ExecutionException cause) {
      throw new IllegalStateException("a journal could not be read", cause);
    }
    return audit.finding();
  }

  private static List<AuditedTrip> journals(Trolley trolley, List<TripNote> notes)
      throws InterruptedException {
    List<AuditedTrip> trips = new ArrayList<>();
    if (notes.isEmpty()) {
      return trips;
    }
    try (JournalReader reader = new JournalReader(trolley.credentials())) {
      for (TripNote note : notes) {
        trips.add(new AuditedTrip(note, reader.journal(new SessionId(note.session()))));
      }
    }
    return trips;
  }

  private record AuditedTrip(TripNote note, List<JournalEntry> journal) {}

  @Override
  public void close() {
    closed = true;
    ending = true;
    closeAll();
    street.close();
  }
}
