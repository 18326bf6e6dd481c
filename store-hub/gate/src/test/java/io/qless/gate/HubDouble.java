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
import io.qless.contract.wire.GateCommand;
import io.qless.contract.wire.GateRedeemed;
import io.qless.contract.wire.GateStatus;
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
  final Map<String, GateStatus> status = new ConcurrentHashMap<>();
  volatile boolean deaf;
  private final Topics topics = new Topics(STORE);
  private final SigningKey key = SigningKey.generate();
  private final MqttLink link;

  HubDouble(URI broker) {
    this.link =
        MqttLink.open(
            LinkConfig.of(broker, "hub", "")
                .withSubscriptions(topics.ofAllGates("redeemed"), topics.ofAllGates("status")),
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
    GateRedeemed use = Json.read(message.payload(), GateRedeemed.class);
    redeemed.add(use);
    if (!deaf) {
      publish(topics.gateCommand(gate), Json.text(GateCommand.ack(use.sequence())), false);
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
