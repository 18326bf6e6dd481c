package io.qless.gate;

import io.qless.bridge.DeviceState;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.relay.GateRelay;
import io.qless.bridge.relay.LockListener;
import io.qless.bridge.relay.RelayState;
import io.qless.bridge.scanner.ScanJournal;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.ScannerDriver;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.PublishOutcome;
import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassVerifier;
import io.qless.contract.wire.GateAsk;
import io.qless.contract.wire.GateClaim;
import io.qless.contract.wire.GateHealth;
import io.qless.contract.wire.GateIncident;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.shop.money.Money;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One exit barrier. Its constructor is its architecture: a memory of used passes, the keys, the
/// clock, the lock, the link to hub and gates, the agreement among gates, the decision, and the
/// scanner that sets it all going. Lives from program start to program end.
///
/// Threads: scanner, lock and link only queue; the lane decides and opens, one thing after the
/// other, and tells the lock that it is alive; the reporter and the talk among gates do the rest.
final class Gate implements AutoCloseable {

  /// What waits for the lane. A person shows one pass at a time; more is a fault of the scanner.
  private static final int MAX_WAITING = 16;

  /// How often the lane looks up when nobody comes.
  private static final Duration LOOK_UP = Duration.ofMillis(250);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final GateConfig config;
  private final InstantSource clock;
  private final Topics topics;
  private final BlockingQueue<Work> work = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Lamp lamp;
  private final UsedPasses used;
  private final KnownKeys keys;
  private final GateClock hubClock;
  private final GateRelay lock;
  private final Claims claims;
  private final MqttLink link;
  private final List<PeerLine> peers = new ArrayList<>();
  private final RedemptionReporter reporter;
  private final ExitCheck check;
  private final Thread lane;
  private final ScannerDriver scanner;
  private volatile String scannerInWords = "starting";

  /// Of the lane only.
  private boolean clockWasWrong;

  /// What the lane does, one after the other.
  private sealed interface Work {

    /// Somebody shows something.
    record Scan(String text) implements Work {}

    /// Something happened that is written down, and opens the barrier if staff did it.
    record Happened(GateIncident.Kind kind, String by, String detail, boolean opens)
        implements Work {}
  }

  /// Starts the gate; it decides from now on, with or without a network.
  ///
  /// @param config what it was told
  /// @param clock its clock
  /// @param locks makes the lock of the barrier, which reports to the given listener
  /// @throws GateException when its directory can't be used
  public Gate(GateConfig config, InstantSource clock, Function<LockListener, GateRelay> locks) {
    this.config = config;
    this.clock = clock;
    this.topics = new Topics(config.credentials().store());
    this.used = new UsedPasses(config.directory(), clock);
    this.keys = new KnownKeys(config.directory());
    this.hubClock = new GateClock(config.directory(), clock, System::nanoTime);
    this.lock = locks.apply(new FromLock());
    this.lamp = new Lamp(config.id(), lock::signal, System::nanoTime);
    this.claims = new Claims(config.id(), used::find);
    this.link = MqttLink.open(config.link(topics), fromHub());
    claims.over(this::sayThroughBroker);
    config.peers().forEach(this::hearStraight);
    this.reporter = new RedemptionReporter(link, topics, config.id(), used, this::status);
    this.check =
        new ExitCheck(
            config.id(), verifier(), used, claims, hubClock, link::standing, config.zone());
    ExitCheck.warmUp(clock);
    this.lane = Thread.ofVirtual().name("gate-lane").start(this::workAll);
    lock.start();
    this.scanner =
        config
            .scanner()
            .driver(config.id(), DeviceTree.OF_LINUX, clock, ScanJournal.none(), new FromScanner());
    scanner.start();
    LOG.info("Gate {} of store {} is ready", config.id(), config.credentials().store());
  }

  /// What the lamp shows.
  public String lamp() {
    return lamp.shown().light() + " " + lamp.shown().text().inOneLine();
  }

  /// Whether hub and other gates can be reached through the broker now.
  public boolean connected() {
    return link.standing();
  }

  /// The other gates that answer now, and the hub as `desk`.
  public Set<String> neighbours() {
    return claims.neighbours();
  }

  /// Stops reading, then reporting; the lock lets go. What was not reported is told after the next
  /// start.
  @Override
  public void close() {
    scanner.close();
    lane.interrupt();
    try {
      if (!lane.join(CLOSE_LIMIT)) {
        LOG.warn("The lane of gate {} is still busy after closing", config.id());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    reporter.close();
    peers.forEach(PeerLine::close);
    link.close();
    lock.close();
    used.close();
  }

  private FromHub fromHub() {
    return new FromHub(
        config.id(),
        topics,
        keys,
        hubClock,
        used,
        claims,
        new FromHub.Hears(
            () -> reporter.connected(),
            () -> reporter.wake(),
            words ->
                queue(
                    new Work.Happened(
                        GateIncident.Kind.RELEASED_BY_HUB, "", short200(words), true))));
  }

  private void hearStraight(PeerLine.Config peersConfig) {
    PeerLine line =
        new PeerLine(
            peersConfig,
            word -> {
              claims.heard(word);
              if (word.word() == GateClaim.Word.USED && !word.gate().equals(config.id())) {
                used.heard(word.jti(), word.session(), word.gate(), word.at(), 1);
              }
            });
    peers.add(line);
    claims.over(line);
  }

  /// Through the broker a use is told by its redemption.
  private void sayThroughBroker(GateClaim word) {
    if (word.word() != GateClaim.Word.USED) {
      PublishOutcome told = link.publish(topics.gateClaim(config.id()), Json.bytes(word), false);
      LOG.trace("{}: {}", word, told);
    }
  }

  private PassVerifier verifier() {
    return new PassVerifier(config.credentials().store(), keys::current, clock);
  }

  private GateStatus status() {
    String version =
        Objects.requireNonNullElse(
            Gate.class.getPackage().getImplementationVersion(), "development");
    String lockInWords =
        switch (lock.state()) {
          case CLOSED, OPEN -> "holds"; // opening for a shopper is no news
          case FIRE_ALARM -> "fire alarm";
          case STOOD_STILL -> "lets go";
        };
    return new GateStatus(
        true,
        version,
        used.waitingCount(),
        keys.current().keyIds().size(),
        scannerInWords,
        new GateHealth(lockInWords, hubClock.inWords(), claims.neighbours().size()));
  }

  private void workAll() {
    try {
      while (true) {
        Work next = work.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
        lock.alive();
        switch (next) {
          case Work.Scan(String text) -> scanned(text);
          case Work.Happened happened -> happened(happened);
          case null -> lookUp();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void scanned(String text) throws InterruptedException {
    Optional<String> staff = config.codes().whose(text);
    if (staff.isPresent()) {
      happened(new Work.Happened(GateIncident.Kind.RELEASED_BY_CODE, staff.get(), "", true));
      return;
    }
    switch (check.decide(text)) {
      case ExitCheck.Decision.Open(ExitPass pass, PassUse use) -> open(pass, use);
      case ExitCheck.Decision.Stay(String code, Words words) -> {
        lamp.show(Lamp.Light.RED, words);
        LOG.info("Stayed closed: {}", code);
      }
    }
  }

  private void open(ExitPass pass, PassUse use) {
    lock.open(config.openFor());
    lamp.show(Lamp.Light.GREEN, new Words("thank you, please go", "धन्यवाद, कृपया आगे बढ़ें"));
    LOG.info(
        "Opened for trip {} (trolley {}): {} items, {} g, {} paid, invoice {}{}",
        pass.session(),
        pass.trolley(),
        pass.itemCount(),
        pass.paidGrams(),
        Money.paise(pass.amountPaise()),
        pass.invoice(),
        use.offline() ? ", deciding alone" : "");
    claims.used(use);
    reporter.wake();
  }

  /// Staff are obeyed even if the disk is not: somebody may be locked in.
  private void happened(Work.Happened what) {
    if (what.opens()) {
      lock.open(config.openFor());
      lamp.show(
          Lamp.Light.GREEN,
          new Words("opened by our staff, please go", "हमारे स्टाफ़ ने खोला, कृपया आगे बढ़ें"));
    }
    try {
      used.happened(what.kind(), what.by(), what.detail(), !link.standing());
      LOG.info("{} {} {}", what.kind(), what.by(), what.detail());
    } catch (GateException unwritten) {
      LOG.error("{} by '{}' could not be written down", what.kind(), what.by(), unwritten);
    }
    reporter.wake();
  }

  /// Between two shoppers: what the lamp shows, the clock, and the others.
  private void lookUp() {
    claims.keepInTouch();
    if (link.standing()) {
      long question = hubClock.question();
      if (question > 0) {
        Thread.ofVirtual().name("gate-clock").start(() -> ask(question));
      }
    }
    boolean wrong = hubClock.judge() instanceof GateClock.Judgement.Wrong;
    if (wrong != clockWasWrong) {
      clockWasWrong = wrong;
      happened(
          new Work.Happened(
              wrong ? GateIncident.Kind.CLOCK_WRONG : GateIncident.Kind.CLOCK_RIGHT,
              "",
              hubClock.inWords(),
              false));
    }
    lamp.rest(resting(wrong));
  }

  private void ask(long question) {
    PublishOutcome asked =
        link.publish(topics.gateAsk(config.id()), Json.bytes(new GateAsk(question)), false);
    LOG.trace("What time is it: {}", asked);
  }

  private Lamp.Shown resting(boolean clockWrong) {
    return switch (lock.state()) {
      case FIRE_ALARM -> Lamp.FIRE_ALARM;
      case STOOD_STILL -> Lamp.STOOD_STILL;
      case OPEN -> lamp.shown();
      case CLOSED -> {
        if (clockWrong) {
          yield Lamp.CLOCK_WRONG;
        }
        if (keys.current().keyIds().isEmpty()) {
          yield Lamp.NO_KEYS;
        }
        yield scannerInWords.equals("ok") ? Lamp.READY : Lamp.CANNOT_READ;
      }
    };
  }

  private void queue(Work next) {
    if (!work.offer(next)) {
      LOG.warn("Too much at once; the newest is left out");
    }
  }

  private static String short200(String words) {
    return words.substring(0, Math.min(200, words.length()));
  }

  /// On the lock's thread: only queues.
  private final class FromLock implements LockListener {

    private RelayState before = RelayState.CLOSED;

    @Override
    public void lockIs(RelayState state) {
      if (state == RelayState.FIRE_ALARM) {
        tell(GateIncident.Kind.FIRE_ALARM);
      } else if (before == RelayState.FIRE_ALARM) {
        tell(GateIncident.Kind.FIRE_ALARM_OVER);
      }
      if (state == RelayState.STOOD_STILL) {
        tell(GateIncident.Kind.STOOD_STILL);
      }
      if (state == RelayState.CLOSED && before == RelayState.OPEN) {
        lamp.show(Lamp.READY);
      }
      before = state;
    }

    @Override
    public void buttonPressed() {
      queue(new Work.Happened(GateIncident.Kind.RELEASED_BY_BUTTON, "button", "", true));
    }

    private void tell(GateIncident.Kind kind) {
      queue(new Work.Happened(kind, "", "", false));
    }
  }

  /// On the scanner's thread: only queues.
  private final class FromScanner implements ScanListener {

    @Override
    public void scanned(ScannedCode code) {
      queue(new Work.Scan(code.text()));
    }

    @Override
    public void rejected(ScanReject reject) {
      lamp.show(Lamp.Light.RED, new Words("please show the pass again", "कृपया पास फिर दिखाएँ"));
    }

    @Override
    public void state(DeviceState state) {
      scannerInWords =
          switch (state) {
            case DeviceState.Present present -> "ok";
            case DeviceState.Absent(String reason, String wayOut) -> reason + "; " + wayOut;
            case DeviceState.Faulty(String reason, String wayOut) -> reason + "; " + wayOut;
          };
      LOG.info("Scanner: {}", scannerInWords);
      reporter.wake();
    }
  }
}
