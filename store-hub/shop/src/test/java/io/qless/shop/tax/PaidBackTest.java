package io.qless.shop.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.qless.shop.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Who gets money back, and how much.
class PaidBackTest {

  @Test
  void severalPayersGetBackInProportion() {
    assertEquals(money(2_000, 1_000), PaidBack.toEach(Money.paise(3_000), money(20_000, 10_000)));
  }

  @Test
  void lessThanARupeeGoesToSomebodyElse() {
    assertEquals(money(150, 0), PaidBack.toEach(Money.paise(150), money(20_000, 10_000)));
    assertEquals(money(50), PaidBack.toEach(Money.paise(50), money(20_000)));
  }

  @Test
  void nobodyGetsMoreThanHePaid() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PaidBack.toEach(Money.paise(30_001), money(20_000, 10_000)));
  }

  @Test
  void whateverComesBackInTheEndAllIsBackToThePaisa() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      List<Money> left = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        left.add(Money.paise(100 + random.nextInt(50_000)));
      }
      while (!sum(left).isZero()) {
        Money back = Money.paise(1 + random.nextLong(sum(left).minor()));
        List<Money> parts = PaidBack.toEach(back, left);
        assertEquals(back, sum(parts));
        for (int i = 0; i < parts.size(); i++) {
          left.set(i, left.get(i).minus(parts.get(i)));
          assertEquals(false, left.get(i).isNegative(), "round " + round);
        }
      }
    }
  }

  private static Money sum(List<Money> parts) {
    return parts.stream().reduce(Money.ZERO, Money::plus);
  }

  private static List<Money> money(long... paise) {
    List<Money> all = new ArrayList<>();
    for (long one : paise) {
      all.add(Money.paise(one));
    }
    return all;
  }
}
