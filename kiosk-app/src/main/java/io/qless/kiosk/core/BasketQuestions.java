package io.qless.kiosk.core;

import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.CareView.Question;
import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.Words;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Hold;
import io.qless.shop.weight.Expectation;
import io.qless.shop.weight.ScaleDoubt;
import io.qless.shop.weight.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns verdicts about the basket into questions on the screen and holds in the session. Each
/// question has a reason, an end, and a hold that goes when the question is answered. A scale that
/// fails, or stays unsure, is reported as the scale's fault; the shopper is asked nothing. Used on
/// the trip lane only.
final class BasketQuestions {

  /// The hold for staff to look at the scale.
  static final String SCALE_HOLD = "scale-fault";

  static final String NO_HOLD = "";

  /// A shopper may turn an article over, talk, and then put it down; asking earlier would be
  /// nagging.
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private Verdict asked = new Verdict.Explained(List.of());
  private Instant askedAt = Instant.EPOCH;
  private boolean hidden;
  private String hold = NO_HOLD;
  private int holds;
  private String cure = "";
  private ScaleDoubt doubt = ScaleDoubt.NONE;
  private boolean excused;
  private boolean bag;
  private final long ownBagGrams;

  /// @param ownBagGrams heaviest bag of a shopper's own that is taken on trust; 0 for none
  BasketQuestions(long ownBagGrams) {
    this.ownBagGrams = ownBagGrams;
  }

  /// The hold that the open question made, empty if none.
  String hold() {
    return hold;
  }

  /// The shopper answered; the next look clears the hold with these words.
  void answered(String how) {
    cure = how;
    asked = new Verdict.Explained(List.of());
    hidden = false;
  }

  /// Nothing is open any more: staff cleared the hold, or the trip is another one.
  void reset() {
    answered("");
    hold = NO_HOLD;
  }

  /// Another trip: its questions begin anew.
  void nextTrip() {
    reset();
    doubt = ScaleDoubt.NONE;
    excused = false;
    bag = false;
  }

  /// The trip goes on as it was kept.
  void resume(String openHold, boolean hadBag) {
    hold = openHold;
    bag = hadBag;
  }

  /// Whether a bag is taken on the shopper's word: once in a trip, before the first scan, and no
  /// heavier than the store allows. Later it might hold what was not scanned, and only staff can
  /// see that.
  boolean takesBagOnTrust(Verdict verdict, Cart cart) {
    return !bag
        && cart.lines().isEmpty()
        && verdict instanceof Verdict.Unexpected(long grams)
        && grams <= ownBagGrams;
  }

  void bagTaken() {
    bag = true;
  }

  boolean hadBag() {
    return bag;
  }

  /// Staff saw the basket and the scale: no new hold for the same trouble.
  void excuseScale() {
    excused = true;
  }

  /// The shopper is about to put it right; do not ask again until something changes.
  void later() {
    hidden = true;
  }

  /// Looks at the basket and says what the session must hear.
  List<Command> judge(BasketWatch basket, Cart cart, Instant now) {
    List<Command> commands = new ArrayList<>();
    Verdict verdict = basket.verdict();
    doubt = doubt.look(basket.scale(), now);
    scale(doubt.reported(), cart, commands);
    if (!verdict.equals(asked)) {
      hidden = false;
      asked = verdict;
      askedAt = now;
    }
    boolean doubtful = verdict instanceof Verdict.Unexpected || verdict instanceof Verdict.Removed;
    if (doubtful && hold.equals(NO_HOLD) && !basket.faulty()) {
      holds++;
      hold = "weight-" + (cart.revision() + holds);
      cure = "";
      commands.add(new Command.OpenHold(new Hold(hold, Hold.Kind.WEIGHT, describe(verdict))));
    } else if (isCalm(verdict) && !hold.equals(NO_HOLD)) {
      commands.add(
          new Command.ClearHold(
              hold, cure.isEmpty() ? "the basket weighs what was scanned" : cure));
      hold = NO_HOLD;
    }
    return commands;
  }

  /// An unsure scale answers no question that is open already.
  private static boolean isCalm(Verdict verdict) {
    return verdict instanceof Verdict.Explained || verdict instanceof Verdict.Missing;
  }

  private void scale(boolean trouble, Cart cart, List<Command> commands) {
    boolean held = cart.holds().stream().anyMatch(open -> open.id().equals(SCALE_HOLD));
    if (!trouble) {
      excused = false;
    }
    if (trouble && !held && !excused) {
      commands.add(
          new Command.OpenHold(
              new Hold(SCALE_HOLD, Hold.Kind.SCALE_FAULT, "the scale cannot weigh now")));
    } else if (!trouble && held) {
      commands.add(new Command.ClearHold(SCALE_HOLD, "the scale weighs again"));
    }
  }

  /// What to ask, if anything.
  ///
  /// @param comfort who asked for time has more of it to put something down
  Optional<Question> question(Cart cart, Comfort comfort, Instant now) {
    boolean patient =
        asked instanceof Verdict.Missing && now.isBefore(askedAt.plus(comfort.stays(PATIENCE)));
    if (hidden || patient) {
      return Optional.empty();
    }
    return switch (asked) {
      case Verdict.Explained explained -> Optional.empty();
      case Verdict.Undecided undecided -> Optional.empty();
      case Verdict.Missing missing -> Optional.of(missing(missing.pending(), cart));
      case Verdict.Unexpected unexpected ->
          Optional.of(
              new Question(
                  hold,
                  Question.Kind.UNEXPECTED,
                  null,
                  unexpected.grams(),
                  List.of(
                      Question.Answer.I_WILL_SCAN_IT,
                      takesBagOnTrust(unexpected, cart)
                          ? Question.Answer.MY_OWN_BAG
                          : Question.Answer.STAFF_FOR_BAG,
                      Question.Answer.CALL_HELP)));
      case Verdict.Removed removed ->
          Optional.of(
              new Question(
                  hold,
                  Question.Kind.REMOVED,
                  null,
                  removed.grams(),
                  List.of(Question.Answer.DO_NOT_WANT_IT, Question.Answer.CALL_HELP)));
    };
  }

  private static Question missing(List<Expectation> pending, Cart cart) {
    Expectation oldest = pending.getFirst();
    Words article =
        cart.line(oldest.line()).map(line -> ViewMaker.words(line.article().name())).orElse(null);
    return new Question(
        oldest.line().text(),
        Question.Kind.MISSING,
        article,
        Math.abs(oldest.grams()),
        List.of(Question.Answer.I_PUT_IT_IN, Question.Answer.CALL_HELP));
  }

  private static String describe(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Unexpected unexpected -> unexpected.grams() + " g that no scan explains";
      case Verdict.Removed removed -> removed.grams() + " g left the basket";
      case Verdict.Explained explained -> "";
      case Verdict.Missing missing -> "";
      case Verdict.Undecided undecided -> "";
    };
  }

  static CareView.Hold hold(Hold hold) {
    return switch (hold.kind()) {
      case AGE -> new CareView.Hold(CareView.Hold.Kind.AGE, "", List.of());
      case WEIGHT -> new CareView.Hold(CareView.Hold.Kind.WEIGHT, "", List.of());
      case SCALE_FAULT -> new CareView.Hold(CareView.Hold.Kind.SCALE, "", List.of());
      case AUDIT -> new CareView.Hold(CareView.Hold.Kind.SPOT_CHECK, "", List.of());
    };
  }
}
