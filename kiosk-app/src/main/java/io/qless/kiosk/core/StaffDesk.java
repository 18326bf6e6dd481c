package io.qless.kiosk.core;

import io.qless.bridge.DeviceState;
import io.qless.contract.rest.StaffEntered;
import io.qless.contract.rest.StaffEntry;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.StaffView;
import io.qless.kiosk.trip.Words;
import io.qless.shop.audit.AuditRule;
import io.qless.shop.audit.Recount;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Hold;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Somebody of the staff at this trolley: lets them in and out, and does in their name what they
/// tap. Whatever they do is the hub's to decide, so nothing of it works offline. Used on the trip
/// lane only.
final class StaffDesk {

  /// Who walks away without a word is out after this time.
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HubPort hub;
  private final TripStore store;
  private final CurrentTrip trip;
  private final NoticeBoard board;
  private final InstantSource clock;
  private final CalibrationDesk calibration;
  private Optional<Present> present = Optional.empty();
  private Optional<Recount> recount = Optional.empty();

  /// @param until the token ends, or nobody touched anything for so long
  private record Present(StaffEntered who, Instant tokenEnds, Instant until) {}

  StaffDesk(
      HubPort hub,
      TripStore store,
      CurrentTrip trip,
      NoticeBoard board,
      InstantSource clock,
      Optional<ScalePort> scale) {
    this.hub = hub;
    this.store = store;
    this.trip = trip;
    this.board = board;
    this.clock = clock;
    calibration = new CalibrationDesk(scale);
  }

  /// Shows a badge, or number and PIN; the hub's answer comes later.
  void enter(StaffEntry entry) {
    hub.staffEnters(entry);
  }

  /// The hub knows who it is.
  void entered(StaffEntered who) {
    Instant now = clock.instant();
    Instant tokenEnds = now.plusSeconds(who.expiresInSeconds());
    present = Optional.of(new Present(who, tokenEnds, earlier(tokenEnds, now.plus(PATIENCE))));
    recount = Optional.empty();
    board.clear();
  }

  /// The hub says no, or is away.
  ///
  /// @param code of a notice
  void refused(String code) {
    board.say(CareView.Notice.Tone.REFUSED, code);
  }

  /// Goes away again.
  void leave() {
    present.ifPresent(gone -> hub.staffLeaves(gone.who().accessToken()));
    present = Optional.empty();
    recount = Optional.empty();
    calibration.end();
  }

  /// Begins to calibrate the scale, or stops it. Not in the middle of a trip, whose goods lie in
  /// the basket.
  void calibrate(boolean begin) {
    if (begin && !trip.isOpen()) {
      present.ifPresent(there -> calibration.begin(there.who().name()));
    } else {
      calibration.end();
    }
  }

  /// The next step of the calibration.
  void weigh(long grams) {
    calibration.weigh(grams, clock.instant());
  }

  boolean isPresent() {
    return present.isPresent();
  }

  /// Somebody did something just now.
  void touched() {
    present =
        present.map(there ->
            new Present(
                there.who(),
                there.tokenEnds(),
                earlier(there.tokenEnds(), clock.instant().plus(PATIENCE))));
  }

  void timePasses() {
    if (present.filter(there -> !clock.instant().isBefore(there.until())).isPresent()) {
      leave();
    }
  }

  /// Settles what a hold is about; a look into the trolley says how far it came.
  void settle(String hold) {
    String how =
        recount
            .filter(look -> isAudit(hold))
            .map(Recount::inWords)
            .orElse("settled at the trolley");
    act(session -> new StaffAct.ClearHold(session, hold, how));
    recount = Optional.empty();
  }

  void refuseAge(String hold) {
    act(session -> new StaffAct.RefuseAge(session, hold));
  }

  void endHelp() {
    act(StaffAct.EndHelp::new);
  }

  void release() {
    act(session -> new StaffAct.Release(session, "ended at the trolley"));
  }

  private void act(Function<SessionId, StaffAct> making) {
    present.ifPresent(there ->
        trip.trip()
            .map(Trip::session)
            .map(making)
            .ifPresent(act -> hub.staffActs(there.who().accessToken(), act)));
  }

  /// Begins a look into the trolley, or drops it.
  void look(boolean begin) {
    recount =
        begin && isPresent()
            ? Optional.of(Recount.of(AuditRule.uncertainFirst(trip.confirmed(), journal())))
            : Optional.empty();
  }

  private List<JournalEntry> journal() {
    return store.current().map(TripStore.KeptTrip::entries).orElse(List.of());
  }

  /// A scan while staff look into the trolley belongs to that look.
  ///
  /// @return whether it does
  boolean takes(Scanned scan, Shelf shelf) {
    if (recount.isEmpty()) {
      return false;
    }
    Optional<Article> article =
        scan instanceof Scanned.Wanted wanted ? wanted.article(shelf) : Optional.empty();
    article.ifPresent(seen -> recount = recount.map(look -> look.scan(seen)));
    if (scan instanceof Scanned.Refused no) {
      board.refused(no.code());
    }
    return true;
  }

  private boolean isAudit(String hold) {
    return trip.shown().holds().stream()
        .anyMatch(open -> open.id().equals(hold) && open.kind() == Hold.Kind.AUDIT);
  }

  /// What staff see, empty if nobody is here.
  ///
  /// @param basket what the scale makes of the basket
  Optional<StaffView> view(Surroundings around, Shelf shelf, Words basket) {
    return present.map(there -> {
      Cart cart = trip.shown();
      boolean open = trip.isOpen();
      if (open) {
        calibration.end(); // a trip came to this trolley in the meantime
      }
      return new StaffView(
          there.who().name(),
          open ? cart.holds().stream().map(StaffDesk::task).toList() : List.of(),
          open && cart.assist(),
          open,
          recount.map(StaffDesk::look).orElse(null),
          calibration.view().orElse(null),
          new StaffView.Health(
              reason(around.scanner()),
              reason(around.scale()),
              reason(around.panel()),
              basket,
              around.online(),
              trip.unanswered(),
              shelf.revision(),
              calibration.since().orElse(null)));
    });
  }

  private static StaffView.Task task(Hold hold) {
    return new StaffView.Task(hold.id(), BasketQuestions.hold(hold).kind(), hold.detail());
  }

  private static StaffView.Look look(Recount recount) {
    return new StaffView.Look(
        recount.parts().stream()
            .map(part ->
                new StaffView.Part(NoticeBoard.name(part.article()), part.seen(), part.wanted()))
            .toList(),
        recount.strays().stream().map(NoticeBoard::name).toList());
  }

  private static String reason(DeviceState state) {
    return switch (state) {
      case DeviceState.Present well -> "";
      case DeviceState.Absent absent -> absent.reason();
      case DeviceState.Faulty faulty -> faulty.reason();
    };
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
