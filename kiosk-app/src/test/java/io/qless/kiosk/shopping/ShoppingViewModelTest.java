package io.qless.kiosk.shopping;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.BudgetView;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.CareView.Hold;
import io.qless.kiosk.trip.FamilyView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShoppingViewModelTest {
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
  private static final Messages HINDI = Messages.in(Language.HINDI);

  private static ShoppingViewModel english(TripView view) {
    return ShoppingViewModel.of(view, ENGLISH);
  }

  @Test
  void theTotalAndTheSavingAreSpelledOut() {
    ShoppingViewModel model = english(SampleTrips.shopping(Language.ENGLISH));
    assertThat(model.total()).isEqualTo("₹1,733.90");
    assertThat(model.saving()).isEqualTo("You save ₹199.75");
    assertThat(model.itemCount()).isEqualTo("14 items");
  }

  @Test
  void theBudgetSaysWhatIsLeftOrByHowMuchItIsPassed() {
    assertThat(english(SampleTrips.shopping(Language.ENGLISH)).budget().room())
        .isEqualTo("₹266.10 left");
    assertThat(
            english(SampleTrips.budget(Language.ENGLISH, BudgetView.Status.DANGER)).budget().room())
        .isEqualTo("₹233.90 over");
  }

  @Test
  void theBudgetSaysItsWordInTheShoppersLanguage() {
    TripView view = SampleTrips.budget(Language.HINDI, BudgetView.Status.DANGER);
    assertThat(english(view).budget().word()).isEqualTo("Danger");
    assertThat(ShoppingViewModel.of(view, HINDI).budget().word()).isEqualTo("सीमा पार");
  }

  @Test
  void theBarIsNeverMoreThanFull() {
    assertThat(
            english(SampleTrips.budget(Language.ENGLISH, BudgetView.Status.DANGER))
                .budget()
                .filled())
        .isEqualTo(1.0);
  }

  @Test
  void withoutALimitThereIsAnInvitation() {
    ShoppingViewModel.Budget budget =
        english(SampleTrips.plain(Screen.SHOPPING, Language.ENGLISH)).budget();
    assertThat(budget.status()).isNull();
    assertThat(budget.word()).isEqualTo("Set a budget");
  }

  @Test
  void anEmptyTrolleyCannotCheckOut() {
    assertThat(english(SampleTrips.plain(Screen.SHOPPING, Language.ENGLISH)).canCheckout())
        .isFalse();
  }

  @Test
  void onlyThoseWhoAreHereAreNamed() {
    assertThat(english(SampleTrips.shopping(Language.ENGLISH)).people())
        .isEqualTo("Here: Asha, Rohan");
  }

  @Test
  void offlineNobodyCanJoinAndTheScreenSaysSo() {
    TripView view =
        SampleTrips.shopping(Language.ENGLISH).but().online(false).family(FamilyView.ALONE).build();
    assertThat(english(view).people()).isEqualTo("Back when we are online");
  }

  @Test
  void aHoldWhileShoppingIsAHintAndNothingMore() {
    CareView care =
        new CareView(false, List.of(new Hold(Hold.Kind.AGE, "", List.of())), null, null);
    TripView view = SampleTrips.shopping(Language.ENGLISH).but().care(care).build();
    assertThat(english(view).holdHint()).contains("Age check");
    assertThat(english(view).canCheckout()).isTrue();
  }

  @Test
  void aReducedLineTellsWhyAndHowMuch() {
    LineText chips =
        LineText.of(SampleTrips.shopping(Language.ENGLISH).basket().lines().getLast(), ENGLISH);
    assertThat(chips.saving()).isEqualTo("Big masala chips: buy 1, get 1 free  −₹47.00");
    assertThat(chips.before()).isEqualTo("₹94.00");
    assertThat(chips.net()).isEqualTo("₹47.00");
  }

  @Test
  void looseGoodsSayTheirWeightAndPricePerKilogram() {
    LineText banana =
        LineText.of(SampleTrips.shopping(Language.ENGLISH).basket().lines().get(1), ENGLISH);
    assertThat(banana.measure()).isEqualTo("1.250 kg");
    assertThat(banana.detail()).isEqualTo("₹54.00 per kg");
  }

  @Test
  void aLineSaysWhatALittleMoreWouldBring() {
    LineText chips =
        LineText.of(SampleTrips.shopping(Language.ENGLISH).basket().lines().getLast(), ENGLISH);
    assertThat(chips.hint()).isEqualTo("₹126.50 to go: 50 rupees off snacks from 300 rupees");
  }

  @Test
  void theForecastIsSaidWithItsStatus() {
    ShoppingViewModel.Budget budget = english(SampleTrips.shopping(Language.ENGLISH)).budget();
    assertThat(budget.withWishes()).isEqualTo("With wishes");
    assertThat(budget.forecast()).isEqualTo("₹1,978.90 · Warning");
    BudgetView.Forecast forecast = new BudgetView.Forecast(123_400, BudgetView.Status.WARNING);
    assertThat(BudgetSheet.forecast(150_000, forecast, ENGLISH))
        .isEqualTo("With the family's wishes: ₹1,234.00 of ₹1,500. Status: Warning.");
  }

  @Test
  void aPassedBudgetSaysTheWayBackInTheShoppersLanguage() {
    assertThat(SampleTrips.wayBack())
        .extracting(move -> WayBackSheet.words(move, ENGLISH))
        .containsExactly(
            "Take 1 × Rozka Whole Wheat Atta 10 kg instead of Khetila Whole Wheat Atta 10 kg",
            "Put back 2 × Masala Noodles Family Pack 560 g",
            "Put back 1 × Whole Wheat Atta 10 kg");
    assertThat(WayBackSheet.words(SampleTrips.wayBack().getFirst(), HINDI))
        .contains("Rozka गेहूँ का आटा");
  }
}
