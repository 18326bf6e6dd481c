package io.qless.kiosk.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.look.Prose;
import io.qless.kiosk.trip.BudgetView;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.CareView.Notice;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.PaymentView;
import io.qless.kiosk.trip.SampleMoments;
import io.qless.kiosk.trip.SampleSplits;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a finger does reaches the core, and what the core says is on the glass: real clicks, real
/// pixels.
class ShellIT {
  private static final Pattern LATIN_WORD = Pattern.compile("[A-Za-z]{3,}");

  private ShellWindow window = ShellWindow.open(1024, 600);

  @BeforeEach
  void forget() {
    window.actions().forget();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private void tapped(String id, String expected) {
    window.tap(id);
    ShellWindow.await(expected, () -> window.actions().done().contains(expected));
  }

  @Test
  void aTripStartsInTheLanguageThatStands() {
    window.show(SampleTrips.plain(Screen.WELCOME, Language.ENGLISH));
    tapped("lang-hi", "language HINDI");
    window.show(SampleTrips.plain(Screen.WELCOME, Language.HINDI));
    tapped("start-trip", "start HINDI");
  }

  @Test
  void everyTapWhileShoppingReachesTheCore() {
    window.show(SampleTrips.shopping(Language.ENGLISH));
    tapped("add-4", "add one 4");
    tapped("remove-5", "remove one 5");
    tapped("help", "help");
    tapped("lang-hi", "language HINDI");
    tapped("checkout", "checkout");
  }

  @Test
  void theBillIsSplitAndPointsPay() {
    window.show(SampleSplits.bill(Language.ENGLISH, 0, true));
    tapped("points", "points");
    window.tap("split");
    window.tap("split-more");
    tapped("split-ok", "split equally 4");
    assertThat(window.isShown("split-sheet")).isFalse();
    window.tap("split");
    window.tap("split-by");
    tapped("split-ok", "split by contributor");
    window.tap("split");
    window.tap("split-amount");
    List.of("key-5", "key-00", "split-next", "key-3", "key-00").forEach(window::tap);
    tapped("split-ok", "split amounts [50000, 30000]");
    window.show(SampleSplits.bill(Language.ENGLISH, 240, true));
    tapped("points", "no points");
  }

  @Test
  void aShareIsChosenAskedForAnewAndGivenUp() {
    window.show(SampleSplits.split(Language.ENGLISH, 0, PaymentView.State.FAILED));
    window.tap("share-1");
    tapped("share-again", "pay share 1");
    tapped("split-give-up", "cancel payment");
  }

  @Test
  void moneyThatIsInGoesBackOnlyAfterAQuestion() {
    window.show(SampleSplits.split(Language.ENGLISH, 1, PaymentView.State.WAITING));
    window.tap("split-give-up");
    assertThat(window.isShown("give-up-sheet")).isTrue();
    window.tap("give-up-no");
    assertThat(window.isShown("give-up-sheet")).isFalse();
    assertThat(window.actions().done()).isEmpty();
    window.tap("split-give-up");
    tapped("give-up-yes", "cancel payment");
    assertThat(window.isShown("give-up-sheet")).isFalse();
  }

  @Test
  void aLimitIsTypedOnTheKeypad() {
    window.show(SampleTrips.plain(Screen.SHOPPING, Language.ENGLISH));
    window.tap("budget");
    List.of("key-1", "key-5", "key-00").forEach(window::tap);
    tapped("budget-ok", "budget 150000");
    assertThat(window.isShown("budget-sheet")).isFalse();
  }

  @Test
  void allWishesAreOneTapAway() {
    window.show(SampleTrips.shopping(Language.ENGLISH));
    window.tap("wishes");
    assertThat(window.isShown("wishes-sheet")).isTrue();
    window.tap("wishes-close");
    assertThat(window.isShown("wishes-sheet")).isFalse();
  }

  @Test
  void aCouponIsTypedOnTheKeypad() {
    window.show(SampleTrips.plain(Screen.SHOPPING, Language.ENGLISH));
    window.tap("coupon");
    List.of("coupon-key-D", "coupon-key-5", "coupon-key-A", "coupon-key-erase", "coupon-key-0")
        .forEach(window::tap);
    tapped("coupon-ok", "coupon D50");
  }

  @Test
  void theGuardsAnswerReachesTheCore() {
    window.show(moment(Language.ENGLISH, "30-unexpected"));
    tapped("answer-my-own-bag", "answer q1 MY_OWN_BAG");
  }

  @Test
  void payingAndGivingUpReachTheCore() {
    window.show(SampleTrips.bill(Language.ENGLISH));
    tapped("pay", "pay");
    window.show(SampleTrips.pay(Language.ENGLISH, PaymentView.State.WAITING));
    tapped("pay-cancel", "cancel payment");
    window.show(SampleTrips.pay(Language.ENGLISH, PaymentView.State.EXPIRED));
    window.actions().forget();
    tapped("pay-again", "pay");
  }

  @Test
  void helpStaysInReachUnderABanner() {
    CareView care =
        new CareView(
            false, List.of(), null, new Notice(Notice.Tone.REFUSED, "CART_EMPTY", List.of()));
    window.show(SampleTrips.shopping(Language.ENGLISH).but().care(care).build());
    tapped("help", "help");
    tapped("notice-close", "dismiss");
  }

  /// What the first frame draws is what stands a second later.
  @Test
  void aBannerStandsRightFromItsFirstFrame() {
    window.show(SampleTrips.shopping(Language.ENGLISH));
    CompletableFuture<List<String>> first = new CompletableFuture<>();
    ShellWindow.onFx(() -> {
      window
          .scene()
          .addPostLayoutPulseListener(() -> {
            if (window.places("notice").size() > 1) {
              first.complete(window.places("notice"));
            }
          });
      return true;
    });
    window.show(moment(Language.ENGLISH, "21-recalled"));
    ShellWindow.await("a frame with the banner", first::isDone);
    window.show(moment(Language.ENGLISH, "21-recalled"));
    assertThat(first.join()).isEqualTo(ShellWindow.onFx(() -> window.places("notice")));
  }

  @Test
  void aCallForHelpLetsTheShopperGoOn() {
    window.show(moment(Language.ENGLISH, "34-help"));
    assertThat(window.isShown("assist-sheet")).isFalse();
    tapped("add-4", "add one 4");
    window.tap("help");
    ShellWindow.await("the sheet", () -> window.isShown("assist-sheet"));
    // A sheet that still opens takes no touch, so that no wrong key is hit: touch it again.
    ShellWindow.await(
        "no sheet any more",
        () -> {
          if (window.isShown("assist-sheet")) {
            window.tap("help-go-on");
          }
          return !window.isShown("assist-sheet");
        });
    window.tap("help");
    ShellWindow.await(
        "no help",
        () -> {
          if (window.isShown("help-cancel")) {
            window.tap("help-cancel");
          }
          return window.actions().done().contains("no help");
        });
    assertThat(window.actions().done()).doesNotContain("help");
  }

  @Test
  void aPassedBudgetLeadsToTheWayBackAndFromThereToTheLimit() {
    window.show(SampleTrips.budget(Language.ENGLISH, BudgetView.Status.DANGER));
    window.tap("budget");
    assertThat(window.isShown("way-sheet")).isTrue();
    window.tap("way-budget");
    assertThat(window.isShown("way-sheet")).isFalse();
    assertThat(window.isShown("budget-sheet")).isTrue();
    window.tap("budget-cancel");
    window.tap("budget");
    window.show(SampleTrips.budget(Language.ENGLISH, BudgetView.Status.SAFE));
    assertThat(window.isShown("way-sheet")).isFalse();
  }

  @Test
  void aBannerThatHasBeenReadGoesByItself() {
    CareView care =
        new CareView(false, List.of(), null, new Notice(Notice.Tone.INFO, "HELP_DONE", List.of()));
    window.show(SampleTrips.shopping(Language.ENGLISH).but().care(care).build());
    ShellWindow.onFx(() -> {
      window.shell().tick(SampleTrips.NOW);
      window.shell().tick(SampleTrips.NOW.plusSeconds(60));
      return true;
    });
    assertThat(window.actions().done()).contains("dismiss");
  }

  @ParameterizedTest
  @EnumSource(BudgetView.Status.class)
  void theBudgetBarHasTheColourOfItsStatus(BudgetView.Status status) {
    window.show(SampleTrips.budget(Language.ENGLISH, status));
    Bounds bar = window.box("budget-bar");
    Color colour =
        window
            .picture()
            .getPixelReader()
            .getColor((int) bar.getMinX() + 20, (int) bar.getCenterY());
    Predicate<Color> right =
        switch (status) {
          case SAFE -> c -> c.getGreen() > 0.6 && c.getRed() < 0.5;
          case WARNING -> c -> c.getRed() > 0.8 && c.getGreen() > 0.5 && c.getBlue() < 0.4;
          case DANGER -> c -> c.getRed() > 0.8 && c.getGreen() < 0.5;
        };
    assertThat(right.test(colour)).as("%s for %s", colour, status).isTrue();
  }

  @Test
  void theOtherLanguageChangesEveryText() {
    for (String moment : SampleMoments.all(Language.HINDI).keySet()) {
      window.show(moment(Language.ENGLISH, moment));
      Set<String> english = texts();
      window.show(moment(Language.HINDI, moment));
      Set<String> hindi = texts();
      hindi.retainAll(english);
      hindi.removeIf(
          text -> !LATIN_WORD.matcher(text).find() || isAName(text) || isOfADriver(text));
      assertThat(hindi).as(moment).isEmpty();
    }
  }

  private static TripView moment(Language language, String name) {
    TripView view = SampleMoments.all(language).get(name);
    if (view == null) {
      throw new AssertionError(name);
    }
    return view;
  }

  private static boolean isAName(String text) {
    return List.of(
            "-Less",
            "‑Less",
            "English",
            "S017/2627/000042",
            "DIWALI50",
            "WELCOME50",
            "Asha",
            "Rohan")
        .contains(text);
  }

  /// What is wrong with a device is told to staff in the words of its driver, which knows no
  /// language.
  private static boolean isOfADriver(String text) {
    return List.of(
            "repeats one value",
            "the help button is stuck",
            "the port /dev/ttyACM0 is not there: is the cable plugged in?")
        .contains(text);
  }

  private Set<String> texts() {
    return ShellWindow.onFx(() -> {
      Set<String> all = new TreeSet<>();
      for (Node node : ShellWindow.visible(window.scene().getRoot())) {
        if (node instanceof Labeled labeled && labeled.getText() != null) {
          all.add(labeled.getText());
        } else if (node instanceof Prose prose) {
          all.add(prose.getText());
        }
      }
      return all;
    });
  }

  @Test
  void ofManyViewsTheLastOneStands() throws Exception {
    TripView last = SampleTrips.shopping(Language.ENGLISH);
    CountDownLatch go = new CountDownLatch(1);
    Thread other =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 0; i < 500; i++) {
                window.shell().show(SampleTrips.plain(Screen.SHOPPING, Language.HINDI));
              }
              window.shell().show(last);
              go.countDown();
            });
    go.await();
    other.join();
    ShellWindow.await(
        "the last view", () -> ShellWindow.onFx(() -> last.equals(window.shell().shown())));
  }
}
