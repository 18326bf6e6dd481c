package io.qless.shop.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.catalogue.StoreRules;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Hint;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Pricing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Milk 66.00 with 10 % off, soap 39.99 and three for two, beer 150.00; a limit of 200.00.
class LookAheadTest {

  private static final TestShelf SHELF = TestShelf.withOffers();

  private final LookAhead ahead = new LookAhead();

  /// The same goods in a store with rules of its own.
  private record RuledShelf(TestShelf plain, StoreRules storeRules) implements Shelf {
    @Override
    public long revision() {
      return plain.revision();
    }

    @Override
    public Optional<Article> article(ArticleId id) {
      return plain.article(id);
    }

    @Override
    public Optional<Money> unitPriceAt(ArticleId id, long revision) {
      return plain.unitPriceAt(id, revision);
    }

    @Override
    public boolean recalled(ArticleId id, String batch) {
      return plain.recalled(id, batch);
    }

    @Override
    public Optional<Coupon> coupon(String code) {
      return plain.coupon(code);
    }

    @Override
    public List<Offer> offers() {
      return plain.offers();
    }
  }

  @Test
  void wishesAreForeseenWithTheirStatus() {
    Trip trip = trip().scan(TestShelf.MILK);
    trip.by(Source.phone("a"), new Command.AddWish(TestShelf.BEER.id(), 1));
    Outlook outlook = look(trip.cart());
    assertEquals(BudgetGauge.Status.SAFE, outlook.gauge().status());
    assertEquals(Money.paise(20_940), outlook.withWishes().total());
    assertEquals(BudgetGauge.Status.DANGER, outlook.withWishes().status());
  }

  @Test
  void aPassedLimitComesWithAWayBackAndWhatItLeads() {
    Outlook outlook = look(trip().scan(TestShelf.MILK).scan(TestShelf.BEER).cart());
    assertEquals(BudgetGauge.Status.DANGER, outlook.gauge().status());
    assertEquals(1, outlook.wayBack().size());
    assertEquals(Money.paise(15_000), outlook.after());
  }

  @Test
  void theStoreDecidesWhereWarningBeginsForAllOfIt() {
    Shelf early =
        new RuledShelf(SHELF, new StoreRules(List.of(new StoreRule.BudgetWarning(2_000))));
    Trip trip = trip().scan(TestShelf.MILK);
    assertEquals(BudgetGauge.Status.SAFE, look(trip.cart(), SHELF).gauge().status());
    trip.scan(TestShelf.BEER);
    assertEquals(1, look(trip.cart(), SHELF).wayBack().size());
    Outlook outlook = new LookAhead().of(trip.cart(), bill(trip.cart()), early, Trip.NOON);
    assertEquals(2, outlook.wayBack().size());
  }

  @Test
  void hintsComeAlong() {
    Outlook outlook = look(trip().scan(TestShelf.SOAP).scan(TestShelf.SOAP).cart());
    assertTrue(outlook.hints().getFirst() instanceof Hint.MorePieces more && more.free());
  }

  @Test
  void itLooksAgainOnlyIfSomethingChanged() {
    Trip trip = trip().scan(TestShelf.SOAP).scan(TestShelf.SOAP);
    Outlook first = look(trip.cart());
    trip.trolley(new Command.CallAssist());
    assertSame(first, look(trip.cart()));
    trip.trolley(new Command.ApplyCoupon("WELCOME50"));
    assertNotSame(first, look(trip.cart()));
  }

  @Test
  void aFrozenBillIsNotPlannedWithAnyMore() {
    Trip trip = trip().scan(TestShelf.SOAP).scan(TestShelf.SOAP);
    assertEquals(1, look(trip.cart()).hints().size());
    trip.trolley(new Command.StartCheckout());
    assertEquals(List.of(), look(trip.cart()).hints());
  }

  private Outlook look(Cart cart) {
    return look(cart, SHELF);
  }

  private Outlook look(Cart cart, Shelf shelf) {
    return ahead.of(cart, bill(cart), shelf, Trip.NOON);
  }

  private static Bill bill(Cart cart) {
    return Pricing.bill(cart, SHELF.offers(), Trip.NOON);
  }

  private static Trip trip() {
    return Trip.started(SHELF)
        .trolley(new Command.SetBudget(new Budget.Limit(Money.paise(20_000))));
  }
}
