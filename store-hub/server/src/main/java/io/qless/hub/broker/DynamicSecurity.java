package io.qless.hub.broker;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.PublishOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Mosquitto's dynamic security plugin: commands as JSON on one topic, answers on another
/// (mosquitto.org, "Dynamic Security"). One command at a time; each is answered or fails. Safe for
/// any thread.
final class DynamicSecurity implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DynamicSecurity.class);

  private static final String COMMANDS = "$CONTROL/dynamic-security/v1";
  private static final String ANSWERS = COMMANDS + "/response";

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  /// Answers nobody waits for any more are dropped beyond this.
  private static final int MAX_ANSWERS = 8;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final BlockingQueue<LinkMessage> answers = new ArrayBlockingQueue<>(MAX_ANSWERS);
  private final CountDownLatch connected = new CountDownLatch(1);
  private final MqttLink link;
  private volatile String trouble = "no answer";

  /// Connects.
  ///
  /// @throws BrokerException if that takes too long
  DynamicSecurity(LinkConfig admin) {
    link =
        MqttLink.open(
            admin.withSubscriptions(ANSWERS).withMqttSessionExpiry(Duration.ZERO), new Ear());
    try {
      if (connected.await(CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    link.close();
    throw new BrokerException("connecting to the broker as " + admin + ": " + trouble, null);
  }

  /// User names that the plugin knows.
  List<String> clients() {
    return texts(tell("listClients", Map.of()).path("clients"));
  }

  /// Roles that the plugin knows.
  List<String> roles() {
    return texts(tell("listRoles", Map.of()).path("roles"));
  }

  /// Has a command carried out.
  ///
  /// @param details what the command needs, by the plugin's own words
  /// @return what it answers, may be missing
  /// @throws BrokerException if the plugin says no, or nothing
  synchronized JsonNode tell(String command, Map<String, Object> details) {
    answers.clear();
    String id = UUID.randomUUID().toString();
    Map<String, Object> all = new HashMap<>(details);
    all.put("command", command);
    all.put("correlationData", id);
    PublishOutcome outcome =
        link.publish(COMMANDS, JSON.writeValueAsBytes(Map.of("commands", List.of(all))), false);
    if (!outcome.sent()) {
      throw new BrokerException("telling the broker " + command + ": " + outcome, null);
    }
    JsonNode answer = await(command, id);
    if (answer.has("error")) {
      throw new BrokerException(
          "the broker refused " + command + ": " + answer.path("error").asString(), null);
    }
    return answer.path("data");
  }

  @Override
  public void close() {
    link.close();
  }

  private JsonNode await(String command, String id) {
    long end = System.nanoTime() + ANSWER_LIMIT.toNanos();
    try {
      while (true) {
        LinkMessage message = answers.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (message == null) {
          throw new BrokerException(
              "the broker did not answer " + command + ": is its dynamic security plugin loaded?",
              null);
        }
        for (JsonNode each : read(message).path("responses")) {
          if (each.path("correlationData").asString("").equals(id)) {
            return each;
          }
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrokerException("waiting for the broker's answer to " + command, interrupted);
    }
  }

  private static JsonNode read(LinkMessage message) {
    try {
      return JSON.readTree(message.text().getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException malformed) {
      LOG.warn("an answer of the broker is not understood", malformed);
      return JSON.nullNode();
    }
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  /// On the link's thread.
  private final class Ear implements LinkListener {

    @Override
    public void connected() {
      connected.countDown();
    }

    @Override
    public void message(LinkMessage message) {
      if (!answers.offer(message)) {
        LOG.debug("an answer came that nobody waits for");
      }
    }

    @Override
    public void lost(String reason) {
      trouble = reason;
      LOG.warn("no connection to the broker's security: {}", reason);
    }

    @Override
    public void denied(String topicFilter, int reasonCode) {
      trouble = "may not hear " + topicFilter + " (" + reasonCode + ')';
      LOG.error("the broker's admin {}", trouble);
    }
  }
}
