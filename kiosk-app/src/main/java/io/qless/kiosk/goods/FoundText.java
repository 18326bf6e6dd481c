package io.qless.kiosk.goods;

import io.qless.kiosk.look.Messages;
import io.qless.kiosk.trip.Figures;
import io.qless.kiosk.trip.FoundArticle;
import io.qless.kiosk.trip.Words;

/// What is said about an article that was looked for, in one language. Pure.
///
/// @param name the article
/// @param price `₹38.00 each` or `₹54.00 per kg`
/// @param offer what makes it cheaper now; empty without one
/// @param advice how it comes into the trolley
/// @param action the button that goes on; empty where there is nothing to do here
public record FoundText(String name, String price, String offer, String advice, String action) {
  /// The texts of this article.
  ///
  /// @param pieces how many would be taken by a tap
  public static FoundText of(FoundArticle article, int pieces, Messages words) {
    String price = Figures.rupees(article.unitPaise());
    Words offer = article.offer();
    return new FoundText(
        article.name().in(words.language()),
        words.text(article.taking().byWeight() ? "line.per-kg" : "line.each", price),
        offer == null ? "" : offer.in(words.language()),
        words.text("found." + article.taking()),
        action(article, pieces, words));
  }

  private static String action(FoundArticle article, int pieces, Messages words) {
    return switch (article.taking()) {
      case SCAN -> words.text("found.remember");
      case TAP -> words.text("found.add", pieces, Figures.rupees(article.unitPaise() * pieces));
      case LABEL -> "";
      case WEIGH -> words.text("found.weigh");
    };
  }
}
