package io.qless.shop.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import io.qless.shop.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class HintsTest {

  @Test
  void oneMoreSoapIsFree() {
    List<Hint> hints = hints(trip(TestShelf.SOAP, 2), TestShelf.withOffers().offers());
    Hint.MorePieces more = (Hint.MorePieces) hints.getFirst();
    assertEquals("soap-3for2", more.rule());
    assertEquals(1, more.pieces());
    assertTrue(more.free());
    assertEquals(Money.paise(3_999), more.saves());
  }

  @Test
  void nothingIsSaidWhenTheSetIsWholeOrFarAway() {
    assertEquals(List.of(), hints(trip(TestShelf.SOAP, 3), TestShelf.withOffers().offers()));
    assertEquals(List.of(), hints(trip(TestShelf.SOAP, 1), TestShelf.withOffers().offers()));
  }

  @Test
  void aSumNearlyReachedSaysWhatIsMissing() {
    Offer sum = threshold(Play.PLAIN, "sum", 10_000, 2_000);
    Hint.MoreSpend more = (Hint.MoreSpend) hints(trip(TestShelf.MILK, 1), List.of(sum)).getFirst();
    assertEquals(Money.paise(3_400), more.missing());
    assertEquals(Money.paise(2_000), more.saves());
  }

  @Test
  void theNextStepOfALadderPromisesTheDifferenceOnly() {
    Play ladder = new Play(Hours.ALWAYS, "ladder", false);
    List<Offer> steps =
        List.of(threshold(ladder, "a", 6_000, 1_000), threshold(ladder, "b", 10_000, 2_500));
    Hint.MoreSpend more = (Hint.MoreSpend) hints(trip(TestShelf.MILK, 1), steps).getFirst();
    assertEquals("b", more.rule());
    assertEquals(Money.paise(1_500), more.saves());
  }

  @Test
  void aCouponThatWaitsForItsMinimumSaysSo() {
    Trip trip = trip(TestShelf.BEER, 2).trolley(new Command.ApplyCoupon("WELCOME50"));
    Hint.MoreSpend more = (Hint.MoreSpend) hints(trip, List.of()).getFirst();
    assertEquals(Money.paise(10_000), more.missing());
    assertEquals(Money.paise(5_000), more.saves());
  }

  private static Offer threshold(Play play, String id, long spend, long off) {
    return new Offer.Threshold(
        id,
        TestShelf.text(id),
        new Scope.Everything(),
        Money.paise(spend),
        new Coupon.Cut.Amount(Money.paise(off)),
        Validity.ALWAYS,
        play);
  }

  private static Trip trip(Article article, int pieces) {
    Trip trip = Trip.started(TestShelf.withOffers());
    for (int i = 0; i < pieces; i++) {
      trip.scan(article);
    }
    return trip;
  }

  private static List<Hint> hints(Trip trip, List<Offer> offers) {
    Bill bill = Pricing.bill(trip.cart(), offers, Trip.NOON);
    return Hints.of(trip.cart(), offers, Trip.NOON, bill);
  }
}
