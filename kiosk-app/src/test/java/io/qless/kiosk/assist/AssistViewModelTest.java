package io.qless.kiosk.assist;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.assist.AssistViewModel.AnswerButton;
import io.qless.kiosk.assist.AssistViewModel.Kind;
import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.CareView.Hold;
import io.qless.kiosk.trip.CareView.Question;
import io.qless.kiosk.trip.CareView.Question.Answer;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.SampleTrips;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.Words;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AssistViewModelTest {
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
  private static final List<Hold> AGE = List.of(new Hold(Hold.Kind.AGE, "", List.of()));
  private static final List<String> ACCUSING =
      List.of("stole", "theft", "steal", "suspicious", "wrong", "must", "violation", "unpaid");

  private static Question asks(Question.Kind kind) {
    return new Question(
        "q1", kind, Words.same("Milk"), -412, List.of(Answer.MY_OWN_BAG, Answer.CALL_HELP));
  }

  private static AssistViewModel of(TripView view, CareView care) {
    return AssistViewModel.of(view.but().care(care).build(), ENGLISH, false);
  }

  @Test
  void aCallForHelpStopsNobodyAndHidesNoQuestion() {
    TripView shopping = SampleTrips.shopping(Language.ENGLISH);
    CareView called = new CareView(true, AGE, null, null);
    assertThat(of(shopping, called).kind()).isEqualTo(Kind.NONE);
    CareView asked = new CareView(true, AGE, asks(Question.Kind.MISSING), null);
    assertThat(of(shopping, asked).kind()).isEqualTo(Kind.QUESTION);
  }

  @Test
  void theCallIsShownToWhoWantsToSeeIt() {
    TripView called =
        SampleTrips.shopping(Language.ENGLISH)
            .but()
            .care(new CareView(true, List.of(), null, null))
            .build();
    assertThat(AssistViewModel.of(called, ENGLISH, true).kind()).isEqualTo(Kind.HELP);
  }

  @Test
  void whoWaitsBeforePayingReadsThatSomebodyComes() {
    AssistViewModel model =
        of(SampleTrips.bill(Language.ENGLISH), new CareView(true, AGE, null, null));
    assertThat(model.kind()).isEqualTo(Kind.HOLDS_CALLED);
    assertThat(model.title()).isEqualTo("Somebody is coming to you");
  }

  @Test
  void aHoldStopsNobodyWhileShopping() {
    CareView care = new CareView(false, AGE, null, null);
    assertThat(of(SampleTrips.shopping(Language.ENGLISH), care).kind()).isEqualTo(Kind.NONE);
    assertThat(of(SampleTrips.bill(Language.ENGLISH), care).kind()).isEqualTo(Kind.HOLDS);
  }

  @Test
  void anAnswersButtonIsNamedAfterTheAnswer() {
    CareView care = new CareView(false, List.of(), asks(Question.Kind.UNEXPECTED), null);
    assertThat(of(SampleTrips.shopping(Language.ENGLISH), care).answers())
        .extracting(AnswerButton::id)
        .containsExactly("answer-my-own-bag", "answer-call-help");
  }

  @Test
  void aDifferenceIsShownWithoutItsSign() {
    CareView care = new CareView(false, List.of(), asks(Question.Kind.REMOVED), null);
    AssistViewModel model = of(SampleTrips.shopping(Language.ENGLISH), care);
    assertThat(model.texts().getFirst()).contains("Milk");
    assertThat(model.measured()).contains("0.412 kg").doesNotContain("−");
  }

  @Test
  void whoWantsToJoinIsNamed() {
    Question asha =
        new Question(
            "join-p1",
            Question.Kind.JOIN,
            Words.same("Asha"),
            0,
            List.of(Question.Answer.LET_IN, Question.Answer.NOT_LET_IN));
    AssistViewModel model =
        of(SampleTrips.shopping(Language.ENGLISH), new CareView(false, List.of(), asha, null));
    assertThat(model.kind()).isEqualTo(Kind.JOIN);
    assertThat(model.texts()).containsExactly("Asha wants to join your shopping by phone.");
    assertThat(model.answers())
        .extracting(AnswerButton::id)
        .containsExactly("answer-let-in", "answer-not-let-in");
    CareView care = new CareView(false, List.of(), asha, null);
    assertThat(of(SampleTrips.exitPass(Language.ENGLISH), care).kind()).isEqualTo(Kind.JOIN);
    assertThat(of(SampleTrips.bill(Language.ENGLISH), care).kind()).isEqualTo(Kind.NONE);
  }

  @Test
  void theGuardAsksNothingOnceAllIsPaid() {
    CareView care = new CareView(false, List.of(), asks(Question.Kind.REMOVED), null);
    assertThat(of(SampleTrips.exitPass(Language.ENGLISH), care).kind()).isEqualTo(Kind.NONE);
  }

  @ParameterizedTest
  @EnumSource(Question.Kind.class)
  void noQuestionAccuses(Question.Kind kind) {
    CareView care = new CareView(false, List.of(), asks(kind), null);
    AssistViewModel model = of(SampleTrips.shopping(Language.ENGLISH), care);
    assertThat(model.title() + model.texts())
        .doesNotContainIgnoringCase(ACCUSING.toArray(String[]::new));
  }
}
