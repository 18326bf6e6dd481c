package io.qless.hub.exit;

import io.qless.contract.rest.GateLog;
import io.qless.contract.wire.GateAsk;
import io.qless.contract.wire.GateClaim;
import io.qless.contract.wire.GateCommand;
import io.qless.contract.wire.GateIncident;
import io.qless.contract.wire.GateRedeemed;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.GateTime;
import io.qless.contract.wire.Topics;
import io.qless.hub.broker.DeviceInbox;
import io.qless.hub.broker.HubPost;
import io.qless.hub.broker.OversteppedException;
import io.qless.hub.log.LogFields;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;
import io.qless.shop.cart.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where gates meet the passes: announces the keys, answers simple gates, speaks for them among the
/// others, takes what those let out and what else happened to them, and tells them the time. One
/// per hub; works on a lane per gate.
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
  private final GateJournal journal;
  private final AlertStore alerts;
  private final InstantSource clock;
  private final PassClaims claims;
  private final DeviceInbox in;
  private final Map<String, Heard> statuses = new ConcurrentHashMap<>();

  /// How a gate said it is, and when the hub heard it.
  public record Heard(GateStatus status, Instant at) {}

  /// Announces the keys; gates are heard when the post is opened.
  public GateEdge(
      HubPost post,
      Topics topics,
      PassDesk passes,
      GateJournal journal,
      AlertStore alerts,
      InstantSource clock) {
    this.journal = journal;
    this.alerts = alerts;
    this.clock = clock;
    this.claims = new PassClaims(clock);
    this.post = post;
    this.topics = topics;
    this.passes = passes;
    in = new DeviceInbox(post, "gate", MAX_WAITING);
    in.hearText(topics.ofAllGates("scan"), this::scanned);
    in.hear(topics.ofAllGates("redeemed"), GateRedeemed.class, this::redeemed);
    in.hear(topics.ofAllGates("status"), GateStatus.class, this::note);
    in.hear(topics.ofAllGates("claim"), GateClaim.class, this::claimed);
    in.hear(topics.ofAllGates("incident"), GateIncident.class, this::happened);
    in.hear(topics.ofAllGates("ask"), GateAsk.class, this::asked);
    passes.tell(this::usedAtDesk);
    passes.keys().listen(this::sayKeys);
    sayKeys();
  }

  /// Staff order a gate to let one out, or give up. In the journal before the gate hears of it.
  ///
  /// @param staff id of the account
  /// @return false if the gate is not there
  public boolean release(String gate, String staff, String reason) {
    Heard heard = statuses.get(gate);
    boolean here = heard != null && heard.status().online();
    journal.note(
        gate,
        new GateLog.Event(
            here ? "RELEASE_ORDERED" : "RELEASE_IN_VAIN",
            staff,
            reason,
            clock.instant(),
            false,
            0));
    return here
        && post.say(topics.gateCommand(gate), GateCommand.release(staff + ": " + reason)).sent();
  }

  private void sayKeys() {
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
    switch (passes.scan(gate, text.strip(), claims::claim)) {
      case GateDecision.Open(String session, String passId) -> {
        sayForSimple(gate, session, passId);
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

  /// Gates that decide alone hear of a simple gate's opening through the hub.
  private void sayForSimple(String gate, String session, String passId) {
    post.say(
        topics.gateRedeemed(PassDesk.DESK),
        new GateRedeemed(passId, session, gate, clock.instant(), false, 1));
  }

  /// The hub answers for what it knows and for its simple gates. Without its database it can't, and
  /// the gates go on without it.
  private void claimed(String gate, GateClaim word) {
    if (gate.equals(PassDesk.DESK)) {
      return; // our own words
    }
    if (!word.gate().equals(gate)) {
      throw new OversteppedException("speaks for gate " + word.gate());
    }
    switch (word.word()) {
      case HERE -> post.say(topics.gateClaim(PassDesk.DESK), GateClaim.here(PassDesk.DESK));
      case ASK -> post.say(topics.gateClaim(PassDesk.DESK), judge(word));
      case GRANT, DENY, USED -> LOG.trace("{}", word);
    }
  }

  private GateClaim judge(GateClaim asked) {
    Optional<String> rival = claims.claim(asked.session(), asked.gate());
    if (rival.isPresent() && isSimple(rival.get())) {
      return asked.denied(PassDesk.DESK, rival.get(), Instant.EPOCH);
    }
    return passes
        .left(asked.session())
        .map(use -> asked.denied(PassDesk.DESK, use.gate(), use.at()))
        .orElseGet(() -> asked.granted(PassDesk.DESK));
  }

  /// Gates that decide themselves have keys, and agree without the hub.
  private boolean isSimple(String gate) {
    Heard heard = statuses.get(gate);
    return heard == null || heard.status().keys() == 0;
  }

  private void happened(String gate, GateIncident incident) {
    if (!incident.gate().equals(gate)) {
      throw new OversteppedException("speaks for gate " + incident.gate());
    }
    GateLog.Event event =
        new GateLog.Event(
            incident.kind().name(),
            incident.by(),
            incident.detail(),
            incident.at(),
            incident.offline(),
            incident.sequence());
    if (journal.note(gate, event)) {
      LOG.info("gate {}: {} {} {}", gate, event.kind(), event.by(), event.detail());
      switch (incident.kind()) {
        case FIRE_ALARM, STOOD_STILL, CLOCK_WRONG ->
            alerts.raise(
                Alert.Kind.GATE_TROUBLE,
                gate,
                "%s at %s %s".formatted(event.kind(), event.at(), event.detail()).strip());
        case RELEASED_BY_HUB, RELEASED_BY_CODE, RELEASED_BY_BUTTON, FIRE_ALARM_OVER, CLOCK_RIGHT ->
            LOG.debug("no news for staff");
      }
    }
    command(gate, GateCommand.ack(incident.sequence()));
  }

  private void asked(String gate, GateAsk question) {
    post.say(topics.gateTime(gate), new GateTime(question.number(), clock.instant()));
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
