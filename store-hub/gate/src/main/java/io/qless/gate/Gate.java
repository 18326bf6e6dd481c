package io.qless.gate;

import io.qless.bridge.DeviceState;
import io.qless.bridge.relay.GateRelay;
import io.qless.bridge.relay.RelayState;
import io.qless.bridge.scanner.ScanListener;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.bridge.scanner.SerialScanner;
import io.qless.contract.link.LastWill;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.PassSigner;
import io.qless.contract.pass.PassVerifier;
import io.qless.contract.pass.SigningKey;
import io.qless.contract.wire.GateCommand;
import io.qless.contract.wire.GateRedeemed;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.contract.wire.Topics;
import io.qless.shop.money.Money;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One exit barrier. Its constructor is its architecture: a memory of used passes, the keys, the
/// decision, the relay, the link to hub and gates, and the scanner that sets it all going. Lives
/// from program start to program end.
///
/// Threads: the scanner's only queues; the lane decides and opens, one scan after the other; the
/// link and the reporter do the rest, and nothing in the lane waits for them.
public final class Gate implements AutoCloseable {

  /// Scans that wait for the lane. A person shows one pass at a time; more is a fault of the
  /// scanner.
  private static final int MAX_SCANS_WAITING = 16;

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final GateConfig config;
  private final InstantSource clock;
  private final Topics topics;
  private final BlockingQueue<String> scans = new ArrayBlockingQueue<>(MAX_SCANS_WAITING);
  private final Lamp lamp;
  private final UsedPasses used;
  private final KnownKeys keys;
  private final GateRelay relay;
  private final MqttLink link;
  private final RedemptionReporter reporter;
  private final ExitCheck check;
  private final Thread lane;
  private final SerialScanner scanner;
  private volatile String scannerInWords = "starting";

  /// Starts the gate; it decides from now on, with or without a network.
  ///
  /// @param config what it was told
  /// @param clock its clock
  /// @param relays makes the relay of the barrier, which reports its changes to the given consumer
  /// @throws GateException when its directory can't be used
  public Gate(
      GateConfig config, InstantSource clock, Function<Consumer<RelayState>, GateRelay> relays) {
    this.config = config;
    this.clock = clock;
    this.topics = new Topics(config.credentials().store());
    this.lamp = new Lamp(config.id());
    this.used = new UsedPasses(config.directory(), clock);
    this.keys = new KnownKeys(config.directory());
    this.relay = relays.apply(this::barrierIs);
    this.link = MqttLink.open(linkConfig(), new FromHub());
    this.reporter = new RedemptionReporter(link, topics, config.id(), used, this::status);
    this.check = new ExitCheck(config.id(), verifier(), used, link::standing, config.zone());
    warmUp();
    this.lane = Thread.ofVirtual().name("gate-lane").start(this::decideAll);
    this.scanner = new SerialScanner(config.id(), config.scanner(), clock, new FromScanner());
    scanner.start();
    LOG.info("Gate {} of store {} is ready", config.id(), config.credentials().store());
  }

  /// What the lamp shows.
  public String lamp() {
    return lamp.shown().light() + " " + lamp.shown().text();
  }

  /// Whether hub and other gates can be reached now.
  public boolean connected() {
    return link.standing();
  }

  /// Stops reading, then reporting; the barrier is closed for good. What was not reported is told
  /// after the next start.
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
    link.close();
    relay.close();
    used.close();
  }

  private LinkConfig linkConfig() {
    byte[] lost = Json.bytes(GateStatus.LOST);
    String status = topics.gateStatus(config.id());
    return LinkConfig.of(config.broker(), config.id(), config.credentials().password())
        .withTrust(config.trust())
        .withLastWill(new LastWill.Status(status, lost, lost, LastWill.Status.USUAL_DELAY))
        .withSubscriptions(
            topics.keys(), topics.gateCommand(config.id()), topics.ofAllGates("redeemed"));
  }

  private PassVerifier verifier() {
    return new PassVerifier(config.credentials().store(), keys::current, clock);
  }

  /// The first check of a signature takes half a second in a cold program: not at the first
  /// shopper's cost.
  private void warmUp() {
    SigningKey throwaway = SigningKey.generate();
    ExitPass pass = ExitPass.issue("warm-up", "warm-up", "", "1", 0, 0, 0, clock.instant());
    PassVerifier verifier = new PassVerifier("warm-up", () -> PassKeys.of(throwaway), clock);
    LOG.debug("Warm: {}", verifier.verify(new PassSigner(throwaway).sign(pass)));
  }

  private GateStatus status() {
    String version =
        Objects.requireNonNullElse(
            Gate.class.getPackage().getImplementationVersion(), "development");
    return new GateStatus(
        true, version, used.waitingCount(), keys.current().keyIds().size(), scannerInWords);
  }

  private void decideAll() {
    try {
      while (true) {
        act(check.decide(scans.take()));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void act(ExitCheck.Decision decision) {
    switch (decision) {
      case ExitCheck.Decision.Open(ExitPass pass, boolean offline) -> {
        relay.open(config.openFor());
        lamp.show(Lamp.Light.GREEN, "thank you, please go");
        LOG.info(
            "Opened for trip {} (trolley {}): {} items, {} g, {} paid, invoice {}{}",
            pass.session(),
            pass.trolley(),
            pass.itemCount(),
            pass.paidGrams(),
            Money.paise(pass.amountPaise()),
            pass.invoice(),
            offline ? ", offline" : "");
        reporter.wake();
      }
      case ExitCheck.Decision.Stay(String code, String words) -> {
        lamp.show(Lamp.Light.RED, words);
        LOG.info("Stayed closed: {}", code);
      }
    }
  }

  private void barrierIs(RelayState state) {
    if (state == RelayState.CLOSED) {
      lamp.show(Lamp.Light.WHITE, "please show your exit pass");
    }
  }

  /// On the scanner's thread: only queues.
  private final class FromScanner implements ScanListener {

    @Override
    public void scanned(ScannedCode code) {
      if (!scans.offer(code.text())) {
        LOG.warn("Too many scans at once; the newest is left out");
      }
    }

    @Override
    public void rejected(ScanReject reject) {
      lamp.show(Lamp.Light.RED, "please show the pass again");
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

  /// On the link's thread.
  private final class FromHub implements LinkListener {

    @Override
    public void connected() {
      LOG.info("Connected; {} redemptions wait to be reported", used.waitingCount());
      reporter.connected();
    }

    @Override
    public void lost(String reason) {
      LOG.warn("No connection ({}); passes are still checked here", reason);
    }

    @Override
    public void denied(String topicFilter, int reasonCode) {
      LOG.error("The broker does not let this gate hear {} ({})", topicFilter, reasonCode);
    }

    @Override
    public void message(LinkMessage message) {
      try {
        if (message.topic().equals(topics.keys())) {
          keys.learn(message.text());
          reporter.wake();
        } else if (message.topic().equals(topics.gateCommand(config.id()))) {
          obey(Json.read(message.payload(), GateCommand.class));
        } else {
          gossip(message.topic(), Json.read(message.payload(), GateRedeemed.class));
        }
      } catch (MalformedMessage malformed) {
        LOG.warn("A message on {} is left out: {}", message.topic(), malformed.getMessage());
      }
    }

    private void obey(GateCommand command) {
      switch (command.action()) {
        case ACK -> {
          used.acknowledged(command.sequence());
          reporter.wake();
        }
        case OPEN, REFUSE -> LOG.warn("This gate decides itself; not obeyed: {}", command);
      }
    }

    /// A gate speaks for itself only: its own messages come back and say nothing new.
    private void gossip(String topic, GateRedeemed redeemed) {
      String speaker = Topics.deviceOf(topic);
      if (!speaker.equals(redeemed.gate())) {
        LOG.warn("Gate {} speaks for gate {}; not believed", speaker, redeemed.gate());
      } else if (!speaker.equals(config.id())) {
        used.heard(redeemed.jti(), redeemed.session(), speaker, redeemed.at(), redeemed.sequence());
      }
    }
  }
}
