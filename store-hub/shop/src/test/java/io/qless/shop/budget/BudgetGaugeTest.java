package io.qless.shop.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.Trip;
import io.qless.shop.money.Money;
import org.junit.jupiter.api.Test;

class BudgetGaugeTest {

  @Test
  void statusFollowsTheShareOfTheLimit() {
    assertEquals(BudgetGauge.Status.SAFE, status(7_999));
    assertEquals(BudgetGauge.Status.WARNING, status(8_000));
    assertEquals(BudgetGauge.Status.WARNING, status(10_000));
    assertEquals(BudgetGauge.Status.DANGER, status(10_001));
  }

  @Test
  void wishesAreCountedBeside() {
    Trip trip =
        Trip.started(TestShelf.plain())
            .by(Source.phone("a"), new Command.AddWish(TestShelf.MILK.id(), 2));
    assertEquals(Money.paise(13_200), BudgetGauge.of(trip.cart(), Money.ZERO).wishes());
  }

  private static BudgetGauge.Status status(long paise) {
    Trip trip =
        Trip.started(TestShelf.plain())
            .trolley(new Command.SetBudget(new Budget.Limit(Money.paise(10_000))));
    return BudgetGauge.of(trip.cart(), Money.paise(paise)).status();
  }
}
