package io.qless.hub.bench;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.JournalRequest;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.SessionState;
import io.qless.contract.wire.Topics;
import io.qless.contract.wire.TrolleyStatus;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A trolley as far as the wire goes, with shoppers one after the other: each starts a trip, scans,
/// and pays and leaves through the gate, or gives up. Sends again what is not acknowledged, asks
/// for what it missed. Safe for any thread.
final class BenchTrolley implements LeanMqtt.Ear, AutoCloseable {

  private static final long PATIENCE_NANOS = 3_000_000_000L;
  private static final int STATUS_TICKS = 60;

  private final Topics topics;
  private final String id;
  private final TripPlan plan;
  private final Street street;
  private final Family family;
  private final LeanMqtt link;

  /// In their order; sent in that order, too, one after the other.
  private final List<TripLog> trips = new CopyOnWriteArrayList<>();

  private @Nullable TripLog trip;
  private int step;
  private int ticks;
  private Stage stage = Stage.OVER;
  private String pass = "";
  private long passShown;

  private enum Stage {
    SHOPPING,
    CHECKOUT,
    GIVING_UP,
    LEAVING,
    OVER
  }

  /// What is around all trolleys.
  ///
  /// @param payer gets the text of a payment code
  /// @param gate gets the text of an exit pass
  record Street(Measured measured, Consumer<String> payer, Consumer<String> gate) {}

  BenchTrolley(
      int port, DeviceCredentials credentials, TripPlan plan, Street street, Family family) {
    topics = new Topics(credentials.store());
    id = credentials.id();
    ticks = Math.floorMod(id.hashCode() * 31, STATUS_TICKS); // not all at once
    this.plan = plan;
    this.street = street;
    this.family = family;
    link =
        new LeanMqtt(
            new LeanMqtt.Login(port, id, credentials.password()),
            List.of(topics.events(id), topics.session(id)),
            this);
  }

  boolean standing() {
    return link.standing();
  }

  String refusal() {
    return link.refusal();
  }

  /// Whether the shopper has something to do; who waits for payment or gate has not.
  synchronized boolean isReady() {
    return stage != Stage.LEAVING;
  }

  /// The shopper does the next thing.
  synchronized void act(long due, Instant at) {
    if (stage == Stage.LEAVING) {
      return;
    }
    if (stage == Stage.OVER) {
      begin();
    }
    Command command = nextCommand();
    TripLog now = current();
    CommandBatch batch = now.send(command, at, due);
    street.measured().commands().increment();
    if (unanswered().equals(now)) {
      link.publish(topics.commands(id), Json.bytes(batch));
    }
    street.measured().late().add(due, System.nanoTime());
  }

  /// The first trip that the hub has not answered to its end; the last one if there is none.
  private TripLog unanswered() {
    for (TripLog log : trips) {
      if (!log.isAnswered()) {
        return log;
      }
    }
    return trips.getLast();
  }

  /// Looks after what got lost; now and then.
  void tick() {
    link.keepAlive();
    if (!trips.isEmpty()) {
      unanswered().unanswered(PATIENCE_NANOS).forEach(this::sendAgain);
    }
    trips.stream().filter(TripLog::hasHole).forEach(this::ask);
    if (ticks++ % STATUS_TICKS == 0) {
      tellStatus();
    }
    String text;
    synchronized (this) {
      boolean waits =
          stage == Stage.LEAVING
              && !pass.isEmpty()
              && System.nanoTime() - passShown > PATIENCE_NANOS;
      text = waits ? pass : "";
      passShown = waits ? System.nanoTime() : passShown;
    }
    if (!text.isEmpty()) {
      street.gate().accept(text);
    }
  }

  /// Whether the hub has answered all that was sent, and nobody is between payment and gate.
  synchronized boolean isSettled() {
    return stage != Stage.LEAVING
        && trips.stream().allMatch(log -> log.isAnswered() && !log.hasHole());
  }

  /// What it waits for, for whoever wonders.
  @Override
  public synchronized String toString() {
    String waits =
        trips.stream()
            .filter(log -> !log.isAnswered() || log.hasHole())
            .map(TripLog::toString)
            .collect(Collectors.joining(", "));
    return "%s %s, %s, last %s, pass %s, waiting: %s"
        .formatted(
            id,
            stage,
            link.standing() ? "connected" : link.refusal(),
            trip,
            !pass.isEmpty(),
            waits);
  }

  List<TripLog> trips() {
    return List.copyOf(trips);
  }

  @Override
  public void connected() {
    if (!trips.isEmpty()) {
      unanswered().unanswered(0).forEach(this::sendAgain);
      ask(trips.getLast());
    }
    tellStatus();
  }

  @Override
  public void message(String topic, byte[] payload) {
    if (topic.equals(topics.session(id))) {
      shown(Json.read(payload, SessionState.class));
      return;
    }
    long now = System.nanoTime();
    EventBatch batch = Json.read(payload, EventBatch.class);
    for (TripLog log : trips) {
      if (log.session().equals(batch.session())) {
        boolean before = log.isAnswered();
        log.take(batch, now).forEach(entry -> happened(log, entry));
        if (!before && log.isAnswered() && !log.equals(trips.getLast())) {
          unanswered().unanswered(0).forEach(this::sendAgain); // what waited behind it
        }
      }
    }
  }

  /// Twice a minute and when it comes back, as a real one.
  private void tellStatus() {
    String session = trips.isEmpty() ? "" : trips.getLast().session().text();
    TrolleyStatus status = new TrolleyStatus(true, "bench", session, 0, 1, "ok", "ok");
    link.keep(topics.status(id), Json.bytes(status));
  }

  @Override
  public void close() {
    family.leave();
    link.close();
  }

  private void begin() {
    TripLog fresh = new TripLog(new SessionId(UUID.randomUUID().toString()), street.measured());
    trips.add(fresh);
    trip = fresh;
    step = 0;
    pass = "";
    stage = Stage.SHOPPING;
    plan.begin();
    family.follow(fresh);
  }

  private TripLog current() {
    if (trip == null) {
      throw new IllegalStateException(id + " is on no trip");
    }
    return trip;
  }

  private Command nextCommand() {
    return switch (stage) {
      case SHOPPING -> {
        step++;
        if (step == 1) {
          yield new Command.StartTrip(id, "en");
        }
        if (step <= plan.scans() + 1) {
          yield plan.next();
        }
        stage = plan.pays() ? Stage.CHECKOUT : Stage.OVER;
        yield plan.pays() ? new Command.StartCheckout() : giveUp();
      }
      case CHECKOUT -> {
        stage = Stage.LEAVING;
        yield new Command.RequestPayment();
      }
      case GIVING_UP -> giveUp();
      case LEAVING, OVER -> throw new IllegalStateException(id + " has nothing to do");
    };
  }

  private Command giveUp() {
    stage = Stage.OVER;
    family.leave();
    return new Command.CancelTrip();
  }

  private void happened(TripLog log, JournalEntry entry) {
    switch (entry.event()) {
      case Event.AttemptOpened opened -> street.payer().accept(opened.qr());
      case Event.AttemptFailed failed -> tryAgain(log);
      case Event.TripLeft left -> over(log);
      case Event.CommandRefused refused -> refused(log, entry.number());
      default -> {}
    }
  }

  /// The provider could not be reached in time, or the code ended.
  private synchronized void tryAgain(TripLog log) {
    if (log.equals(trip) && stage == Stage.LEAVING && pass.isEmpty()) {
      stage = Stage.CHECKOUT;
    }
  }

  private synchronized void over(TripLog log) {
    if (log.equals(trip)) {
      stage = Stage.OVER;
      family.leave();
    }
  }

  /// A basket that can't be paid is left behind.
  private synchronized void refused(TripLog log, long number) {
    street.measured().refused().increment();
    boolean paying = stage == Stage.LEAVING || stage == Stage.CHECKOUT;
    if (log.equals(trip) && paying && log.isWayOut(number)) {
      stage = Stage.GIVING_UP;
    }
  }

  private void shown(SessionState state) {
    TripLog now;
    boolean canLeave;
    synchronized (this) {
      now = trip;
      if (now == null || !now.session().text().equals(state.session())) {
        return;
      }
      canLeave = !state.pass().isEmpty() && !state.pass().equals(pass);
      if (canLeave) {
        pass = state.pass();
        passShown = System.nanoTime();
      }
    }
    if (canLeave) {
      street.gate().accept(state.pass());
    }
    family.invited(now, state.joinUrl());
  }

  private void sendAgain(CommandBatch batch) {
    street.measured().again().increment();
    link.publish(topics.commands(id), Json.bytes(batch));
  }

  private void ask(TripLog log) {
    link.publish(topics.request(id), Json.bytes(new JournalRequest(log.session(), log.whole())));
  }
}
