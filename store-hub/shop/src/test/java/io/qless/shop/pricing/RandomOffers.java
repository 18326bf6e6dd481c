package io.qless.shop.pricing;

import io.qless.shop.TestShelf;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Offers of all kinds for laws that must hold whatever the store thinks of. Test use only.
final class RandomOffers {

  private final Random random;

  RandomOffers(Random random) {
    this.random = random;
  }

  List<Offer> some(int count) {
    List<Offer> offers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      offers.add(one("offer-" + (char) ('a' + i)));
    }
    return offers;
  }

  private Offer one(String id) {
    String group = random.nextInt(3) == 0 ? "group-" + random.nextInt(2) : "";
    Play alone = new Play(Hours.ALWAYS, group, false);
    Play any = new Play(Hours.ALWAYS, group, random.nextInt(4) == 0);
    Validity v = Validity.ALWAYS;
    return switch (random.nextInt(7)) {
      case 0 ->
          new Offer.PercentOff(id, TestShelf.text(id), scope(), 1 + random.nextInt(10_000), v, any);
      case 1 -> new Offer.AmountOff(id, TestShelf.text(id), scope(), paise(5_000), v, any);
      case 2 -> new Offer.MemberPrice(id, TestShelf.text(id), article(), paise(9_000), v, alone);
      case 3 ->
          new Offer.BuyGet(
              id,
              TestShelf.text(id),
              article(),
              1 + random.nextInt(3),
              1 + random.nextInt(2),
              v,
              alone);
      case 4 ->
          new Offer.CheapestFree(id, TestShelf.text(id), scope(), 2 + random.nextInt(3), v, alone);
      case 5 ->
          new Offer.MixAndMatch(
              id, TestShelf.text(id), scope(), 2 + random.nextInt(3), paise(20_000), v, alone);
      default ->
          new Offer.Threshold(id, TestShelf.text(id), scope(), paise(60_000), cut(), v, alone);
    };
  }

  private Coupon.Cut cut() {
    return random.nextBoolean()
        ? new Coupon.Cut.Amount(paise(10_000))
        : new Coupon.Cut.Share(1 + random.nextInt(10_000), paise(10_000));
  }

  private Money paise(int atMost) {
    return Money.paise(1 + random.nextInt(atMost));
  }

  private ArticleId article() {
    return articleOf().id();
  }

  private Article articleOf() {
    List<Article> goods = TestShelf.plain().articles();
    return goods.get(random.nextInt(goods.size()));
  }

  private Scope scope() {
    return switch (random.nextInt(4)) {
      case 0 -> new Scope.OfArticle(article());
      case 1 -> new Scope.OfArticles(List.of(article(), article(), article()));
      case 2 -> new Scope.OfCategory(articleOf().category());
      default -> new Scope.Everything();
    };
  }
}
