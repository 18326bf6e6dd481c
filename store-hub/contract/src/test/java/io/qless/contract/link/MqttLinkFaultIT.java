package io.qless.contract.link;

import static io.qless.contract.link.MqttLinkIT.bytes;
import static io.qless.contract.link.MqttLinkIT.open;
import static io.qless.contract.link.MqttLinkIT.standing;
import static io.qless.contract.link.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A link and a network that fails in every way the store's Wi-Fi knows.
final class MqttLinkFaultIT {

  private static final int SENDERS = 4;
  private static final int MESSAGES_EACH = 500;

  @TempDir Path directory;

  @Test
  void aBrokerThatComesLaterIsFound() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = Mosquitto.open(directory);
        FaultProxy network = new FaultProxy(broker.port())) {
      network.cut();
      try (MqttLink link = open(network.uri("mqtt"), "T7", heard)) {
        soon("the reason", () -> !heard.breaks.isEmpty());
        assertThat(heard.breaks.getFirst()).contains("the broker is not there");
        network.restore();
        standing(link);
      }
    }
  }

  @Test
  void aBrokerThatDropsConnectionsRightAfterAcceptingIsOutlived() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = Mosquitto.open(directory);
        FaultProxy network = new FaultProxy(broker.port());
        MqttLink link = open(network.uri("mqtt"), "T7", heard)) {
      standing(link);
      network.fault(FaultProxy.Fault.DROP_AFTER_ACCEPT);
      network.reset();
      int before = network.accepted();
      soon("some dropped tries", () -> network.accepted() >= before + 3);
      network.restore();
      standing(link);
      assertThat(link.publish("a", bytes("x"), false)).matches(PublishOutcome::sent);
      soon("told", () -> heard.connections.get() == 2);
    }
  }

  @Test
  void aBrokerThatAcceptsAndStaysSilentIsGivenUpAndFoundAgain() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = Mosquitto.open(directory);
        FaultProxy network = new FaultProxy(broker.port());
        MqttLink link = open(network.uri("mqtt"), "T7", heard)) {
      standing(link);
      network.fault(FaultProxy.Fault.SILENT_ACCEPT);
      network.reset();
      int before = network.accepted();
      // The client alone would wait on the first silent connection for ever.
      soon("a second silent try", () -> network.accepted() >= before + 2);
      network.restore();
      standing(link);
      soon("told", () -> heard.connections.get() == 2);
    }
  }

  @Test
  void aBrokerThatIsSilentFromTheStartIsGivenUpAndFound() {
    try (Mosquitto broker = Mosquitto.open(directory);
        FaultProxy network = new FaultProxy(broker.port())) {
      network.fault(FaultProxy.Fault.SILENT_ACCEPT);
      try (MqttLink link = open(network.uri("mqtt"), "T7", new HeardMessages())) {
        soon("a second try", () -> network.accepted() >= 2);
        network.fault(FaultProxy.Fault.NONE);
        standing(link);
      }
    }
  }

  @Test
  void bytesThatDisappearAreNoticed() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = Mosquitto.open(directory);
        FaultProxy network = new FaultProxy(broker.port());
        MqttLink link = open(network.uri("mqtt"), "T7", heard)) {
      standing(link);
      network.fault(FaultProxy.Fault.BLACK_HOLE);

      assertThat(link.publish("a", bytes("x"), false))
          .isInstanceOf(PublishOutcome.Unconfirmed.class);

      soon("the loss", () -> !heard.breaks.isEmpty());
      network.restore();
      standing(link);
    }
  }

  @Test
  void nothingTakenIsLostAndTheOrderHoldsThroughEveryFault() throws InterruptedException {
    HeardMessages recorder = new HeardMessages();
    try (Mosquitto broker = Mosquitto.open(directory);
        FaultProxy network = new FaultProxy(broker.port());
        MqttLink recording = open(broker.uri("mqtt"), "recorder", recorder, "from/+");
        MqttLink link = open(network.uri("mqtt"), "T7", new HeardMessages())) {
      standing(recording, link);
      AtomicInteger taken = new AtomicInteger();
      List<Thread> senders = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        String topic = "from/" + sender;
        senders.add(
            Thread.ofVirtual()
                .start(() -> {
                  for (int number = 0; number < MESSAGES_EACH; number++) {
                    sendUntilTaken(link, topic, number);
                    disturb(network, taken.incrementAndGet());
                  }
                }));
      }
      for (Thread sender : senders) {
        sender.join();
      }
      for (int sender = 0; sender < SENDERS; sender++) {
        String topic = "from/" + sender;
        List<String> all = IntStream.range(0, MESSAGES_EACH).mapToObj(Integer::toString).toList();
        soon(
            () -> "all of " + topic + ", first times in order, " + recorder.messages.size(),
            () -> firstTimes(recorder, topic).equals(all));
      }
    }
  }

  @Test
  void aBrokerThatRestartsAndForgetsIsSubscribedAnew() {
    HeardMessages heard = new HeardMessages();
    try (Mosquitto broker = Mosquitto.open(directory);
        MqttLink link = open(broker.uri("mqtt"), "T7", heard, "a")) {
      standing(link);
      broker.killAndStart();
      soon("told again", () -> heard.connections.get() == 2);

      link.publish("a", bytes("after"), false);

      soon("the message", () -> heard.texts().equals(List.of("after")));
    }
  }

  @Test
  void closingDuringAnOutageLeavesNoThreadBehind() {
    try (Mosquitto broker = Mosquitto.open(directory);
        FaultProxy network = new FaultProxy(broker.port())) {
      HeardMessages heard = new HeardMessages();
      MqttLink link = open(network.uri("mqtt"), "outage", heard);
      standing(link);
      network.cut();
      soon("the loss", () -> !heard.breaks.isEmpty());
      soon("a timer", () -> threadsNamed("MQTT Reconnect: outage") > 0);

      link.close();

      soon("no timer", () -> threadsNamed("MQTT Reconnect: outage") == 0);
      soon("no client thread", () -> threadsNamed("outage") == 0);
    }
  }

  private static void sendUntilTaken(MqttLink link, String topic, int number) {
    while (!link.publish(topic, bytes(Integer.toString(number)), false).sent()) {
      soon("a connection", link::standing);
    }
  }

  /// The count of messages says when which fault strikes.
  private static void disturb(FaultProxy network, int count) {
    switch (count) {
      case 200, 300, 400, 1400 -> network.reset();
      case 600, 700 -> network.closeConnections();
      case 1000 -> {
        network.cut();
        network.restore();
      }
      case 1200 -> {
        int before = network.accepted();
        network.fault(FaultProxy.Fault.SILENT_ACCEPT);
        network.reset();
        soon("a silent try", () -> network.accepted() > before);
        network.restore();
      }
      case 1700 -> {
        int before = network.accepted();
        network.fault(FaultProxy.Fault.DROP_AFTER_ACCEPT);
        network.reset();
        soon("a dropped try", () -> network.accepted() > before);
        network.restore();
      }
      default -> {
        // the network works
      }
    }
  }

  private static List<String> firstTimes(HeardMessages recorder, String topic) {
    return recorder.messages.stream()
        .filter(message -> message.topic().equals(topic))
        .map(LinkMessage::text)
        .distinct()
        .toList();
  }

  private static long threadsNamed(String part) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains(part))
        .count();
  }
}
