package io.qless.kiosk.sync;

import io.qless.contract.link.LastWill;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.MemberEntry;
import io.qless.contract.rest.StaffEntry;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.JournalRequest;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.contract.wire.SessionState;
import io.qless.contract.wire.Topics;
import io.qless.contract.wire.TrolleyStatus;
import io.qless.contract.wire.WeightSeen;
import io.qless.kiosk.core.HubPort;
import io.qless.kiosk.core.StaffAct;
import io.qless.kiosk.core.TripDesk;
import io.qless.kiosk.core.Waiting;
import io.qless.kiosk.trip.CareView.Notice.Tone;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the outbox and hears the hub. What was sent is sent again until the hub's events answer
/// it: the broker's word that it has a message is not the hub's. Two threads of its own; hands
/// everything to the trip lane.
public final class HubLink implements HubPort, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HubLink.class);

  /// Unanswered commands are sent again after this time.
  private static final Duration RESEND = Duration.ofSeconds(2);

  private static final Duration LANE_LIMIT = Duration.ofSeconds(2);

  private final Topics topics;
  private final String trolley;
  private final Semaphore signal = new Semaphore(0);
  private final Supplier<TrolleyStatus> status;
  private final Consumer<CatalogueHead> catalogue;
  private final DeviceCredentials credentials;
  private final Trust trust;
  private final HubHttp http;
  private final AnswerWatch answers = new AnswerWatch();
  private volatile boolean closed;
  private volatile Optional<Door> door = Optional.empty();
  private volatile Optional<MqttLink> link = Optional.empty();

  /// How the link reaches the trip: work for the lane.
  @FunctionalInterface
  public interface Door {
    boolean offer(Consumer<TripDesk> work);
  }

  /// @param trust whose certificates the broker may show
  /// @param status what to say about this trolley
  /// @param catalogue told of each catalogue head
  public HubLink(
      DeviceCredentials credentials,
      Trust trust,
      HubHttp http,
      Supplier<TrolleyStatus> status,
      Consumer<CatalogueHead> catalogue) {
    this.credentials = credentials;
    this.trust = trust;
    this.http = http;
    this.status = status;
    this.catalogue = catalogue;
    topics = new Topics(credentials.store());
    trolley = credentials.id();
  }

  /// Connects. From now on events go to the trip through this door.
  public void open(Door way) {
    door = Optional.of(way);
    byte[] lost = Json.bytes(TrolleyStatus.LOST);
    link =
        Optional.of(
            MqttLink.open(
                LinkConfig.of(URI.create(credentials.mqttUrl()), trolley, credentials.password())
                    .withTrust(trust)
                    .withLastWill(
                        new LastWill.Status(
                            topics.status(trolley), lost, lost, LastWill.Status.USUAL_DELAY))
                    .withSubscriptions(
                        topics.events(trolley), topics.session(trolley), topics.catalogueHead()),
                new Ear()));
    Thread.ofVirtual().name("outbox").start(this::send);
  }

  @Override
  public void commandsWait() {
    signal.release();
  }

  @Override
  public void askForEvents(SessionId session, long afterRevision) {
    Thread.ofVirtual()
        .start(() ->
            publish(topics.request(trolley), new JournalRequest(session, afterRevision), false));
  }

  @Override
  public void weightSeen(WeightSeen seen) {
    if (link.map(MqttLink::standing).orElse(false)) {
      Thread.ofVirtual().start(() -> publish(topics.weights(trolley), seen, false));
    }
  }

  @Override
  public void takeTripOver(String secret) {
    Thread.ofVirtual()
        .name("take-over")
        .start(() ->
            TakeOver.ask(http, secret)
                .ifPresent(notice -> toTrip(desk -> desk.told(Tone.REFUSED, notice))));
  }

  @Override
  public void memberShows(MemberEntry entry) {
    Thread.ofVirtual().name("member").start(() -> MemberDoor.show(http, entry, this::toTrip));
  }

  @Override
  public void staffEnters(StaffEntry entry) {
    Thread.ofVirtual().name("staff").start(() -> StaffDoors.enter(http, entry, this::toTrip));
  }

  @Override
  public void staffActs(String token, StaffAct act) {
    Thread.ofVirtual()
        .name("staff")
        .start(() ->
            StaffDoors.act(http, token, act)
                .ifPresent(notice -> toTrip(desk -> desk.told(Tone.REFUSED, notice))));
  }

  @Override
  public void staffLeaves(String token) {
    Thread.ofVirtual().name("staff").start(() -> StaffDoors.leave(http, token));
  }

  /// Says how this trolley is.
  public void tellStatus() {
    Thread.ofVirtual().start(() -> publish(topics.status(trolley), status.get(), true));
  }

  @Override
  public void close() {
    closed = true;
    signal.release();
    link.ifPresent(MqttLink::close);
  }

  private void send() {
    try {
      while (!closed) {
        if (signal.tryAcquire(RESEND.toMillis(), TimeUnit.MILLISECONDS)) {
          signal.drainPermits();
        }
        if (!closed && link.map(MqttLink::standing).orElse(false)) {
          Optional<Waiting> waiting = waiting();
          heed(waiting);
          waiting.ifPresent(this::send);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Tells the trip when the hub owes an answer for too long, and when it gives one at last.
  private void heed(Optional<Waiting> waiting) {
    OptionalLong oldest =
        waiting.stream().mapToLong(open -> open.commands().getFirst().number()).findFirst();
    switch (answers.look(oldest, System.nanoTime())) {
      case SILENT -> {
        LOG.info("the hub does not answer command {}", oldest.orElseThrow());
        toTrip(desk -> desk.online(false));
      }
      case ANSWERS -> {
        LOG.info("the hub answers again");
        toTrip(desk -> desk.online(true));
      }
      case NO_CHANGE -> {}
    }
  }

  private void send(Waiting waiting) {
    List<NumberedCommand> commands = waiting.commands();
    for (int from = 0; from < commands.size(); from += CommandBatch.MAX_COMMANDS) {
      List<NumberedCommand> part =
          commands.subList(from, Math.min(from + CommandBatch.MAX_COMMANDS, commands.size()));
      publish(
          topics.commands(trolley),
          new CommandBatch(
              waiting.session(),
              part.getFirst().number(),
              part.stream().map(c -> new CommandBatch.Sent(c.at(), c.command())).toList()),
          false);
    }
  }

  private Optional<Waiting> waiting() throws InterruptedException {
    CompletableFuture<Optional<Waiting>> answer = new CompletableFuture<>();
    if (!toTrip(desk -> answer.complete(desk.waiting()))) {
      return Optional.empty();
    }
    try {
      return answer.get(LANE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException slow) {
      LOG.warn("the trip lane did not tell what waits", slow);
      return Optional.empty();
    }
  }

  private boolean toTrip(Consumer<TripDesk> work) {
    return door.map(way -> way.offer(work)).orElse(false);
  }

  private void publish(String topic, Object message, boolean retained) {
    link.map(open -> open.publish(topic, Json.bytes(message), retained))
        .filter(outcome -> !outcome.sent())
        .ifPresent(outcome -> LOG.info("{} not sent yet: {}", topic, outcome));
  }

  /// Hears the broker; hands over and returns.
  private final class Ear implements LinkListener {

    @Override
    public void connected() {
      LOG.info("connected to the hub");
      answers.beginAnew();
      Thread.ofVirtual().name("time").start(http::askTime);
      toTrip(desk -> desk.online(true));
      tellStatus();
    }

    @Override
    public void message(LinkMessage message) {
      try {
        String topic = message.topic();
        if (topic.equals(topics.events(trolley))) {
          EventBatch batch = Json.read(message.payload(), EventBatch.class);
          toTrip(desk -> desk.events(batch));
        } else if (topic.equals(topics.session(trolley))) {
          SessionState state = Json.read(message.payload(), SessionState.class);
          toTrip(desk -> desk.sessionState(state));
        } else if (topic.equals(topics.catalogueHead())) {
          catalogue.accept(Json.read(message.payload(), CatalogueHead.class));
        }
      } catch (MalformedMessage malformed) {
        LOG.warn("message on {} thrown away: {}", message.topic(), malformed.getMessage());
      }
    }

    @Override
    public void lost(String reason) {
      LOG.info("no connection to the hub: {}", reason);
      toTrip(desk -> desk.online(false));
    }

    @Override
    public void denied(String topicFilter, int reasonCode) {
      LOG.error(
          "the broker does not let this trolley hear {} (reason code {})", topicFilter, reasonCode);
    }
  }
}
