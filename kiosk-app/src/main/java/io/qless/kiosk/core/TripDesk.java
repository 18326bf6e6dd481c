package io.qless.kiosk.core;

import io.qless.bridge.DeviceState;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.SessionState;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView;
import io.qless.shop.RefusalCode;
import io.qless.shop.budget.LookAhead;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.catalogue.Shelf;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a trolley does with scans, weights, fingers and the hub's words. All methods belong on the
/// [TripLane]; the outcome of each goes to the screen as one [TripView].
///
/// A scan is looked up, decided and forced to the disk before the view that shows it is made.
public final class TripDesk {

  private static final Logger LOG = LoggerFactory.getLogger(TripDesk.class);

  private final String trolley;
  private final TripStore store;
  private final Shelf shelf;
  private final LookAhead ahead = new LookAhead();
  private final Desk rules;
  private final HubPort hub;
  private final InstantSource clock;
  private final Consumer<TripView> screen;
  private final NoticeBoard board = new NoticeBoard();
  private final BasketCare basket;
  private Optional<Trip> trip = Optional.empty();
  private volatile Surroundings around = Surroundings.AT_START;
  private Language language = Language.ENGLISH;
  private String lastLine = "";
  private final Farewell farewell = new Farewell();

  /// A desk that goes on with the trip that was kept, if there is one.
  public TripDesk(
      String trolley,
      TripStore store,
      Shelf shelf,
      HubPort hub,
      InstantSource clock,
      Consumer<TripView> screen,
      long ownBagGrams) {
    this.trolley = trolley;
    this.store = store;
    this.shelf = shelf;
    this.hub = hub;
    this.clock = clock;
    this.screen = screen;
    rules = new Desk(shelf);
    basket = new BasketCare(shelf, store, hub, ownBagGrams);
    store.current().ifPresent(this::resume);
  }

  /// Shows what stands now, once the disk has it; for the first picture and for time that passes.
  public void show() {
    store.makeDurable();
    Instant now = clock.instant();
    Cart cart = trip.map(Trip::shown).orElseGet(() -> Cart.begin(new SessionId("no-session")));
    screen.accept(
        ViewMaker.view(
            cart,
            new ViewMaker.Beside(
                trolley,
                language,
                around,
                trip.map(Trip::confirmed).orElse(cart),
                lastLine,
                shelf,
                CareMaker.care(cart, basket.question(cart, now), board),
                now,
                ahead)));
  }

  /// The trip's id, empty if there is none.
  public String sessionText() {
    return trip.map(open -> open.session().text()).orElse("");
  }

  /// The scanner's state; any thread.
  public DeviceState scanner() {
    return around.scanner();
  }

  public DeviceState scale() {
    return around.scale();
  }

  /// Lets time pass: countdowns, the patience of questions, a farewell that has been read.
  public void timePasses() {
    boolean left = trip.filter(open -> open.confirmed().phase() == Phase.LEFT).isPresent();
    if (farewell.isOver(left, clock.instant())) {
      forget();
    }
    judgeBasket();
    show();
  }

  /// What the scale makes of the basket, in words; any thread.
  public String basketInWords() {
    return basket.inWords();
  }

  /// One scan. Begins a guest's trip by itself if none is open; a family QR brings the trip of
  /// another trolley.
  public void scanned(ScannedCode code) {
    switch (Scanned.read(code, shelf, clock.instant())) {
      case Scanned.Invitation invitation -> takeOver(invitation.secret());
      case Scanned.Refused refused -> board.refused(refused.code());
      case Scanned.Wanted wanted -> decideInTrip(wanted.command());
    }
    show();
  }

  private void takeOver(String secret) {
    if (isOpen()) {
      board.refused(RefusalCode.TRIP_ALREADY_OPEN);
    } else {
      hub.takeTripOver(secret);
    }
  }

  /// The trip of another trolley does not come.
  ///
  /// @param code of a notice
  public void notTakenOver(String code) {
    board.say(CareView.Notice.Tone.REFUSED, code);
    show();
  }

  /// Input that was no whole scan.
  public void scanRejected(String reason) {
    LOG.warn("scanner input thrown away: {}", reason);
    board.refused(RefusalCode.CODE_UNREADABLE);
    show();
  }

  /// The scale says something.
  public void weighed(ScaleReading reading) {
    basket.reading(reading, clock.instant());
    judgeBasket();
    show();
  }

  /// Something around the trip changed: link, devices, the hub's words.
  void changed(UnaryOperator<Surroundings> change) {
    around = change.apply(around);
    show();
  }

  public void online(boolean online) {
    changed(before -> before.withOnline(online));
    if (online) {
      trip.ifPresent(open -> hub.askForEvents(open.session(), open.confirmed().revision()));
      hub.commandsWait();
    }
  }

  /// The hub's word on this trolley. A trip that is not known here came from another trolley, or
  /// this one lost its disk: its journal is asked for.
  public void sessionState(SessionState state) {
    boolean waits = trip.filter(Trip::isAwaited).isPresent();
    if (waits && state.session().isEmpty()) {
      forget();
    } else if (trip.isEmpty() && !state.session().isEmpty()) {
      adopt(new SessionId(state.session()));
    }
    changed(before -> before.withHub(state));
  }

  private void adopt(SessionId session) {
    LOG.info("trip {} comes to this trolley", session.text());
    store.adopt(session);
    trip = Optional.of(new Trip(store, rules, session));
    board.clear();
    hub.askForEvents(session, 0);
  }

  public void scannerState(DeviceState state) {
    changed(before -> before.withScanner(state));
  }

  public void scaleState(DeviceState state) {
    changed(before -> before.withScale(state));
  }

  /// Events from the hub.
  public void events(EventBatch batch) {
    Optional<Trip> open = trip.filter(known -> known.session().equals(batch.session()));
    if (open.isEmpty()) {
      return;
    }
    if (open.get().goesBack(batch, clock.instant())) {
      basket.resume(open.get().shown());
      board.say(CareView.Notice.Tone.REFUSED, "HUB_WENT_BACK");
    }
    boolean awaited = open.get().isAwaited();
    List<JournalEntry> fresh = open.get().take(batch.entries(), clock.instant());
    if (awaited && !fresh.isEmpty()) {
      language = Language.of(open.get().shown().language());
      basket.resume(open.get().shown());
    } else {
      fresh.forEach(entry -> heard(entry, open.get().shown()));
    }
    if (Trip.comesHere(fresh, trolley)) {
      basket.movedIn(open.get().shown());
      board.say(CareView.Notice.Tone.GOOD, "TRIP_CAME");
    }
    if (open.get().confirmed().revision() < batch.revision()) {
      hub.askForEvents(batch.session(), open.get().confirmed().revision());
    }
    if (!open.get().pending().isEmpty()) {
      hub.commandsWait();
    }
    if (open.get().isGoneFrom(trolley)) {
      forget();
    }
    show();
  }

  public Optional<Waiting> waiting() {
    return trip.filter(open -> !open.pending().isEmpty())
        .map(open -> new Waiting(open.session(), open.pending()));
  }

  /// Begins a guest's trip.
  public void startTrip(Language chosen) {
    language = chosen;
    if (isOpen()) {
      board.refused(RefusalCode.TRIP_ALREADY_OPEN);
    } else {
      begin();
    }
    show();
  }

  public void speak(Language chosen) {
    language = chosen;
    show();
  }

  /// Gives a command for the trip and shows what came of it.
  public void give(Command command) {
    decide(command);
    show();
  }

  /// Gives the command that fits the trip as it is now.
  void giveFor(Function<Cart, Command> making) {
    trip.map(Trip::shown).map(making).ifPresent(this::decide);
    show();
  }

  /// One more piece of a line, without a scan.
  public void addOne(String line) {
    trip.flatMap(open -> open.shown().line(new LineId(line))).ifPresent(this::addAgain);
    show();
  }

  private void addAgain(LineItem item) {
    switch (item) {
      case LineItem.Pieces pieces -> decide(rules.oneMore(pieces));
      case LineItem.Loose loose ->
          board.refused(RefusalCode.NEEDS_WEIGHT_LABEL, NoticeBoard.name(loose.article()));
    }
  }

  /// Takes pieces of a line back, or a slip.
  public void takeBack(String line, int pieces) {
    trip.flatMap(open -> open.takingBack(new LineId(line), pieces)).ifPresent(this::decide);
    show();
  }

  /// The shopper answers the basket's question.
  public void answer(CareView.Question.Answer answer) {
    if (trip.map(open -> basket.answer(answer, open.shown())).orElse(false)) {
      decide(new Command.CallAssist());
    }
    judgeBasket();
    show();
  }

  public void dismissNotice() {
    board.clear();
    show();
  }

  /// Ends an empty trip, or puts the farewell away.
  public void finish() {
    trip.filter(open ->
            open.shown().phase() == Phase.SHOPPING || open.shown().phase() == Phase.CHECKOUT)
        .filter(open -> open.shown().lines().isEmpty())
        .ifPresent(open -> decide(new Command.CancelTrip()));
    trip.filter(open -> open.confirmed().phase() == Phase.LEFT).ifPresent(open -> forget());
    show();
  }

  private void resume(TripStore.KeptTrip kept) {
    Trip resumed = Trip.resume(store, rules, kept, clock.instant());
    trip = Optional.of(resumed);
    language = Language.of(resumed.shown().language());
    basket.resume(resumed.shown());
    LOG.info(
        "trip {} goes on at revision {} with {} commands to send",
        kept.session().text(),
        resumed.confirmed().revision(),
        resumed.pending().size());
  }

  private void begin() {
    Trip fresh = new Trip(store, rules, new SessionId(UUID.randomUUID().toString()));
    trip = Optional.of(fresh);
    lastLine = "";
    board.clear();
    basket.restart();
    decide(new Command.StartTrip(trolley, language.tag()));
  }

  private void decideInTrip(Command command) {
    if (!isOpen()) {
      begin();
    }
    decide(command);
  }

  private void decide(Command command) {
    if (trip.isEmpty()) {
      board.refused(RefusalCode.NO_OPEN_TRIP);
      return;
    }
    Optional<LineItem> voided =
        command instanceof Command.VoidLine back
            ? trip.get().shown().line(back.line())
            : Optional.empty();
    for (Event event : trip.get().give(command, clock.instant())) {
      basket.announced(event, voided);
      board.own(event, voided);
      lastLine = Trip.lastLine(event, lastLine);
    }
    hub.commandsWait();
    if (command instanceof Command.AddItem || command instanceof Command.VoidLine) {
      judgeBasket();
    }
  }

  /// An event came from the hub.
  private void heard(JournalEntry entry, Cart cart) {
    board.fromHub(entry, cart);
    if (entry.event() instanceof Event.CommandRefused refusal) {
      LOG.info(
          "the hub refused command {}: {} {}", entry.number(), refusal.code(), refusal.detail());
    }
    basket.heard(entry);
  }

  private void judgeBasket() {
    trip.map(Trip::shown)
        .ifPresent(cart -> basket.judge(cart, clock.instant()).forEach(this::decideQuietly));
  }

  private void decideQuietly(Command command) {
    trip.ifPresent(open -> open.give(command, clock.instant()));
    hub.commandsWait();
  }

  private boolean isOpen() {
    return trip.filter(known -> known.isAwaited() || known.shown().phase().isOpen()).isPresent();
  }

  private void forget() {
    store.end();
    trip = Optional.empty();
    lastLine = "";
    basket.end();
  }
}
