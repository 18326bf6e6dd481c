package io.qless.gate;

import static io.qless.contract.link.Soon.soon;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.pass.ExitPass;
import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.PassSigner;
import io.qless.contract.pass.SigningKey;
import io.qless.contract.wire.GateAsk;
import io.qless.contract.wire.GateCommand;
import io.qless.contract.wire.GateIncident;
import io.qless.contract.wire.GateRedeemed;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.GateTime;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a hub is to a gate, over a real broker: it signs passes, says its keys, hears redemptions
/// and acknowledges them, unless told to be deaf.
final class HubDouble implements LinkListener, AutoCloseable {

  static final String STORE = "S017";

  final List<GateRedeemed> redeemed = new CopyOnWriteArrayList<>();
  final List<GateIncident> incidents = new CopyOnWriteArrayList<>();
  final Map<String, GateStatus> status = new ConcurrentHashMap<>();
  volatile boolean deaf;
  private final Topics topics = new Topics(STORE);
  private final SigningKey key = SigningKey.generate();
  private final MqttLink link;

  HubDouble(URI broker) {
    this.link =
        MqttLink.open(
            LinkConfig.of(broker, "hub", "")
                .withSubscriptions(
                    topics.ofAllGates("redeemed"),
                    topics.ofAllGates("incident"),
                    topics.ofAllGates("ask"),
                    topics.ofAllGates("status")),
            this);
    soon("the hub's connection", link::standing);
    publish(topics.keys(), PassKeys.of(key).toJwks(), true);
  }

  /// A paid trip's pass, as the scanner would read it.
  String pass(String session) {
    return sign(
        ExitPass.issue(
            STORE, session, "T7", "S017/2627/004512", 123_450, 12, 8_760, Instant.now()));
  }

  String sign(ExitPass pass) {
    return new PassSigner(key).sign(pass);
  }

  /// Another gate speaks.
  void say(String gate, GateRedeemed message) {
    publish(topics.gateRedeemed(gate), Json.text(message), false);
  }

  /// Staff, or the hub, say what a gate shall do.
  void order(String gate, GateCommand command) {
    publish(topics.gateCommand(gate), Json.text(command), false);
  }

  boolean heardOf(GateIncident.Kind kind) {
    return incidents.stream().anyMatch(incident -> incident.kind() == kind);
  }

  void sayKeys(String text) {
    publish(topics.keys(), text, true);
  }

  List<String> sessions() {
    return redeemed.stream().map(GateRedeemed::session).toList();
  }

  @Override
  public void connected() {
    // keys are said by the constructor
  }

  @Override
  public void message(LinkMessage message) {
    String gate = Topics.deviceOf(message.topic());
    if (message.topic().endsWith("/status")) {
      status.put(gate, Json.read(message.payload(), GateStatus.class));
      return;
    }
    if (message.topic().endsWith("/ask")) {
      long number = Json.read(message.payload(), GateAsk.class).number();
      publish(topics.gateTime(gate), Json.text(new GateTime(number, Instant.now())), false);
      return;
    }
    long sequence;
    if (message.topic().endsWith("/incident")) {
      GateIncident incident = Json.read(message.payload(), GateIncident.class);
      incidents.add(incident);
      sequence = incident.sequence();
    } else {
      GateRedeemed use = Json.read(message.payload(), GateRedeemed.class);
      redeemed.add(use);
      sequence = use.sequence();
    }
    if (!deaf) {
      order(gate, GateCommand.ack(sequence));
    }
  }

  @Override
  public void lost(String reason) {
    // seen by the test that causes it
  }

  @Override
  public void denied(String topicFilter, int reasonCode) {
    throw new AssertionError(topicFilter + " " + reasonCode);
  }

  @Override
  public void close() {
    link.close();
  }

  private void publish(String topic, String text, boolean retained) {
    if (!link.publish(topic, text.getBytes(StandardCharsets.UTF_8), retained).sent()) {
      throw new AssertionError("not published: " + topic);
    }
  }
}
