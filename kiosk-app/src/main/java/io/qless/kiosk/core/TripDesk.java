package io.qless.kiosk.core;

import io.qless.bridge.DeviceState;
import io.qless.bridge.battery.BatteryReading;
import io.qless.bridge.scale.ScaleReading;
import io.qless.bridge.scanner.ScanReject;
import io.qless.bridge.scanner.ScannedCode;
import io.qless.contract.rest.StaffEntered;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.SessionState;
import io.qless.kiosk.storage.StoreException;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.FamilyView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.Words;
import io.qless.shop.RefusalCode;
import io.qless.shop.budget.LookAhead;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.catalogue.Shelf;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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

  /// How often the disk is asked before it is given up.
  private static final int TRIES = 2;

  private final String trolley;
  private final TripStore store;
  private final Shelf shelf;
  private final LookAhead ahead = new LookAhead();
  private final Desk rules;
  private final CurrentTrip trip;
  private final InstantSource clock;
  private final Consumer<TripView> screen;
  private final NoticeBoard board = new NoticeBoard();
  private final BasketCare basket;
  private volatile Surroundings around = Surroundings.AT_START;
  private final Farewell farewell = new Farewell();
  private final StaffDesk staff;
  private final WeighDesk weighs;
  private final ScanDesk scans;
  private final IdleWatch idle;

  /// A desk that goes on with the trip that was kept, if there is one.
  public TripDesk(
      String trolley,
      TripStore store,
      Shelf shelf,
      HubPort hub,
      InstantSource clock,
      Consumer<TripView> screen,
      ScaleRules scale) {
    this.trolley = trolley;
    this.store = store;
    this.shelf = shelf;
    this.clock = clock;
    this.screen = screen;
    rules = new Desk(shelf);
    basket = new BasketCare(shelf, store, hub, scale.ownBagGrams());
    trip = new CurrentTrip(trolley, store, rules, hub, clock, board, basket);
    staff = new StaffDesk(hub, store, trip, board, clock, scale.port());
    weighs = new WeighDesk(trip, shelf, basket, board, scale, clock);
    scans = new ScanDesk(store, trip, staff, shelf, hub, board, clock);
    idle = new IdleWatch(clock.instant());
  }

  /// Shows what stands now, once the disk has it; for the first picture and for time that passes.
  public void show() {
    if (!isOnDisk()) {
      screen.accept(
          TripView.on(TripView.Screen.OUT_OF_SERVICE, trip.language(), trolley)
              .online(around.online())
              .family(new FamilyView(around.hub().joinUrl(), List.of()))
              .comfort(trip.comfort())
              .build());
      return;
    }
    Instant now = clock.instant();
    Cart cart = trip.shown();
    ViewMaker.Beside beside =
        new ViewMaker.Beside(
            trolley,
            trip.language(),
            around,
            trip.confirmed(),
            trip.lastLine(),
            shelf,
            CareMaker.care(cart, basket.question(cart, trip.comfort(), now), board),
            now,
            ahead);
    screen.accept(
        ViewMaker.view(cart, beside)
            .but()
            .staff(staff.view(around, shelf, basket.forStaff()).orElse(null))
            .idleEnds(idle.ends(isEmptyTrip(), trip.comfort(), now).orElse(null))
            .comfort(trip.comfort())
            .weighing(weighs.view().orElse(null))
            .build());
  }

  /// Makes sure that the disk has what is about to be shown. A disk that fails is read again, and
  /// what it did not keep is not shown; one that can't be read either ends all service.
  private boolean isOnDisk() {
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        if (trip.isIll() || tries > 0) {
          readAgain();
        }
        store.makeDurable();
        return true;
      } catch (StoreException failed) {
        LOG.error("the disk does not keep the trip: {}", failed.getMessage());
        board.say(CareView.Notice.Tone.REFUSED, "NOT_KEPT");
      }
    }
    return false;
  }

  /// A disk that has nothing of the trip any more gets what the hub has.
  private void readAgain() {
    boolean before = trip.isOpen();
    trip.readAgain();
    String session = around.hub().session();
    if (before && trip.trip().isEmpty() && !session.isEmpty()) {
      trip.adopt(new SessionId(session));
      board.say(CareView.Notice.Tone.REFUSED, "LIST_FROM_STORE");
    }
  }

  /// Nothing was put into the trolley, and nobody is there who might.
  private boolean isEmptyTrip() {
    return IdleWatch.isUntouched(trip.shown()) && !staff.isPresent();
  }

  /// Somebody is at the trolley.
  void touched() {
    idle.touched(clock.instant());
    staff.touched();
  }

  /// Does something that staff want.
  void atStaff(Consumer<StaffDesk> work) {
    work.accept(staff);
    show();
  }

  /// The hub knows who showed a badge.
  public void staffEntered(StaffEntered who) {
    staff.entered(who);
    show();
  }

  /// The trip's id, empty if there is none.
  public String sessionText() {
    return trip.trip().map(open -> open.session().text()).orElse("");
  }

  /// Link and devices; any thread.
  public Surroundings around() {
    return around;
  }

  /// Lets time pass: countdowns, the patience of questions, a farewell that has been read.
  public void timePasses() {
    if (farewell.isOver(trip.hasLeft(), trip.comfort(), clock.instant())) {
      trip.forget();
    }
    staff.timePasses();
    Instant now = clock.instant();
    if (idle.isOver(isEmptyTrip(), trip.comfort(), now)) {
      trip.decide(new Command.CancelTrip());
      touched();
    } else if (idle.greetsAnew(trip.isOpen() || trip.hasLeft(), trip.comfort(), now)) {
      trip.greetAnew();
    }
    weighs.look();
    trip.judgeBasket();
    show();
  }

  /// What the scale makes of the basket, in words; any thread.
  public String basketInWords() {
    return basket.inWords();
  }

  /// One scan.
  public void scanned(ScannedCode code) {
    touched();
    weighs.stop();
    scans.take(code);
    show();
  }

  /// How often the shopper was told no since the program began.
  public long refusals() {
    return board.refusals();
  }

  /// Scans of before a restart that nobody settled, oldest first.
  public void scannedBefore(List<ScannedCode> left) {
    scans.takeUp(left);
    show();
  }

  /// What came of something that the hub was asked, in one line.
  ///
  /// @param code text `notice.<code>` in the message files
  public void told(CareView.Notice.Tone tone, String code, Words... args) {
    board.say(tone, code, args);
    show();
  }

  /// Input that was no whole scan, or one that the disk did not take.
  public void scanRejected(ScanReject reject) {
    scans.reject(reject);
    show();
  }

  /// The scale says something.
  public void weighed(ScaleReading reading) {
    basket.reading(reading, clock.instant());
    weighs.look();
    trip.judgeBasket();
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
      trip.online();
    }
  }

  /// The hub's word on this trolley.
  public void sessionState(SessionState state) {
    boolean waits = trip.trip().filter(Trip::isAwaited).isPresent();
    if (waits && state.session().isEmpty()) {
      trip.forget();
    } else if (trip.trip().isEmpty() && !state.session().isEmpty()) {
      trip.adopt(new SessionId(state.session()));
    }
    changed(before -> before.withHub(state));
  }

  public void scannerState(DeviceState state) {
    changed(before -> before.withScanner(state));
  }

  public void batteryTells(BatteryReading reading) {
    changed(before -> before.withBattery(reading));
  }

  public void scaleState(DeviceState state) {
    changed(before -> before.withScale(state));
  }

  public void panelState(DeviceState state) {
    changed(before -> before.withPanel(state));
  }

  /// Events from the hub.
  public void events(EventBatch batch) {
    trip.hear(batch);
    show();
  }

  /// Commands to be sent now.
  public Optional<Waiting> waiting() {
    return trip.waiting();
  }

  /// Commands that the hub has not answered.
  public int unanswered() {
    return trip.unanswered();
  }

  /// Begins a guest's trip.
  public void startTrip(Language chosen) {
    trip.speak(chosen);
    if (trip.isOpen()) {
      board.refused(RefusalCode.TRIP_ALREADY_OPEN);
    } else {
      trip.begin();
    }
    show();
  }

  public void speak(Language chosen) {
    trip.speak(chosen);
    show();
  }

  /// The shopper makes the trolley fit.
  public void suit(Comfort chosen) {
    trip.suit(chosen);
    show();
  }

  /// Gives a command for the trip and shows what came of it.
  public void give(Command command) {
    trip.decide(command);
    show();
  }

  /// Gives the command that fits the trip as it is now.
  void giveFor(Function<Cart, Command> making) {
    trip.trip().map(Trip::shown).map(making).ifPresent(trip::decide);
    show();
  }

  /// One more piece of a line, without a scan.
  public void addOne(String line) {
    byHand(hand -> hand.addOne(line));
  }

  /// Takes pieces of a line back, or a slip.
  public void takeBack(String line, int pieces) {
    trip.trip().flatMap(open -> open.takingBack(new LineId(line), pieces)).ifPresent(trip::decide);
    show();
  }

  /// What fingers do to goods that are weighed in the basket.
  void atScale(Consumer<WeighDesk> work) {
    work.accept(weighs);
    show();
  }

  /// What fingers do to goods, shown at once.
  void byHand(Consumer<ByHand> work) {
    work.accept(new ByHand(trip, shelf, rules, board, basket));
    show();
  }

  /// The shopper answers the basket's question.
  public void answer(CareView.Question.Answer answer) {
    if (trip.trip().map(open -> basket.answer(answer, open.shown())).orElse(false)) {
      trip.decide(new Command.CallAssist());
    }
    trip.judgeBasket();
    show();
  }

  public void dismissNotice() {
    board.clear();
    show();
  }

  /// Ends an empty trip, or puts the farewell away.
  public void finish() {
    Phase phase = trip.shown().phase();
    boolean mayEnd = phase == Phase.SHOPPING || phase == Phase.CHECKOUT;
    if (mayEnd && trip.shown().lines().isEmpty()) {
      trip.decide(new Command.CancelTrip());
    }
    if (trip.hasLeft()) {
      trip.forget();
    }
    show();
  }
}
