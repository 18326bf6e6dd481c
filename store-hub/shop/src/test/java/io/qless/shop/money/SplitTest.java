package io.qless.shop.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Vectors from the public tests of another shop engine (facts: prorate), largest remainder.
class SplitTest {

  @Test
  void partsAreInProportionAndSumToTheWhole() {
    assertSplit(300, List.of(4000L, 2000L, 2000L), List.of(150L, 75L, 75L));
    assertSplit(299, List.of(4300L, 1400L, 2300L), List.of(161L, 52L, 86L));
    assertSplit(299, List.of(1000L, 1000L, 1000L), List.of(100L, 100L, 99L));
    assertSplit(
        93,
        List.of(10L, 20L, 10L, 30L, 50L, 20L, 10L, 40L),
        List.of(5L, 10L, 5L, 15L, 24L, 10L, 5L, 19L));
    assertSplit(40, List.of(10L, 0L), List.of(40L, 0L));
    assertSplit(10, List.of(0L, 0L), List.of(5L, 5L));
    assertSplit(-20, List.of(100L, 100L), List.of(-10L, -10L));
  }

  private static void assertSplit(long whole, List<Long> weights, List<Long> parts) {
    assertEquals(
        parts, Split.inProportion(Money.paise(whole), weights).stream().map(Money::minor).toList());
  }
}
