package io.qless.fleet;

import io.qless.fleet.ShelfGoods.Taken;
import io.qless.kiosk.Kiosk;
import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// One shopper after the other at one trolley: scans and drops, puts back, minds a budget, tries a
/// coupon, and mostly pays and leaves. Runs on a thread of its own. What each trip showed is noted.
final class Shopper {

  /// A screen that does not follow a hand within this is a fault.
  private static final Duration SCREEN_LIMIT = Duration.ofSeconds(20);

  /// The scale rings and settles within a second or two.
  private static final Duration SCALE_LIMIT = Duration.ofSeconds(8);

  /// The goods go into bags, and the scale finds its empty basket before the next trip begins.
  private static final Duration EMPTYING = Duration.ofMillis(2_500);

  private static final int FEWEST_SCANS = 4;
  private static final int MOST_SCANS = 16;
  private static final int MOST_AT_ONCE = 4;
  private static final int GIVES_UP_PERCENT = 8;
  private static final int COUPON_PERCENT = 25;
  private static final int BUDGET_PERCENT = 30;

  private final String id;
  private final Kiosk kiosk;
  private final Glance glance;
  private final Surrounding around;
  private final Random dice;

  /// What was put in last, as long as it is the last line on the screen.
  private Optional<Taken> last = Optional.empty();

  /// What all shoppers share.
  ///
  /// @param pause mean time between two things that a shopper does
  record Surrounding(ShelfGoods shelf, FleetHub hub, Street street, Tally tally, Duration pause) {}

  Shopper(String id, Kiosk kiosk, Glance glance, Surrounding around, long seed) {
    this.id = id;
    this.kiosk = kiosk;
    this.glance = glance;
    this.around = around;
    dice = new Random(seed);
  }

  /// One trip from the welcome to the welcome.
  void trip() throws InterruptedException {
    String before = kiosk.session();
    must("greet", glance.sees(view -> view.screen() == Screen.WELCOME, Duration.ofMinutes(2)));
    kiosk.fingers().startTrip(dice.nextBoolean() ? Language.ENGLISH : Language.HINDI);
    must("begin a trip", glance.sees(view -> view.screen() == Screen.SHOPPING, SCREEN_LIMIT));
    TripNote note = new TripNote(id, session(before));
    around.tally().begins(note);
    shop(note);
    if (chance(GIVES_UP_PERCENT)) {
      giveUp(note);
    } else {
      if (chance(COUPON_PERCENT)) {
        kiosk.fingers().applyCoupon(dice.nextBoolean() ? "WELCOME50" : "SAVE10");
        pause();
      }
      new WayOut(kiosk, glance, around, note).leave();
    }
    around.tally().ends(note);
    last = Optional.empty();
    if (kiosk.simulatedCell().loadGrams() > 1) {
      kiosk.simulatedCell().remove(kiosk.simulatedCell().loadGrams());
      TimeUnit.NANOSECONDS.sleep(EMPTYING.toNanos());
    }
  }

  /// The trip's id is known to the outside within a second.
  private String session(String before) throws InterruptedException {
    long end = System.nanoTime() + SCREEN_LIMIT.toNanos();
    while (System.nanoTime() - end < 0) {
      String now = kiosk.session();
      if (!now.isEmpty() && !now.equals(before)) {
        return now;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException(id + " does not say which trip it is on");
  }

  private void shop(TripNote note) throws InterruptedException {
    if (chance(BUDGET_PERCENT)) {
      kiosk.fingers().setBudget(dice.nextLong(300, 3_000) * 100);
      pause();
    }
    int scans = dice.nextInt(FEWEST_SCANS, MOST_SCANS + 1);
    while (scans > 0) {
      int hand = Math.min(scans, chance(15) ? dice.nextInt(2, MOST_AT_ONCE + 1) : 1);
      take(note, hand);
      scans -= hand;
      if (chance(10)) {
        putBack(note);
      }
      pause();
    }
  }

  /// Scans some things without a look in between, then drops them in.
  private void take(TripNote note, int hand) throws InterruptedException {
    int before = items();
    List<Taken> taken =
        IntStream.range(0, hand)
            .mapToObj(_ -> chance(12) ? around.shelf().weighed(dice) : around.shelf().piece(dice))
            .toList();
    long begun = System.nanoTime();
    for (Taken goods : taken) {
      kiosk.simulatedScanner().orElseThrow().scan(goods.code());
    }
    boolean all = glance.sees(view -> view.basket().itemCount() >= before + hand, SCREEN_LIMIT);
    int shown = Math.max(0, items() - before);
    note.scansShown(shown);
    around.tally().scanned(shown, hand - shown);
    if (all) {
      around.tally().shown().add(System.nanoTime() - begun);
    }
    for (Taken goods : taken) {
      last = Optional.of(goods);
      kiosk.simulatedCell().drop(goods.grams());
    }
    awaitScale();
  }

  private void putBack(TripNote note) throws InterruptedException {
    BasketView basket = view().basket();
    BasketView.Line line = basket.lastLine();
    if (last.isEmpty() || line == null) {
      return;
    }
    int grams = last.get().grams();
    last = Optional.empty();
    int before = basket.itemCount();
    kiosk.fingers().removeOne(line.id());
    if (glance.sees(view -> view.basket().itemCount() < before, SCREEN_LIMIT)) {
      note.takenBackShown(1);
      kiosk.simulatedCell().remove(grams);
      awaitScale();
    }
  }

  private void giveUp(TripNote note) throws InterruptedException {
    for (BasketView.Line line : view().basket().lines()) {
      int before = items();
      int lines = view().basket().lines().size();
      kiosk.fingers().voidLine(line.id());
      must("void", glance.sees(view -> view.basket().lines().size() < lines, SCREEN_LIMIT));
      note.takenBackShown(before - items());
    }
    kiosk.fingers().finish();
    must("end", glance.sees(view -> view.screen() == Screen.WELCOME, Duration.ofMinutes(3)));
    note.ended(TripNote.End.GIVEN_UP);
  }

  /// The scale finds what was dropped, or asks; then the shopper says what is true.
  private void awaitScale() throws InterruptedException {
    long end = System.nanoTime() + SCALE_LIMIT.toNanos();
    while (!kiosk.basketInWords().startsWith("explained") && System.nanoTime() - end < 0) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    CareView.Question question = view().care().question();
    if (question != null && question.answers().contains(CareView.Question.Answer.I_PUT_IT_IN)) {
      kiosk.fingers().answer(question.id(), CareView.Question.Answer.I_PUT_IT_IN);
    }
  }

  private void must(String what, boolean seen) {
    if (!seen) {
      throw new IllegalStateException(
          id
              + " did not "
              + what
              + "; it shows "
              + view().screen()
              + ", online "
              + view().online()
              + ", holds "
              + view().care().holds());
    }
  }

  private TripView view() {
    return glance.now().orElseThrow();
  }

  private int items() {
    return view().basket().itemCount();
  }

  private boolean chance(int percent) {
    return dice.nextInt(100) < percent;
  }

  private void pause() throws InterruptedException {
    long mean = around.pause().toMillis();
    TimeUnit.MILLISECONDS.sleep(dice.nextLong(mean / 2, mean + mean / 2 + 1));
  }
}
