package io.qless.kiosk.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.BatteryView;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.CareView.Hold;
import io.qless.kiosk.trip.CareView.Notice;
import io.qless.kiosk.trip.CareView.Question;
import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.Measure;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import io.qless.kiosk.trip.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpokenTest {
  private static final Words MILK = new Words("Milk 1 l", "दूध 1 ली");
  private static final CareView HELD =
      new CareView(false, List.of(new Hold(Hold.Kind.AGE, "", List.of())), null, null);

  private static TripView empty(Language language) {
    return SampleTrips.plain(Screen.SHOPPING, language)
        .but()
        .comfort(Comfort.USUAL.turnSpeech())
        .build();
  }

  private static TripView with(TripView view, int pieces, long discountPaise) {
    BasketView.Line line =
        new BasketView.Line(
            "1",
            MILK,
            new Measure.Pieces(pieces),
            6_600,
            6_600L * pieces,
            discountPaise,
            null,
            "",
            "dairy",
            true);
    return view.but()
        .basket(new BasketView(List.of(line), "1", List.of(), 6_600L * pieces, 0))
        .build();
  }

  private static TripView caring(TripView view, CareView care) {
    return view.but().care(care).build();
  }

  private static TripView battery(TripView view, @Nullable BatteryView battery) {
    return view.but().battery(battery).build();
  }

  @Test
  void aScanIsSaidWithItsPriceInTheTripsLanguage() {
    TripView english = empty(Language.ENGLISH);
    assertThat(Spoken.of(english, with(english, 1, 0))).isEqualTo("Milk 1 litre. 66 rupees.");
    TripView hindi = empty(Language.HINDI);
    assertThat(Spoken.of(hindi, with(hindi, 1, 0))).isEqualTo("दूध 1 ली। 66 रुपये।");
  }

  @Test
  void moreOfItIsSaidWithWhatItComesTo() {
    TripView one = with(empty(Language.ENGLISH), 1, 0);
    assertThat(Spoken.of(one, with(one, 2, 1_650)))
        .isEqualTo("Milk 1 litre. 2 pieces, 115 rupees 50 paise.");
  }

  @Test
  void whatDidNotChangeOrWasTakenOutIsNotSaid() {
    TripView two = with(empty(Language.ENGLISH), 2, 0);
    assertThat(Spoken.of(two, two.but().online(false).build())).isEmpty();
    assertThat(Spoken.of(two, with(two, 1, 0))).isEmpty();
  }

  @Test
  void aQuestionOfTheGuardIsReadOutOnce() {
    TripView calm = empty(Language.ENGLISH);
    Question question =
        new Question("q", Question.Kind.MISSING, MILK, 1_040, List.of(Question.Answer.CALL_HELP));
    TripView asked = caring(calm, new CareView(false, List.of(), question, null));
    assertThat(Spoken.of(calm, asked))
        .startsWith("Please place it in the trolley. You scanned Milk 1 litre");
    assertThat(Spoken.of(asked, asked.but().online(false).build())).isEmpty();
  }

  @Test
  void aHoldIsToldWhenItComesAndAgainWhereItStandsInTheWay() {
    TripView shopping = empty(Language.ENGLISH);
    assertThat(Spoken.of(shopping, caring(shopping, HELD)))
        .isEqualTo("Age check before you pay: our team will help.");
    TripView bill = SampleTrips.bill(Language.ENGLISH).but().comfort(shopping.comfort()).build();
    assertThat(Spoken.of(caring(shopping, HELD), caring(bill, HELD)))
        .contains("to pay. Before you pay. One article needs an age check.");
  }

  @Test
  void theTotalIsSaidAtTheBillAndThanksAtTheEnd() {
    TripView shopping = empty(Language.ENGLISH);
    TripView bill = SampleTrips.bill(Language.ENGLISH).but().comfort(shopping.comfort()).build();
    assertThat(Spoken.of(shopping, bill)).matches("Your bill: .* rupees.* to pay\\.");
    TripView exit = SampleTrips.exitPass(Language.HINDI).but().comfort(shopping.comfort()).build();
    assertThat(Spoken.of(bill, exit)).startsWith("भुगतान हो गया");
  }

  @Test
  void aRefusalIsReadOut() {
    TripView calm = empty(Language.ENGLISH);
    Notice no = new Notice(Notice.Tone.REFUSED, "ARTICLE_UNKNOWN", List.of());
    assertThat(Spoken.of(calm, caring(calm, new CareView(false, List.of(), null, no))))
        .startsWith("We do not know this article yet");
    Notice good = new Notice(Notice.Tone.GOOD, "HELP_COMES", List.of());
    assertThat(Spoken.of(calm, caring(calm, new CareView(false, List.of(), null, good)))).isEmpty();
  }

  @Test
  void aBatteryThatWillNotLastIsTold() {
    TripView calm = empty(Language.ENGLISH);
    BatteryView low = new BatteryView(18, BatteryView.Level.LOW);
    BatteryView shortly = new BatteryView(9, BatteryView.Level.SHORT);
    assertThat(Spoken.of(calm, battery(calm, low))).isEmpty();
    assertThat(Spoken.of(battery(calm, low), battery(calm, shortly))).contains("will not last");
  }

  @Test
  void whoTurnsTheVoiceOnHearsIt() {
    TripView silent = SampleTrips.plain(Screen.SHOPPING, Language.ENGLISH);
    assertThat(Spoken.of(silent, empty(Language.ENGLISH)))
        .isEqualTo("I tell you now what happens.");
  }
}
