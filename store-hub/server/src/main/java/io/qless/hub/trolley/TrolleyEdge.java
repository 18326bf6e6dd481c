package io.qless.hub.trolley;

import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.JournalRequest;
import io.qless.contract.wire.Topics;
import io.qless.contract.wire.TrolleyStatus;
import io.qless.hub.broker.DeviceInbox;
import io.qless.hub.broker.HubPost;
import io.qless.hub.broker.OversteppedException;
import io.qless.hub.log.LogFields;
import io.qless.hub.session.Outcome;
import io.qless.hub.session.SessionDesk;
import io.qless.hub.session.SessionListener;
import io.qless.hub.session.TripMoves;
import io.qless.shop.cart.AbandonReason;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where trolleys meet the trips: takes their commands, answers with events, and keeps how they
/// are. One per hub; works on a lane per trolley.
///
/// A trolley sends commands until they are acknowledged, so whatever is dropped here (a full lane,
/// a failed disk) comes again.
public final class TrolleyEdge implements SessionListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrolleyEdge.class);

  /// Messages of one trolley that wait to be worked on; it sends one batch in two seconds.
  private static final int MAX_WAITING = 32;

  /// A trolley says how it is twice a minute. What the broker kept of one that died with the hub
  /// must not count for ever.
  private static final Duration HERE = Duration.ofMinutes(5);

  private final SessionDesk sessions;
  private final InstantSource clock;
  private final TrolleyPost out;
  private final TripMoves moves;
  private final DeviceInbox in;
  private final Map<String, HeardStatus> statuses = new ConcurrentHashMap<>();
  private volatile Consumer<HeardStatus> listener = _ -> {};

  /// Begins to listen to the sessions; trolleys are heard when the post is opened.
  public TrolleyEdge(
      HubPost post,
      Topics topics,
      SessionDesk sessions,
      ShownToTrolley shown,
      InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
    out = new TrolleyPost(post, topics, sessions, shown);
    moves = new TripMoves(sessions);
    withTrolleys().forEach(cart -> out.isOn(cart.trolley(), cart.session()));
    sessions.listen(this);
    in = new DeviceInbox(post, "trolley", MAX_WAITING);
    in.hear(topics.ofAllTrolleys("commands"), CommandBatch.class, this::take);
    in.hear(topics.ofAllTrolleys("request"), JournalRequest.class, this::answer);
    in.hear(topics.ofAllTrolleys("status"), TrolleyStatus.class, this::note);
    post.whenConnected(this::tellAll);
  }

  /// Tells from now on how each trolley says that it is; called before the post is opened.
  public void whenHeard(Consumer<HeardStatus> told) {
    listener = told;
  }

  /// How the trolleys are, by id; those that never spoke are missing.
  public List<HeardStatus> statuses() {
    return statuses.values().stream().sorted(Comparator.comparing(HeardStatus::trolley)).toList();
  }

  /// Whether the trolley of a trip said lately that it is switched on and on this very trip.
  public boolean isHere(Cart cart) {
    HeardStatus heard = statuses.get(cart.trolley());
    return heard != null
        && heard.status().online()
        && heard.status().session().equals(cart.session().text())
        && clock.instant().isBefore(heard.heardAt().plus(HERE));
  }

  /// Says a trip's state again, because something that the trolley shows has changed outside of the
  /// journal.
  public void shownChanged(SessionId session) {
    sessions.cart(session).ifPresent(cart -> out.sendState(cart.trolley()));
  }

  @Override
  public void changed(Cart cart, List<JournalEntry> entries) {
    boolean longOver =
        !cart.phase().isOpen()
            && entries.stream()
                .allMatch(entry ->
                    entry.event() instanceof Event.GoodsReturned
                        || entry.event() instanceof Event.MoneyNoted);
    if (cart.trolley().isEmpty() || longOver) { // by then the trolley is on another trip
      return;
    }
    for (JournalEntry entry : entries) {
      if (entry.event() instanceof Event.TripMoved moved) {
        out.isOn(moved.to(), cart.session());
        out.isFree(moved.from());
        tellThatItLeft(moved.from(), cart.session());
      }
    }
    out.send(cart.trolley(), cart, entries);
  }

  /// Not from the lane that tells of the move: the journal is read anew.
  private void tellThatItLeft(String trolley, SessionId session) {
    Thread.ofVirtual()
        .name("trip-moved")
        .start(() ->
            moves
                .leftBy(trolley, session)
                .ifPresent(left -> out.send(trolley, left.cart(), left.journal())));
  }

  @Override
  public void close() {
    in.close();
    out.close();
  }

  private void take(String trolley, CommandBatch batch) {
    SessionId session = batch.session();
    try (LogFields _ = LogFields.session(session)) {
      Optional<Cart> before = sessions.cart(session);
      if (before.isEmpty()) {
        begin(trolley, batch);
      }
      Optional<Cart> taken = sessions.take(trolley, session, numbered(batch));
      if (taken.isEmpty()) {
        refuse(trolley, session, "sends commands for another trolley's trip ");
        return;
      }
      Cart after = taken.get();
      long heard = before.map(TrolleyPost::acknowledged).orElse(0L);
      if (TrolleyPost.acknowledged(after) == heard) {
        out.sendStanding(trolley, after);
      }
    }
  }

  /// A trip that begins ends the one that the trolley was left on, unless that is paid: then its
  /// shopper is on the way to the gate. One that has just come from another trolley, while this one
  /// began its own, stays open, so that staff can move it once more.
  private void begin(String trolley, CommandBatch batch) {
    if (batch.firstNumber() != 1
        || !(batch.commands().getFirst().command() instanceof Command.StartTrip start)) {
      return;
    }
    if (!start.trolley().equals(trolley)) {
      throw new OversteppedException("begins a trip in the name of " + start.trolley());
    }
    for (Cart open : sessions.openOf(trolley)) {
      if (open.phase() != Phase.PAID && !moves.waitsForItsTrolley(open)) {
        Outcome outcome =
            sessions.submit(
                open.session(),
                Source.HUB,
                (handle, cart) -> new Command.Abandon(AbandonReason.NEW_TRIP));
        LOG.info(
            "trip {} was left behind by a new one on {}: {}",
            open.session().text(),
            trolley,
            outcome.getClass().getSimpleName());
      }
    }
    out.isOn(trolley, batch.session());
  }

  private static List<NumberedCommand> numbered(CommandBatch batch) {
    List<NumberedCommand> commands = new ArrayList<>();
    long number = batch.firstNumber();
    for (CommandBatch.Sent sent : batch.commands()) {
      commands.add(new NumberedCommand(Source.TROLLEY, number++, sent.at(), sent.command()));
    }
    return commands;
  }

  private void answer(String trolley, JournalRequest request) {
    try (LogFields _ = LogFields.session(request.session())) {
      answerAbout(trolley, request);
    }
  }

  private void answerAbout(String trolley, JournalRequest request) {
    Optional<Cart> cart = sessions.cart(request.session());
    if (cart.isEmpty()) {
      out.sendUnknown(trolley, request.session(), request.afterRevision());
    } else if (cart.get().trolley().equals(trolley)) {
      answer(trolley, request, cart.get());
    } else {
      refuse(trolley, request.session(), "asks for another trolley's trip ");
    }
  }

  /// A trolley that has more of the trip than the database is ahead of a hub that went back to a
  /// backup: it gets the trip from its beginning, and sends again what was lost.
  private void answer(String trolley, JournalRequest request, Cart cart) {
    List<JournalEntry> all = sessions.journal(request.session(), 0);
    boolean ahead = !all.isEmpty() && all.getLast().revision() < request.afterRevision();
    long after = ahead ? 0 : request.afterRevision();
    if (ahead) {
      LOG.warn(
          "{} has trip {} up to revision {}, the hub only to {}: it begins anew from there",
          trolley,
          request.session().text(),
          request.afterRevision(),
          all.getLast().revision());
    }
    List<JournalEntry> missing =
        all.stream()
            .filter(entry -> entry.revision() > after && entry.revision() <= cart.revision())
            .toList();
    out.send(
        trolley,
        cart,
        missing,
        ahead ? new EventBatch.Instead(request.afterRevision()) : EventBatch.Instead.NOTHING);
  }

  /// A trolley that had the trip before hears how it left, and where to; any other has overstepped.
  private void refuse(String trolley, SessionId session, String what) {
    TripMoves.Left left =
        moves
            .leftBy(trolley, session)
            .orElseThrow(() -> new OversteppedException(what + session.text()));
    LOG.info("{} speaks for trip {} that left it for another", trolley, session.text());
    out.send(trolley, left.cart(), left.journal());
  }

  private void note(String trolley, TrolleyStatus status) {
    HeardStatus heard = new HeardStatus(trolley, status, clock.instant());
    HeardStatus before = statuses.put(trolley, heard);
    listener.accept(heard);
    if (before == null || before.status().online() != status.online()) {
      LOG.info("trolley {} is {}", trolley, status.online() ? "here" : "away");
    }
    if (status.online()) {
      out.sendStateAgain(trolley);
      tellIfOver(trolley, status.session());
    }
  }

  /// A trip can end while its trolley can't be told, or just before the hub dies: then it is none
  /// of those that are told about after a break, and its trolley would show it for ever.
  private void tellIfOver(String trolley, String session) {
    if (!session.matches(SessionId.FORM)) {
      return;
    }
    sessions
        .cart(new SessionId(session))
        .filter(cart -> cart.trolley().equals(trolley) && !cart.phase().isOpen())
        .ifPresent(cart -> out.sendStanding(trolley, cart));
  }

  /// After a break nobody knows what was missed: each trolley hears where its trip stands.
  private void tellAll() {
    out.forgetKept();
    withTrolleys().forEach(cart -> out.sendStanding(cart.trolley(), cart));
  }

  private List<Cart> withTrolleys() {
    return sessions.open().stream().filter(cart -> !cart.trolley().isEmpty()).toList();
  }
}
