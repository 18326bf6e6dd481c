package io.qless.kiosk.core;

import io.qless.bridge.scale.ScaleReading;
import io.qless.contract.wire.WeightSeen;
import io.qless.kiosk.storage.KeptBasket;
import io.qless.kiosk.storage.TripStore;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.Words;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.Source;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.weight.Observation;
import io.qless.shop.weight.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks after one trip's basket: what the scale says, what was announced, what must be asked. Used
/// on the trip lane only, but for [#inWords()].
final class BasketCare {

  private final TripStore store;
  private final HubPort hub;
  private final BasketWatch watch;
  private final BasketQuestions questions;
  private Optional<KeptBasket> kept = Optional.empty();
  private volatile String inWords = "not weighed yet";

  /// What staff confirmed and the hub was not told yet.
  private Optional<Confirmed> confirmed = Optional.empty();

  /// @param hold that staff cleared
  private record Confirmed(Observation seen, String hold) {}

  /// @param ownBagGrams heaviest bag of a shopper's own that is taken on trust
  BasketCare(Shelf shelf, TripStore store, HubPort hub, long ownBagGrams) {
    this.store = store;
    this.hub = hub;
    watch = new BasketWatch(shelf);
    questions = new BasketQuestions(ownBagGrams);
  }

  /// The program starts again in the middle of a trip: the basket is compared with what it was.
  void resume(Cart cart) {
    kept = store.basket();
    kept.ifPresent(basket -> {
      watch.resume(basket);
      boolean open = cart.holds().stream().anyMatch(hold -> hold.id().equals(basket.hold()));
      questions.resume(open ? basket.hold() : BasketQuestions.NO_HOLD, basket.ownBag());
    });
  }

  /// Another trip begins; what lies in the basket now is not its business.
  void restart() {
    end();
    watch.restart();
  }

  /// The trip is over.
  void end() {
    questions.nextTrip();
    watch.takeSeen();
    confirmed = Optional.empty();
    kept = Optional.empty();
  }

  /// The trip comes from another trolley, and its goods are about to be put over.
  void movedIn(Cart cart) {
    restart();
    cart.lines().forEach(watch::expectAll);
  }

  void reading(ScaleReading reading, Instant now) {
    watch.reading(reading, now);
  }

  /// Something was decided that will change the weight.
  void announced(Event event, Optional<LineItem> voidedLine) {
    watch.announced(event, voidedLine);
  }

  /// What was announced last takes a removal back.
  void evenOut() {
    watch.evenOut();
  }

  /// The shopper answers the open question.
  ///
  /// @return whether staff must be called, which is the desk's to do
  boolean answer(CareView.Question.Answer answer, Cart cart) {
    switch (answer) {
      case MY_OWN_BAG -> {
        if (!questions.takesBagOnTrust(watch.verdict(), cart)) {
          return true;
        }
        questions.bagTaken();
        accepted(answer);
      }
      case I_PUT_IT_IN, I_TOOK_IT_OUT -> accepted(answer);
      case I_WILL_SCAN_IT, DO_NOT_WANT_IT -> questions.later();
      case LET_IN, NOT_LET_IN -> {} // said to another question
      case STAFF_FOR_BAG, CALL_HELP -> {
        questions.later(); // whoever waits for staff shops on
        return true;
      }
    }
    return false;
  }

  private void accepted(CareView.Question.Answer answer) {
    watch.accept();
    questions.answered("the shopper says: " + answer);
  }

  /// The hub tells of a decision of somebody else: staff that cleared our hold saw the basket.
  void heard(JournalEntry entry) {
    if (entry.event() instanceof Event.HoldCleared cleared
        && entry.source().kind() == Source.Kind.ATTENDANT) {
      if (cleared.hold().equals(questions.hold())) {
        confirmed = watch.confirmed().map(seen -> new Confirmed(seen, cleared.hold()));
        watch.accept();
        questions.reset();
      } else if (cleared.hold().equals(BasketQuestions.SCALE_HOLD)) {
        watch.accept();
        questions.excuseScale();
      }
    }
  }

  /// Looks at the basket and says what the session must hear.
  List<Command> judge(Cart cart, Instant now) {
    if (watch.guard().isPresent()) {
      inWords = watch.faulty() ? "scale faulty" : words(watch.verdict());
    }
    if (!cart.phase().isOpen() || cart.phase() == Phase.PAID) {
      return List.of();
    }
    List<Command> commands = questions.judge(watch, cart, now);
    watch.takeSeen().ifPresent(seen -> tell(seen, cart, ""));
    confirmed.ifPresent(by -> tell(by.seen(), cart, by.hold()));
    confirmed = Optional.empty();
    keep(cart);
    return commands;
  }

  private void tell(Observation seen, Cart cart, String hold) {
    cart.line(seen.line())
        .filter(line -> line instanceof LineItem.Pieces)
        .ifPresent(line ->
            hub.weightSeen(
                new WeightSeen(cart.session(), line.article().id(), seen.grams(), hold)));
  }

  private void keep(Cart cart) {
    Optional<KeptBasket> now =
        watch
            .guard()
            .map(guard ->
                new KeptBasket(
                    guard.reference(),
                    guard.settled(),
                    guard.pending(),
                    questions.hold(),
                    questions.hadBag()));
    if (!now.equals(kept)) {
      now.ifPresent(basket -> store.keepBasket(cart.session(), basket));
      kept = now;
    }
  }

  /// What to ask the shopper, if anything.
  Optional<CareView.Question> question(Cart cart, Comfort comfort, Instant now) {
    return cart.phase() == Phase.SHOPPING
        ? questions.question(cart, comfort, now)
        : Optional.empty();
  }

  /// Whether the last word of the scale was a settled weight.
  boolean rests() {
    return watch.rests();
  }

  /// Scatter of that weight, in milligrams.
  long sigmaMilligrams() {
    return watch.sigmaMilligrams();
  }

  /// What that weight says.
  Verdict verdict() {
    return watch.verdict();
  }

  /// Goods that were announced and are not in the basket yet, light ones among them.
  int awaited() {
    return watch.guard().map(guard -> guard.pending().size()).orElse(0);
  }

  /// What the last look said, for people at the desk of the simulated devices. Any thread.
  String inWords() {
    return inWords;
  }

  /// The same for staff at the trolley.
  Words forStaff() {
    if (watch.faulty()) {
      return new Words("the scale is not well", "तराज़ू ठीक नहीं है");
    }
    return switch (watch.verdict()) {
      case Verdict.Explained explained ->
          new Words("weighs what was scanned", "जो स्कैन हुआ, वही वज़न");
      case Verdict.Missing missing -> {
        int count = missing.pending().size();
        yield new Words("waits for " + count + " scanned", count + " स्कैन हुए, अभी नहीं रखे");
      }
      case Verdict.Unexpected(long grams) ->
          new Words(grams + " g without a scan", grams + " ग्राम बिना स्कैन");
      case Verdict.Removed(long grams) ->
          new Words(grams + " g taken out", grams + " ग्राम निकाला");
      case Verdict.Undecided undecided ->
          new Words("the scale is not sure", "तराज़ू को यक़ीन नहीं");
    };
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Explained explained -> "explained";
      case Verdict.Missing missing -> "missing " + missing.pending().size();
      case Verdict.Unexpected unexpected -> "unexpected " + unexpected.grams() + " g";
      case Verdict.Removed removed -> "removed " + removed.grams() + " g";
      case Verdict.Undecided undecided -> "scale not sure: " + undecided.why();
    };
  }
}
