package io.qless.contract.wire;

import io.qless.shop.cart.SessionId;
import io.qless.shop.item.ArticleId;
import java.util.Objects;

/// A trolley saw what one piece weighs. No command: it changes no trip, is answered by nothing, and
/// may get lost.
///
/// @param session trip in whose cart the article is
/// @param article what was weighed
/// @param grams how much heavier the basket became, more than 0
/// @param hold weight hold that staff cleared over this piece, which is why it may count more;
///   empty if the scale alone says so
public record WeightSeen(SessionId session, ArticleId article, long grams, String hold) {

  public WeightSeen {
    Objects.requireNonNull(hold, "hold");
    if (grams <= 0) {
      throw new IllegalArgumentException("a piece weighs something, not " + grams + " g");
    }
  }
}
