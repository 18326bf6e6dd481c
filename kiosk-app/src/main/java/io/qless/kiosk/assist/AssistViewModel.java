package io.qless.kiosk.assist;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.CareView.Hold;
import io.qless.kiosk.trip.CareView.Question;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.TripView;
import io.qless.kiosk.trip.TripView.Screen;
import io.qless.kiosk.trip.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which sheet lies over the page and what it says, decided without JavaFX. Immutable.
///
/// One at a time, the most useful first: the guard's question, then help on its way if the shopper
/// wants to see it (a call stops nobody from shopping), then what staff must clear before paying
/// (that only where paying is next; while shopping it is a hint and stops nobody).
///
/// @param kind which sheet, or none
/// @param title the sheet's title
/// @param texts the paragraphs, one per hold
/// @param measured what the scale saw, empty where that does not help
/// @param questionId of the question, empty otherwise
/// @param answers the question's buttons
public record AssistViewModel(
    Kind kind,
    String title,
    List<String> texts,
    String measured,
    String questionId,
    List<AnswerButton> answers) {
  /// The sheets there are.
  public enum Kind {
    NONE,
    HELP,
    QUESTION,
    /// Somebody wants to join.
    JOIN,
    HOLDS,
    /// The same, and staff are on their way.
    HOLDS_CALLED
  }

  /// One answer to the guard.
  ///
  /// @param id the button's id
  public record AnswerButton(String id, Question.Answer answer, String text) {}

  public AssistViewModel {
    texts = List.copyOf(texts);
    answers = List.copyOf(answers);
  }

  /// Decides for this moment.
  ///
  /// @param lookAtHelp whether the shopper wants to see the call for help
  public static AssistViewModel of(TripView view, Messages words, boolean lookAtHelp) {
    CareView care = view.care();
    Question question = care.question();
    if (question != null && mayAsk(question, view.screen())) {
      return asking(question, words);
    }
    if (care.helpCalled() && lookAtHelp) {
      return sheet(Kind.HELP, words.text("help.title"), List.of(words.text("help.text")));
    }
    boolean payingNext =
        switch (view.screen()) {
          case BILL, PAY, SPLIT -> true;
          case STARTING, WELCOME, SHOPPING, EXIT_PASS, FAREWELL, OUT_OF_SERVICE -> false;
        };
    if (payingNext && !care.holds().isEmpty()) {
      return sheet(
          care.helpCalled() ? Kind.HOLDS_CALLED : Kind.HOLDS,
          words.text(care.helpCalled() ? "help.title" : "hold.title"),
          care.holds().stream().map(hold -> text(hold, words)).toList());
    }
    return sheet(Kind.NONE, "", List.of());
  }

  /// The guard asks while goods move; a phone that wants the receipt asks at the exit, too.
  private static boolean mayAsk(Question question, Screen screen) {
    return screen == Screen.SHOPPING
        || (screen == Screen.EXIT_PASS && question.kind() == Question.Kind.JOIN);
  }

  private static AssistViewModel sheet(Kind kind, String title, List<String> texts) {
    return new AssistViewModel(kind, title, texts, "", "", List.of());
  }

  private static String text(Hold hold, Messages words) {
    String kind = words.text("hold." + hold.kind());
    String reason = hold.reason();
    return reason.isEmpty()
        ? kind
        : words.textOr("hold.reason." + reason, "hold." + hold.kind(), hold.args());
  }

  private static AssistViewModel asking(Question question, Messages words) {
    String key = "question." + question.kind();
    List<AnswerButton> answers =
        question.answers().stream()
            .map(a -> new AnswerButton("answer-" + idOf(a), a, words.text("answer." + a)))
            .toList();
    return new AssistViewModel(
        question.kind() == Question.Kind.JOIN ? Kind.JOIN : Kind.QUESTION,
        words.text(key + ".title"),
        List.of(text(question, key, words)),
        measured(question, words),
        question.id(),
        answers);
  }

  private static String text(Question question, String key, Messages words) {
    @Nullable Words article = question.article();
    return article == null
        ? words.text(key + ".text")
        : words.text(key + ".article", article.in(words.language()));
  }

  private static String measured(Question question, Messages words) {
    return question.grams() == 0
        ? ""
        : words.text("question.grams", Figures.kilograms(Math.abs(question.grams())));
  }

  private static String idOf(Question.Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
