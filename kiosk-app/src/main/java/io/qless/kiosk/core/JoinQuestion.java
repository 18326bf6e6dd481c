package io.qless.kiosk.core;

import io.qless.kiosk.trip.CareView.Question;
import io.qless.kiosk.trip.Words;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.JoinAnswer;
import java.util.List;
import java.util.Optional;

/// Asks whoever holds the trolley whether a phone may join. The question's id names who asks, so
/// that a late tap never answers for another.
final class JoinQuestion {

  private static final String ID = "join-";

  private JoinQuestion() {}

  /// About the one who has waited longest.
  static Optional<Question> of(Cart cart) {
    return cart.asking().stream()
        .filter(request -> cart.phase().isOpen())
        .findFirst()
        .map(request ->
            new Question(
                ID + request.who().id(),
                Question.Kind.JOIN,
                Words.same(request.who().name()),
                0,
                List.of(Question.Answer.LET_IN, Question.Answer.NOT_LET_IN)));
  }

  /// What a tap asks for, empty if it was no answer to such a question.
  static Optional<Command> answer(String questionId, Question.Answer answer) {
    boolean yes = answer == Question.Answer.LET_IN;
    return questionId.startsWith(ID) && (yes || answer == Question.Answer.NOT_LET_IN)
        ? Optional.of(
            new Command.AnswerJoin(
                questionId.substring(ID.length()), yes ? JoinAnswer.YES : JoinAnswer.NO))
        : Optional.empty();
  }
}
