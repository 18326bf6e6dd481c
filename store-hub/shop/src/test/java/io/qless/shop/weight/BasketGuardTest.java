package io.qless.shop.weight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.cart.LineId;
import org.junit.jupiter.api.Test;

class BasketGuardTest {

  private static final Expectation MILK = new Expectation(new LineId("milk"), 1_040, 9);
  private static final Expectation BREAD = new Expectation(new LineId("bread"), 420, 16);

  @Test
  void aScannedArticleExplainsItsWeight() {
    BasketGuard guard = BasketGuard.over(0).expect(MILK).settle(1_043);
    assertInstanceOf(Verdict.Explained.class, guard.verdict());
    assertEquals(1_043, guard.reference());
  }

  @Test
  void twoArticlesMayBePlacedTogether() {
    BasketGuard guard = BasketGuard.over(0).expect(MILK).expect(BREAD).settle(1_462);
    assertTrue(guard.pending().isEmpty());
  }

  @Test
  void whatWasScannedButNotPlacedIsMissing() {
    assertInstanceOf(
        Verdict.Missing.class,
        BasketGuard.over(0).expect(MILK).expect(BREAD).settle(421).verdict());
  }

  @Test
  void somethingNobodyScannedIsNoticed() {
    assertEquals(new Verdict.Unexpected(300), BasketGuard.over(500).settle(800).verdict());
  }

  @Test
  void takingItOutAgainAnswersTheQuestion() {
    BasketGuard guard = BasketGuard.over(500).settle(800).settle(502);
    assertInstanceOf(Verdict.Explained.class, guard.verdict());
  }

  @Test
  void scanningItLaterAnswersTheQuestion() {
    BasketGuard guard = BasketGuard.over(500).settle(922).expect(BREAD);
    assertInstanceOf(Verdict.Explained.class, guard.verdict());
  }

  @Test
  void goodsThatLeaveWithoutAVoidAreNoticed() {
    assertEquals(new Verdict.Removed(420), BasketGuard.over(1_000).settle(580).verdict());
  }

  @Test
  void aVoidedArticleThatWasNeverPlacedNeedsNoWeight() {
    BasketGuard guard =
        BasketGuard.over(0).expect(MILK).expect(new Expectation(MILK.line(), -1_040, 9));
    assertTrue(guard.pending().isEmpty());
  }

  @Test
  void whatIsLighterThanTheLeastNoticedGoesUnnoticed() {
    BasketGuard guard = BasketGuard.over(0).settle(BasketGuard.LEAST_NOTICED_GRAMS);
    assertInstanceOf(Verdict.Explained.class, guard.verdict());
  }

  @Test
  void staffCanSettleAnyQuestion() {
    assertInstanceOf(Verdict.Explained.class, BasketGuard.over(0).settle(900).accept().verdict());
  }
}
