package io.qless.kiosk.core;

import io.qless.kiosk.trip.CareView;
import io.qless.shop.cart.Cart;
import java.util.List;
import java.util.Optional;

/// Makes the part of the picture that asks and explains.
final class CareMaker {

  private CareMaker() {}

  /// @param question the basket's; it goes before that of somebody who wants to join
  static CareView care(Cart cart, Optional<CareView.Question> question, NoticeBoard board) {
    boolean open = cart.phase().isOpen();
    return new CareView(
        open && cart.assist(),
        open ? cart.holds().stream().map(BasketQuestions::hold).toList() : List.of(),
        question.or(() -> JoinQuestion.of(cart)).orElse(null),
        board.notice().orElse(null));
  }
}
