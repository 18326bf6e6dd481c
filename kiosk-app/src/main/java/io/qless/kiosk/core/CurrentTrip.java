package io.qless.kiosk.core;

import io.qless.contract.wire.EventBatch;
import io.qless.kiosk.storage.StoreException;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.Language;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trip that is on this trolley, or none: how it begins, goes on, hears the hub and ends. What
/// it does is told to the basket and to the notice board. Used on the trip lane only.
final class CurrentTrip {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentTrip.class);

  private final String trolley;
  private final TripStore store;
  private final Desk rules;
  private final HubPort hub;
  private final InstantSource clock;
  private final NoticeBoard board;
  private final BasketCare basket;
  private final LeftTrips left;
  private Optional<Trip> trip = Optional.empty();
  private Language language = Language.ENGLISH;
  private Comfort comfort = Comfort.USUAL;
  private String lastLine = "";
  private boolean ill;

  /// Goes on with the trip that was kept, if there is one.
  CurrentTrip(
      String trolley,
      TripStore store,
      Desk rules,
      HubPort hub,
      InstantSource clock,
      NoticeBoard board,
      BasketCare basket) {
    this.trolley = trolley;
    this.store = store;
    this.rules = rules;
    this.hub = hub;
    this.clock = clock;
    this.board = board;
    this.basket = basket;
    left = new LeftTrips(trolley, store, hub);
    store.current().ifPresent(this::resume);
  }

  /// The trip, empty between two shoppers.
  Optional<Trip> trip() {
    return trip;
  }

  /// What the shopper sees in the trolley; an empty cart without a trip.
  Cart shown() {
    return trip.map(Trip::shown).orElseGet(CurrentTrip::none);
  }

  /// What the hub has said of it; an empty cart without a trip.
  Cart confirmed() {
    return trip.map(Trip::confirmed).orElseGet(CurrentTrip::none);
  }

  private static Cart none() {
    return Cart.begin(new SessionId("no-session"));
  }

  /// The line that the last article went into, empty if there is none.
  String lastLine() {
    return lastLine;
  }

  Language language() {
    return language;
  }

  void speak(Language chosen) {
    language = chosen;
  }

  /// How the shopper wants to see, hold and hear the trolley.
  Comfort comfort() {
    return comfort;
  }

  /// The shopper chose. Without a trip it is kept with the one that begins next.
  void suit(Comfort chosen) {
    comfort = chosen;
    if (isOpen()) {
      keepComfort();
    }
  }

  /// Whoever stood at the greeting has gone on.
  void greetAnew() {
    language = Language.ENGLISH;
    comfort = Comfort.USUAL;
  }

  private void keepComfort() {
    trip.ifPresent(open -> kept(() -> store.keepComfort(open.session(), comfort)));
  }

  /// Whether a shopper is under way, or is about to arrive from another trolley.
  boolean isOpen() {
    return trip.filter(known -> known.isAwaited() || known.shown().phase().isOpen()).isPresent();
  }

  /// Whether the shopper went through a gate.
  boolean hasLeft() {
    return confirmed().phase() == Phase.LEFT;
  }

  private void resume(TripStore.KeptTrip kept) {
    Trip resumed = Trip.resume(store, rules, kept, clock.instant());
    trip = Optional.of(resumed);
    language = Language.of(resumed.shown().language());
    comfort = store.comfort().orElse(comfort);
    basket.resume(resumed.shown());
    LOG.info(
        "trip {} goes on at revision {} with {} commands to send",
        kept.session().text(),
        resumed.confirmed().revision(),
        resumed.pending().size());
  }

  /// What the disk has counts from now on: it failed, and may have kept less than was decided.
  ///
  /// @throws StoreException if it can't be read either
  void readAgain() {
    trip = Optional.empty();
    store.current().ifPresent(this::resume);
    left.readAgain();
    ill = false;
  }

  /// Whether the disk failed since the trip was read.
  boolean isIll() {
    return ill;
  }

  /// Work that the disk may refuse; then it has not happened, and the shopper is told.
  private void kept(Runnable work) {
    try {
      work.run();
    } catch (StoreException failed) {
      LOG.error("not kept: {}", failed.getMessage());
      ill = true;
      board.say(CareView.Notice.Tone.REFUSED, "NOT_KEPT");
    }
  }

  /// A guest's trip begins. What the one before had chosen is gone with him.
  void begin() {
    if (hasLeft()) {
      comfort = Comfort.USUAL;
    }
    trip.ifPresent(left::add);
    trip = Optional.of(new Trip(store, rules, new SessionId(UUID.randomUUID().toString())));
    lastLine = "";
    board.clear();
    basket.restart();
    decide(new Command.StartTrip(trolley, language.tag()));
    keepChosen();
  }

  private void keepChosen() {
    if (!comfort.equals(Comfort.USUAL)) {
      keepComfort();
    }
  }

  /// A trip that is not known here came from another trolley, or this one lost its disk: its
  /// journal is asked for.
  void adopt(SessionId session) {
    LOG.info("trip {} comes to this trolley", session.text());
    kept(() -> store.adopt(session));
    trip = Optional.of(new Trip(store, rules, session));
    keepChosen();
    board.clear();
    hub.askForEvents(session, 0);
  }

  /// The trolley is free.
  void forget() {
    if (hasLeft()) {
      comfort = Comfort.USUAL;
    }
    kept(store::end);
    trip = Optional.empty();
    lastLine = "";
    basket.end();
  }

  /// Decides a command of the shopper and tells what came of it.
  void decide(Command command) {
    trip.ifPresentOrElse(
        open -> kept(() -> decide(open, command)), () -> board.refused(RefusalCode.NO_OPEN_TRIP));
  }

  private void decide(Trip open, Command command) {
    Optional<LineItem> voided =
        command instanceof Command.VoidLine back
            ? open.shown().line(back.line())
            : Optional.empty();
    for (Event event : open.give(command, clock.instant())) {
      basket.announced(event, voided);
      board.own(event, voided);
      lastLine = Trip.lastLine(event, lastLine);
    }
    hub.commandsWait();
    if (command instanceof Command.CancelTrip && open.shown().phase() == Phase.CANCELLED) {
      suit(Comfort.USUAL); // not at the hub's answer: the next shopper may have chosen by then
      keepComfort();
    }
    if (command instanceof Command.AddItem || command instanceof Command.VoidLine) {
      judgeBasket();
    }
  }

  /// Looks whether the basket holds what it should; what follows is decided without a word.
  void judgeBasket() {
    kept(() ->
        trip.map(Trip::shown)
            .ifPresent(cart -> basket.judge(cart, clock.instant()).forEach(this::decideQuietly)));
  }

  private void decideQuietly(Command command) {
    trip.ifPresent(open -> open.give(command, clock.instant()));
    hub.commandsWait();
  }

  /// Commands that wait for the hub: those of trips before this one first.
  Optional<Waiting> waiting() {
    return left.waiting()
        .or(() ->
            trip.filter(open -> !open.pending().isEmpty())
                .map(open -> new Waiting(open.session(), open.pending())));
  }

  /// Commands that the hub has not answered, of all trips.
  int unanswered() {
    return left.commands() + trip.map(open -> open.pending().size()).orElse(0);
  }

  /// The hub can be reached again.
  void online() {
    left.online();
    trip.ifPresent(open -> hub.askForEvents(open.session(), open.confirmed().revision()));
    hub.commandsWait();
  }

  /// Takes what the hub tells of this trip, or of one before it; events of others are not for here.
  void hear(EventBatch batch) {
    kept(() -> left.hear(batch));
    trip.filter(known -> known.session().equals(batch.session()))
        .ifPresent(open -> kept(() -> hear(open, batch)));
  }

  private void hear(Trip open, EventBatch batch) {
    if (open.goesBack(batch, clock.instant())) {
      basket.resume(open.shown());
      board.say(CareView.Notice.Tone.REFUSED, "HUB_WENT_BACK");
    }
    boolean awaited = open.isAwaited();
    boolean underWay = isOpen();
    List<JournalEntry> fresh = open.take(batch.entries(), clock.instant());
    if (awaited && !fresh.isEmpty()) {
      language = Language.of(open.shown().language());
      basket.resume(open.shown());
    } else {
      fresh.forEach(entry -> heard(entry, open.shown()));
    }
    if (Trip.comesHere(fresh, trolley)) {
      basket.movedIn(open.shown());
      board.say(CareView.Notice.Tone.GOOD, "TRIP_CAME");
    }
    if (open.confirmed().revision() < batch.revision()) {
      hub.askForEvents(batch.session(), open.confirmed().revision());
    }
    if (!open.pending().isEmpty()) {
      hub.commandsWait();
    }
    if (open.isGoneFrom(trolley)) {
      comfort = underWay ? Comfort.USUAL : comfort;
      forget();
    }
  }

  private void heard(JournalEntry entry, Cart cart) {
    board.fromHub(entry, cart);
    if (entry.event() instanceof Event.CommandRefused refusal) {
      LOG.info(
          "the hub refused command {}: {} {}", entry.number(), refusal.code(), refusal.detail());
    }
    basket.heard(entry);
  }
}
