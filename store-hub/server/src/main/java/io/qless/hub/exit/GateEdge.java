package io.qless.hub.exit;

import io.qless.contract.wire.GateCommand;
import io.qless.contract.wire.GateRedeemed;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.Topics;
import io.qless.hub.broker.DeviceInbox;
import io.qless.hub.broker.HubPost;
import io.qless.hub.broker.OversteppedException;
import io.qless.hub.log.LogFields;
import io.qless.shop.cart.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where gates meet the passes: announces the keys, answers simple gates, and takes what the others
/// let out. One per hub; works on a lane per gate.
///
/// A redemption is acknowledged once it stands in the journal, whatever became of it: the gate has
/// done its part, and what is wrong with it is an alert for staff.
public final class GateEdge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GateEdge.class);

  /// Messages of one gate that wait: what it let out during a day without network comes at once.
  private static final int MAX_WAITING = 1_000;

  private final HubPost post;
  private final Topics topics;
  private final PassDesk passes;
  private final InstantSource clock;
  private final DeviceInbox in;
  private final Map<String, Heard> statuses = new ConcurrentHashMap<>();

  /// How a gate said it is, and when the hub heard it.
  public record Heard(GateStatus status, Instant at) {}

  /// Announces the keys; gates are heard when the post is opened.
  public GateEdge(HubPost post, Topics topics, PassDesk passes, InstantSource clock) {
    this.clock = clock;
    this.post = post;
    this.topics = topics;
    this.passes = passes;
    in = new DeviceInbox(post, "gate", MAX_WAITING);
    in.hearText(topics.ofAllGates("scan"), this::scanned);
    in.hear(topics.ofAllGates("redeemed"), GateRedeemed.class, this::redeemed);
    in.hear(topics.ofAllGates("status"), GateStatus.class, this::note);
    passes.tell(this::usedAtDesk);
    post.announce(topics.keys(), passes.jwks().getBytes(StandardCharsets.UTF_8));
  }

  /// How the gates are, by id; those that never spoke are missing.
  public Map<String, Heard> statuses() {
    return new TreeMap<>(statuses);
  }

  @Override
  public void close() {
    in.close();
  }

  private void scanned(String gate, String text) {
    switch (passes.scan(gate, text.strip())) {
      case GateDecision.Open(String session) -> {
        try (LogFields _ = LogFields.session(session)) {
          LOG.info("gate {} lets trip {} out", gate, session);
        }
        command(gate, GateCommand.open());
      }
      case GateDecision.Refuse(String words) -> {
        LOG.info("gate {} stays closed: {}", gate, words);
        command(gate, GateCommand.refuse(words));
      }
    }
  }

  private void redeemed(String gate, GateRedeemed redeemed) {
    if (gate.equals(PassDesk.DESK)) {
      return; // our own words
    }
    if (!redeemed.gate().equals(gate)) {
      throw new OversteppedException("speaks for gate " + redeemed.gate());
    }
    try (LogFields _ = LogFields.session(redeemed.session())) {
      Redemption redemption =
          passes.redeem(redeemed.jti(), gate, redeemed.at(), redeemed.offline());
      LOG.info(
          "gate {} let trip {} out{}: {}",
          gate,
          redeemed.session(),
          redeemed.offline() ? " offline" : "",
          redemption);
    }
    command(gate, GateCommand.ack(redeemed.sequence()));
  }

  /// Gates that decide alone learn of it as of any gate's redemption. One that does not hear it
  /// opens for that pass until it ends, and the second use is an alert.
  private void usedAtDesk(SessionId session, String passId, Instant at) {
    var outcome =
        post.say(
            topics.gateRedeemed(PassDesk.DESK),
            new GateRedeemed(passId, session.text(), PassDesk.DESK, at, false, 1));
    if (!outcome.sent()) {
      LOG.warn(
          "gates could not be told that trip {} left at the desk: {}", session.text(), outcome);
    }
  }

  private void note(String gate, GateStatus status) {
    Heard before = statuses.put(gate, new Heard(status, clock.instant()));
    if (before == null || before.status().online() != status.online()) {
      LOG.info("gate {} is {}", gate, status.online() ? "here" : "away");
    }
  }

  /// What does not reach the gate is asked for again: by the shopper, or by the gate itself.
  private void command(String gate, GateCommand command) {
    var outcome = post.say(topics.gateCommand(gate), command);
    if (!outcome.sent()) {
      LOG.warn("gate {} could not be told: {}", gate, outcome);
    }
  }
}
