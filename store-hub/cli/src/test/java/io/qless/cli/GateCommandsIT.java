package io.qless.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.PublishOutcome;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.wire.GateCommand;
import io.qless.contract.wire.GateCommand.Action;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The admin lets somebody out, at a real hub and its broker; the gate is a link that listens.
class GateCommandsIT {

  private static final long LIMIT_SECONDS = 30;

  @TempDir Path directory;
  private RealStore store;
  private DeviceCredentials credentials;

  @BeforeEach
  void open() {
    store = new RealStore(directory);
    assertThat(store.qless("gate", "enrol", "G1")).as(store.err()).isZero();
    credentials = Json.read(store.out().getBytes(UTF_8), DeviceCredentials.class);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aGateThatIsThereOpensOnceAndItsJournalTellsWhoAndWhy() throws InterruptedException {
    Gate gate = new Gate();
    try (MqttLink link = gate.link()) {
      gate.sayOnline(link);
      assertThat(released("pushchair is stuck")).as(store.err()).isZero();
      assertThat(store.out()).contains("gate G1 opens once");
      GateCommand order = gate.next();
      assertThat(order.action()).isEqualTo(Action.RELEASE);
      assertThat(order.reason()).endsWith(": pushchair is stuck");
    }
    assertThat(store.qless("gate", "journal", "G1")).isZero();
    assertThat(store.out())
        .contains("RELEASE_ORDERED", "pushchair is stuck", "Its journal is as it was written.");
  }

  @Test
  void aGateThatIsAwayIsSaidToBeAwayAndTheTryIsWrittenDown() {
    assertThat(released("pushchair is stuck")).isEqualTo(ExitCode.HUB_SAID_NO.code());
    assertThat(store.err()).contains("use its button or a release code");
    assertThat(store.qless("gate", "journal", "G1", "--json")).isZero();
    assertThat(store.json().at("/events/0/kind").asString()).isEqualTo("RELEASE_IN_VAIN");
  }

  @Test
  void nobodyOpensAGateThatIsNoneOrWithoutAReason() {
    assertThat(store.qless("gate", "release", "G9", "--reason=stuck", "--yes"))
        .isEqualTo(ExitCode.HUB_SAID_NO.code());
    assertThat(released(" ")).isEqualTo(ExitCode.USAGE.code());
    assertThat(released("x".repeat(121))).isEqualTo(ExitCode.USAGE.code());
    assertThat(store.err()).contains("120 characters");
    assertThat(store.qless("gate", "journal", "G9")).isEqualTo(ExitCode.HUB_SAID_NO.code());
  }

  private int released(String reason) {
    return store.qless("gate", "release", "G1", "--reason=" + reason, "--yes");
  }

  /// Listens for what it is told.
  private final class Gate implements LinkListener {

    private final Topics topics = new Topics(credentials.store());
    private final BlockingQueue<LinkMessage> told = new LinkedBlockingQueue<>();
    private final CountDownLatch here = new CountDownLatch(1);

    MqttLink link() {
      return MqttLink.open(
          LinkConfig.of(URI.create(credentials.mqttUrl()), credentials.id(), credentials.password())
              .withSubscriptions(topics.gateCommand("G1")),
          this);
    }

    /// Until the hub has heard it, by what the admin reads.
    void sayOnline(MqttLink link) throws InterruptedException {
      assertThat(here.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      byte[] status = Json.bytes(new GateStatus(true, "test", 0, 1, "ok"));
      assertThat(link.publish(topics.gateStatus("G1"), status, true))
          .isInstanceOf(PublishOutcome.Sent.class);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
      do {
        assertThat(System.nanoTime()).as(store.out()).isLessThan(end);
        assertThat(store.qless("gate", "status", "G1")).as(store.err()).isZero();
      } while (!store.out().contains("online"));
    }

    GateCommand next() throws InterruptedException {
      LinkMessage message = told.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      assertThat(message).as("an order").isNotNull();
      return Json.read(message.payload(), GateCommand.class);
    }

    @Override
    public void connected() {
      here.countDown();
    }

    @Override
    public void message(LinkMessage message) {
      told.add(message);
    }

    @Override
    public void lost(String reason) {}

    @Override
    public void denied(String topicFilter, int reasonCode) {}
  }
}
