package io.qless.gate;

import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.wire.GateClaim;
import io.qless.contract.wire.GateCommand;
import io.qless.contract.wire.GateRedeemed;
import io.qless.contract.wire.GateTime;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.contract.wire.Topics;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What hub and other gates say through the broker, handed to whom it concerns. Called on the
/// link's thread; lives as long as the gate.
final class FromHub implements LinkListener {

  /// Name of the hub where a gate's stands; no gate can have it.
  static final String DESK = "desk";

  /// A broker may have kept an order for a gate that was away: what comes so soon after connecting
  /// may be old, and must not open the barrier for nobody.
  static final Duration MAY_BE_OLD = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(FromHub.class);

  private final String gate;
  private final Topics topics;
  private final KnownKeys keys;
  private final GateClock clock;
  private final UsedPasses used;
  private final Claims claims;
  private final Hears gateHears;
  private volatile long connectedNanos = System.nanoTime();

  /// What the gate itself must do about it.
  ///
  /// @param connected a connection stands anew
  /// @param news there may be something to report
  /// @param release staff order it open; words say who and why
  record Hears(Runnable connected, Runnable news, Consumer<String> release) {}

  FromHub(
      String gate,
      Topics topics,
      KnownKeys keys,
      GateClock clock,
      UsedPasses used,
      Claims claims,
      Hears gateHears) {
    this.gate = gate;
    this.topics = topics;
    this.keys = keys;
    this.clock = clock;
    this.used = used;
    this.claims = claims;
    this.gateHears = gateHears;
  }

  @Override
  public void connected() {
    connectedNanos = System.nanoTime();
    LOG.info("Connected; {} reports wait", used.waitingCount());
    clock.askSoon();
    claims.greet();
    gateHears.connected().run();
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
    String topic = message.topic();
    try {
      if (topic.equals(topics.keys())) {
        keys.learn(message.text());
        gateHears.news().run();
      } else if (topic.equals(topics.gateCommand(gate))) {
        obey(Json.read(message.payload(), GateCommand.class));
      } else if (topic.equals(topics.gateTime(gate))) {
        clock.answered(Json.read(message.payload(), GateTime.class));
        gateHears.news().run();
      } else if (topic.endsWith("/claim")) {
        neighbour(Topics.deviceOf(topic), Json.read(message.payload(), GateClaim.class));
      } else {
        gossip(Topics.deviceOf(topic), Json.read(message.payload(), GateRedeemed.class));
      }
    } catch (MalformedMessage malformed) {
      LOG.warn("A message on {} is left out: {}", topic, malformed.getMessage());
    }
  }

  private void obey(GateCommand command) {
    switch (command.action()) {
      case ACK -> {
        used.acknowledged(command.sequence());
        gateHears.news().run();
      }
      case RELEASE -> {
        if (System.nanoTime() - connectedNanos < MAY_BE_OLD.toNanos()) {
          LOG.warn("An order that may be old is not obeyed: {}", command);
        } else {
          gateHears.release().accept(command.reason());
        }
      }
      case OPEN, REFUSE -> LOG.warn("This gate decides itself; not obeyed: {}", command);
    }
  }

  private void neighbour(String speaker, GateClaim word) {
    if (!speaker.equals(word.gate())) {
      LOG.warn("Gate {} speaks for gate {}; not believed", speaker, word.gate());
    } else {
      claims.heard(word);
    }
  }

  /// A gate speaks for itself only, and the hub for gates that can't: its own messages come back
  /// and say nothing new.
  private void gossip(String speaker, GateRedeemed redeemed) {
    if (!speaker.equals(redeemed.gate()) && !speaker.equals(DESK)) {
      LOG.warn("Gate {} speaks for gate {}; not believed", speaker, redeemed.gate());
    } else if (!redeemed.gate().equals(gate)) {
      used.heard(
          redeemed.jti(), redeemed.session(), redeemed.gate(), redeemed.at(), redeemed.sequence());
    }
  }
}
