package io.qless.kiosk.core;

import io.qless.bridge.scale.ScaleReading;
import io.qless.kiosk.trip.CareView;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.Source;
import io.qless.shop.weight.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks after one trip's basket: what the scale says, what was announced, what must be asked. Used
/// on the trip lane only, but for [#inWords()].
final class BasketCare {

  private final BasketWatch watch = new BasketWatch();
  private final BasketQuestions questions = new BasketQuestions();
  private volatile String inWords = "not weighed yet";

  /// Another trip begins; what lies in the basket now is not its business.
  void restart() {
    questions.reset();
    watch.restart();
  }

  /// The trip is over.
  void end() {
    questions.reset();
  }

  void reading(ScaleReading reading, Instant now) {
    watch.reading(reading, now);
  }

  /// Something was decided that will change the weight.
  void announced(Event event, Optional<LineItem> voidedLine) {
    watch.announced(event, voidedLine);
  }

  /// The shopper answers the open question; a call for help is the desk's to make.
  void answer(CareView.Question.Answer answer) {
    switch (answer) {
      case MY_OWN_BAG, I_PUT_IT_IN, I_TOOK_IT_OUT -> {
        watch.accept();
        questions.answered("the shopper says: " + answer);
      }
      case I_WILL_SCAN_IT, DO_NOT_WANT_IT -> questions.later();
      case CALL_HELP -> {}
    }
  }

  /// The hub tells of a decision of somebody else: staff that cleared our hold saw the basket.
  void heard(JournalEntry entry) {
    if (entry.event() instanceof Event.HoldCleared cleared
        && entry.source().kind() == Source.Kind.ATTENDANT) {
      if (cleared.hold().equals(questions.hold())) {
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
    inWords = watch.faulty() ? "scale faulty" : words(watch.verdict());
    return cart.phase().isOpen() && cart.phase() != Phase.PAID
        ? questions.judge(watch, cart, now)
        : List.of();
  }

  /// What to ask the shopper, if anything.
  Optional<CareView.Question> question(Cart cart, Instant now) {
    return cart.phase() == Phase.SHOPPING ? questions.question(cart, now) : Optional.empty();
  }

  /// What the last look said, for people at the desk of the simulated devices. Any thread.
  String inWords() {
    return inWords;
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
