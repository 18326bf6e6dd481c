package io.qless.gate;

import io.qless.contract.link.MqttLink;
import io.qless.contract.link.PublishOutcome;
import io.qless.contract.wire.GateRedeemed;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the hub and the other gates what was redeemed here, the hub what else happened, and how
/// this gate is. Says it again until the hub has acknowledged it. One thread of its own, as long as
/// the gate.
final class RedemptionReporter implements AutoCloseable {

  /// A redemption without an acknowledgement is said again after this time.
  static final Duration SAY_AGAIN = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(12);
  private static final Logger LOG = LoggerFactory.getLogger(RedemptionReporter.class);

  private final MqttLink link;
  private final Topics topics;
  private final String gate;
  private final UsedPasses used;
  private final Supplier<GateStatus> status;
  private final Semaphore wake = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /// When each waiting redemption was said, by its number. Of the own thread only.
  private final Map<Long, Long> saidNanos = new HashMap<>();

  private volatile @Nullable GateStatus saidStatus;

  RedemptionReporter(
      MqttLink link, Topics topics, String gate, UsedPasses used, Supplier<GateStatus> status) {
    this.link = link;
    this.topics = topics;
    this.gate = gate;
    this.used = used;
    this.status = status;
    this.thread = Thread.ofVirtual().name("gate-reporter").start(this::run);
  }

  /// Something has happened that may have to be told.
  void wake() {
    wake.release();
  }

  /// A connection stands anew: the status is said again.
  void connected() {
    saidStatus = null;
    wake();
  }

  /// Stops after the message under way; what waits is told after the next start.
  @Override
  public void close() {
    closing.countDown();
    wake();
    try {
      if (!thread.join(CLOSE_LIMIT)) {
        LOG.warn("The reporter is still busy after closing");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        if (link.standing()) {
          tell();
        }
        boolean woken = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (woken) {
          wake.drainPermits();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    List<Report> waiting = used.waiting();
    saidNanos.keySet().retainAll(waiting.stream().map(Report::sequence).toList());
    for (Report report : waiting) {
      if (closing.getCount() == 0 || !tell(report)) {
        return;
      }
    }
    tellStatus();
  }

  private boolean tell(Report report) {
    Long said = saidNanos.get(report.sequence());
    if (said != null && System.nanoTime() - said < SAY_AGAIN.toNanos()) {
      return true;
    }
    PublishOutcome outcome =
        switch (report) {
          case PassUse use ->
              link.publish(topics.gateRedeemed(gate), Json.bytes(redeemed(use)), false);
          case Incident incident ->
              link.publish(topics.gateIncident(gate), Json.bytes(incident.message(gate)), false);
        };
    return switch (outcome) {
      case PublishOutcome.Sent sent -> {
        saidNanos.put(report.sequence(), System.nanoTime());
        yield true;
      }
      case PublishOutcome.Refused(int code) -> {
        LOG.error("The broker does not let this gate report redemptions ({})", code);
        saidNanos.put(report.sequence(), System.nanoTime());
        yield true;
      }
      case PublishOutcome.NotConnected none -> false;
      case PublishOutcome.WindowFull full -> false;
      case PublishOutcome.Unconfirmed unknown -> false;
    };
  }

  private GateRedeemed redeemed(PassUse use) {
    return new GateRedeemed(
        use.passId(), use.session(), gate, use.at(), use.offline(), use.sequence());
  }

  private void tellStatus() {
    GateStatus now = status.get();
    if (!now.equals(saidStatus)
        && link.publish(topics.gateStatus(gate), Json.bytes(now), true).sent()) {
      saidStatus = now;
    }
  }
}
