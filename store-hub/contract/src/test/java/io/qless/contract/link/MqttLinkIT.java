package io.qless.contract.link;

import static io.qless.contract.link.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A link and a foreign broker that works: what is said, what is refused, how it ends.
final class MqttLinkIT {

  static final LinkTimings HASTY =
      new LinkTimings(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofMillis(100),
          Duration.ofMillis(500),
          Duration.ofSeconds(4),
          Duration.ofMillis(100));

  @TempDir Path directory;

  @Test
  void aMessageReachesAnotherDevice() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = Mosquitto.open(directory);
        MqttLink receiver = open(broker.uri("mqtt"), "receiver", heard, "a/+");
        MqttLink sender = open(broker.uri("mqtt"), "sender", new HeardMessages())) {
      standing(receiver, sender);

      assertThat(sender.publish("a/b", bytes("₹ 20"), false)).isEqualTo(new PublishOutcome.Sent());

      soon("the message", () -> heard.texts().equals(List.of("₹ 20")));
      assertThat(heard.messages.getFirst().topic()).isEqualTo("a/b");
      assertThat(heard.messages.getFirst().retained()).isFalse();
    }
  }

  @Test
  void aRetainedMessageIsHeardByWhoComesLater() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = Mosquitto.open(directory);
        MqttLink sender = open(broker.uri("mqtt"), "sender", new HeardMessages())) {
      standing(sender);
      sender.publish("keys", bytes("1"), true);
      try (MqttLink receiver = open(broker.uri("mqtt"), "receiver", heard, "keys")) {
        soon("the kept message", () -> heard.texts().equals(List.of("1")));
        assertThat(heard.messages.getFirst().retained()).isTrue();
        assertThat(receiver.standing()).isTrue();
      }
    }
  }

  @Test
  void whatIsFleetingIsNotKeptForWhoIsAway() {
    HeardMessages heard = new HeardMessages();
    String[] topics = {"lasting", LinkConfig.fleeting("passing")};
    try (Mosquitto broker = Mosquitto.open(directory);
        MqttLink sender = open(broker.uri("mqtt"), "sender", new HeardMessages())) {
      try (MqttLink first = open(broker.uri("mqtt"), "receiver", new HeardMessages(), topics)) {
        standing(first, sender);
      }
      sender.publish("passing", bytes("1"), false);
      sender.publish("lasting", bytes("2"), false);
      try (MqttLink again = open(broker.uri("mqtt"), "receiver", heard, topics)) {
        standing(again);
        soon("what was kept", () -> heard.texts().equals(List.of("2")));
        sender.publish("passing", bytes("3"), false);
        soon("what is said now", () -> heard.texts().equals(List.of("2", "3")));
      }
    }
  }

  @Test
  void aQuestionIsAnsweredFromInsideTheListener() {
    HeardMessages asker = new HeardMessages();
    AtomicReference<MqttLink> answerer = new AtomicReference<>();
    HeardMessages hub =
        new HeardMessages() {
          @Override
          public void message(LinkMessage question) {
            super.message(question);
            answerer.get().publish(question.answer(bytes("because")));
          }
        };
    try (Mosquitto broker = Mosquitto.open(directory);
        MqttLink asking = open(broker.uri("mqtt"), "asker", asker, "asker/reply");
        MqttLink answering = open(broker.uri("mqtt"), "hub", hub, "ask")) {
      answerer.set(answering);
      standing(asking, answering);

      asking.publish(
          new LinkMessage(
              "ask", bytes("why"), false, new LinkMessage.Reply.Wanted("asker/reply", "q17")));

      soon("the answer", () -> asker.texts().equals(List.of("because")));
      assertThat(asker.messages.getFirst().reply())
          .isEqualTo(new LinkMessage.Reply.Wanted("asker/reply", "q17"));
    }
  }

  @Test
  void aFailingListenerLosesItsMessageAndNotTheConnection() {
    HeardMessages heard =
        new HeardMessages() {
          @Override
          public void message(LinkMessage message) {
            super.message(message);
            if (message.text().equals("2")) {
              throw new IllegalStateException("a mistake in the listener, made on purpose");
            }
          }
        };
    try (Mosquitto broker = Mosquitto.open(directory);
        MqttLink receiver = open(broker.uri("mqtt"), "receiver", heard, "a");
        MqttLink sender = open(broker.uri("mqtt"), "sender", new HeardMessages())) {
      standing(receiver, sender);

      for (String text : List.of("1", "2", "3")) {
        sender.publish("a", bytes(text), false);
      }

      soon("all three", () -> heard.texts().equals(List.of("1", "2", "3")));
      assertThat(heard.breaks).isEmpty();
      assertThat(heard.connections).hasValue(1);
    }
  }

  @Test
  void aMessageThatIsNotAllowedIsReported() {
    try (Mosquitto broker =
            Mosquitto.guarded(
                directory, List.of("T7", "secret"), List.of("user T7", "topic T7/#"));
        MqttLink link =
            MqttLink.open(
                LinkConfig.of(broker.uri("mqtt"), "T7", "secret").withTimings(HASTY),
                new HeardMessages())) {
      standing(link);

      assertThat(link.publish("T8/commands", bytes("{}"), false))
          .isEqualTo(new PublishOutcome.Refused(135));
      assertThat(link.publish("T7/commands", bytes("{}"), false)).matches(PublishOutcome::sent);
    }
  }

  @Test
  void aSubscriptionThatIsNotAllowedIsReportedAndTheOthersWork() throws IOException {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = subscribingOnly("own/#");
        MqttLink link = open(broker.uri("mqtt"), "T7", heard, "foreign/#", "own/#")) {
      standing(link);
      soon("the refusal", () -> heard.denials.equals(List.of("foreign/# 135")));

      link.publish("own/a", bytes("mine"), false);

      soon("the own topic", () -> heard.texts().equals(List.of("mine")));
    }
  }

  @Test
  void aWrongPasswordIsSaidInWords() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker =
            Mosquitto.guarded(
                directory, List.of("T7", "secret"), List.of("user T7", "topic T7/#"));
        MqttLink link =
            MqttLink.open(
                LinkConfig.of(broker.uri("mqtt"), "T7", "guessed").withTimings(HASTY), heard)) {
      soon("a reason", () -> !heard.breaks.isEmpty());
      assertThat(heard.breaks.getFirst()).contains("the broker does not admit this client (135");
      assertThat(link.standing()).isFalse();
    }
  }

  @Test
  void withoutABrokerAMessageIsNotTaken() {
    try (MqttLink link =
        open(URI.create("mqtt://127.0.0.1:" + Mosquitto.freePort()), "T7", new HeardMessages())) {
      assertThat(link.publish("a", bytes("x"), false)).isEqualTo(new PublishOutcome.NotConnected());
    }
  }

  @Test
  void aCleanEndIsNotALoss() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = Mosquitto.open(directory);
        MqttLink watcher = open(broker.uri("mqtt"), "watcher", heard, "T7/status")) {
      standing(watcher);
      MqttLink leaving = MqttLink.open(withWill(broker.uri("mqtt")), new HeardMessages());
      standing(leaving);

      leaving.close();

      soon("the goodbye", () -> heard.texts().equals(List.of("disconnected")));
    }
  }

  @Test
  void aVanishedDeviceIsReportedByTheBroker() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = Mosquitto.open(directory);
        FaultProxy network = new FaultProxy(broker.port());
        MqttLink watcher = open(broker.uri("mqtt"), "watcher", heard, "T7/status");
        MqttLink vanishing = MqttLink.open(withWill(network.uri("mqtt")), new HeardMessages())) {
      standing(watcher, vanishing);

      network.cut();

      soon("the last will", () -> heard.texts().equals(List.of("lost")));
    }
  }

  /// Mosquitto's plain topic rights filter what a subscriber hears but never refuse the
  /// subscription; its security plug-in does.
  private Mosquitto subscribingOnly(String filter) throws IOException {
    Path rights = directory.resolve("rights.json");
    Files.writeString(
        rights,
        """
        {
          "defaultACLAccess": {
            "publishClientSend": true, "publishClientReceive": true,
            "subscribe": false, "unsubscribe": true
          },
          "anonymousGroup": "all",
          "roles": [{"rolename": "listener", "acls": [
            {"acltype": "subscribePattern", "topic": "%s", "priority": 1, "allow": true}]}],
          "groups": [{"groupname": "all", "roles": [{"rolename": "listener"}]}],
          "clients": []
        }
        """
            .formatted(filter));
    return new Mosquitto(
        directory,
        "allow_anonymous true",
        "plugin " + Mosquitto.securityPlugin(),
        "plugin_opt_config_file " + rights);
  }

  private static LinkConfig withWill(URI broker) {
    return LinkConfig.of(broker, "T7", "")
        .withTimings(HASTY)
        .withLastWill(
            new LastWill.Status("T7/status", bytes("lost"), bytes("disconnected"), Duration.ZERO));
  }

  static MqttLink open(URI broker, String id, LinkListener listener, String... filters) {
    return MqttLink.open(
        LinkConfig.of(broker, id, "").withTimings(HASTY).withSubscriptions(filters), listener);
  }

  static void standing(MqttLink... links) {
    for (MqttLink link : links) {
      soon("a connection", link::standing);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
