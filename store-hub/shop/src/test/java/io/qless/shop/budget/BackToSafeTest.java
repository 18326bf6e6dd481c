package io.qless.shop.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Terms;
import io.qless.shop.money.Money;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Milk 66.00, bread 45.00, soap 39.99, beer 150.00; fine milk is milk at 150.00 whose substitute
/// is milk.
class BackToSafeTest {

  private static final Article FINE_MILK =
      new Article(
          TestShelf.BEER.id(),
          TestShelf.text("Fine milk"),
          "",
          "fine",
          TestShelf.BEER.sale(),
          TestShelf.BEER.gst(),
          0,
          "",
          new Terms(false, false, Money.ZERO, List.of(), List.of(), List.of(TestShelf.MILK.id())));
  private static final TestShelf SHELF =
      new TestShelf(
          7,
          List.of(TestShelf.MILK, TestShelf.BREAD, TestShelf.SOAP, FINE_MILK),
          List.of(),
          List.of());

  @Test
  void aSafeBudgetNeedsNothing() {
    assertEquals(List.of(), find(trip(100_000).scan(TestShelf.MILK)));
  }

  @Test
  void aSwapIsBetterThanPuttingBack() {
    List<BackToSafe.Move> moves = find(trip(20_000).scan(FINE_MILK).scan(TestShelf.BREAD));
    BackToSafe.Move.Swap swap = assertInstanceOf(BackToSafe.Move.Swap.class, moves.getFirst());
    assertEquals(TestShelf.MILK, swap.to());
    assertEquals(1, moves.size());
  }

  @Test
  void noMorePiecesGoBackThanNeeded() {
    Trip trip = trip(20_000);
    for (int i = 0; i < 5; i++) {
      trip.scan(TestShelf.SOAP);
    }
    BackToSafe.Move back = find(trip).getFirst();
    assertEquals(1, back.pieces());
  }

  @Test
  void aFewMovesAlwaysLeadBackToSafe() {
    List<Article> goods = SHELF.articles();
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      Trip trip = trip(5_000 + random.nextInt(60_000));
      for (int i = random.nextInt(12); i >= 0; i--) {
        trip.scan(goods.get(random.nextInt(goods.size())));
      }
      List<BackToSafe.Move> moves = find(trip);
      long lines = moves.stream().map(BackToSafe.Move::line).distinct().count();
      assertEquals(moves.size(), lines, "seed " + seed);
      moves.forEach(move -> {
        if (move instanceof BackToSafe.Move.PutBack back) {
          trip.trolley(new Command.VoidLine(back.line(), back.pieces()));
        } else if (move instanceof BackToSafe.Move.Swap swap) {
          trip.trolley(new Command.VoidLine(swap.line(), swap.pieces()));
          for (int i = 0; i < swap.pieces(); i++) {
            trip.scan(swap.to());
          }
        }
      });
      BudgetGauge after = Forecast.of(trip.cart(), List.of(), 8_000, Trip.NOON);
      assertEquals(BudgetGauge.Status.SAFE, after.status(), "seed " + seed);
    }
  }

  @Test
  void theForecastCountsOffersOnWishes() {
    Trip trip = Trip.started(TestShelf.withOffers()).scan(TestShelf.SOAP).scan(TestShelf.SOAP);
    trip.trolley(new Command.AddWish(TestShelf.SOAP.id(), 1));
    BudgetGauge forecast =
        Forecast.of(trip.cart(), TestShelf.withOffers().offers(), 8_000, Trip.NOON);
    assertEquals(Money.ZERO, forecast.wishes());
    assertTrue(BudgetGauge.of(trip.cart(), Money.ZERO).wishes().minor() > 0);
  }

  @Test
  void theWarningBeginsWhereTheStoreWants() {
    Trip trip = trip(10_000).scan(TestShelf.MILK);
    assertEquals(
        BudgetGauge.Status.WARNING,
        BudgetGauge.of(trip.cart(), Money.paise(6_600), 6_000).status());
    assertEquals(BudgetGauge.Status.SAFE, BudgetGauge.of(trip.cart(), Money.paise(6_600)).status());
  }

  private static List<BackToSafe.Move> find(Trip trip) {
    return BackToSafe.find(trip.cart(), SHELF, Trip.NOON);
  }

  private static Trip trip(long limit) {
    return Trip.started(SHELF).trolley(new Command.SetBudget(new Budget.Limit(Money.paise(limit))));
  }
}
