package io.qless.shop.weight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.cart.LineId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasketGuardTest {

  private static final Expectation MILK = new Expectation(new LineId("milk"), 1_040, 9);
  private static final Expectation BREAD = new Expectation(new LineId("bread"), 420, 16);

  @Test
  void aScannedArticleExplainsItsWeight() {
    BasketGuard guard = over(0).expect(MILK).settle(at(1_043));
    assertInstanceOf(Verdict.Explained.class, guard.verdict());
    assertEquals(1_043, guard.reference().grams());
  }

  @Test
  void twoArticlesMayBePlacedTogether() {
    BasketGuard guard = over(0).expect(MILK).expect(BREAD).settle(at(1_462));
    assertTrue(guard.pending().isEmpty());
  }

  @Test
  void whatWasScannedButNotPlacedIsMissing() {
    assertInstanceOf(
        Verdict.Missing.class, over(0).expect(MILK).expect(BREAD).settle(at(421)).verdict());
  }

  @Test
  void somethingNobodyScannedIsNoticed() {
    assertEquals(new Verdict.Unexpected(300), over(500).settle(at(800)).verdict());
  }

  @Test
  void takingItOutAgainAnswersTheQuestion() {
    BasketGuard guard = over(500).settle(at(800)).settle(at(502));
    assertInstanceOf(Verdict.Explained.class, guard.verdict());
  }

  @Test
  void scanningItLaterAnswersTheQuestion() {
    BasketGuard guard = over(500).settle(at(922)).expect(BREAD);
    assertInstanceOf(Verdict.Explained.class, guard.verdict());
  }

  @Test
  void goodsThatLeaveWithoutAVoidAreNoticed() {
    assertEquals(new Verdict.Removed(420), over(1_000).settle(at(580)).verdict());
  }

  @Test
  void aVoidedArticleThatWasNeverPlacedNeedsNoWeight() {
    BasketGuard guard = over(0).expect(MILK).expect(new Expectation(MILK.line(), -1_040, 9));
    assertTrue(guard.pending().isEmpty());
  }

  @Test
  void aVoidThatIsTakenBackAtOnceNeedsNoWeight() {
    Expectation out = new Expectation(MILK.line(), -1_040, 9);
    BasketGuard guard = over(1_500).expect(BREAD).expect(out).expect(MILK).evenOut();
    assertEquals(List.of(BREAD), guard.pending());
  }

  @Test
  void goodsThatLeftBeforeTheirVoidWasTakenBackMustBePlacedAgain() {
    Expectation out = new Expectation(MILK.line(), -1_040, 9);
    BasketGuard guard = over(1_500).expect(out).settle(at(460)).expect(MILK).evenOut();
    assertEquals(List.of(MILK), guard.pending());
    assertTrue(over(0).evenOut().pending().isEmpty());
  }

  @Test
  void whatIsLighterThanTheLeastNoticedGoesUnnoticed() {
    BasketGuard guard = over(0).settle(at(BasketGuard.LEAST_NOTICED_GRAMS));
    assertInstanceOf(Verdict.Explained.class, guard.verdict());
  }

  @Test
  void staffCanSettleAnyQuestion() {
    assertInstanceOf(Verdict.Explained.class, over(0).settle(at(900)).accept().verdict());
  }

  @Test
  void severalLightArticlesTogetherAreNoticed() {
    BasketGuard guard = over(500);
    for (int packets = 1; packets <= 4; packets++) {
      guard = guard.settle(at(500 + 12 * packets));
    }
    assertInstanceOf(Verdict.Unexpected.class, guard.verdict());
  }

  @Test
  void nobodyIsAskedForAnArticleThatAScaleDoesNotFeel() {
    Expectation gum = new Expectation(new LineId("gum"), 12, 1);
    BasketGuard guard = over(500).expect(gum).settle(at(500));
    assertInstanceOf(Verdict.Explained.class, guard.verdict());
    assertEquals(List.of(gum), guard.pending());
  }

  @Test
  void aNoisyScaleAccusesNobody() {
    BasketGuard guard = BasketGuard.over(noisy(500)).settle(noisy(522));
    assertEquals(new Verdict.Undecided(Verdict.Doubt.NOISY, 22), guard.verdict());
  }

  @Test
  void noiseIsNoExplanationForSomethingHeavy() {
    BasketGuard guard = BasketGuard.over(noisy(500)).settle(noisy(800));
    assertEquals(new Verdict.Unexpected(300), guard.verdict());
  }

  @Test
  void aQuietScaleDecidesWhatANoisyOneCouldNot() {
    BasketGuard noisy = BasketGuard.over(at(500)).settle(noisy(522));
    assertInstanceOf(Verdict.Undecided.class, noisy.verdict());
    assertInstanceOf(Verdict.Unexpected.class, noisy.settle(at(522)).verdict());
    assertInstanceOf(Verdict.Explained.class, noisy.settle(at(501)).verdict());
  }

  @Test
  void slowCreepIsFollowed() {
    BasketGuard guard = over(8_000);
    for (int step = 1; step <= 20; step++) {
      guard = guard.creep(after(Duration.ofMinutes(12L * step), 8_000 + 5 * step));
      assertInstanceOf(Verdict.Explained.class, guard.verdict());
    }
    assertEquals(8_100, guard.reference().grams());
  }

  @Test
  void driftIsFollowedAndReported() {
    BasketGuard guard = drifting(5, 10);
    assertInstanceOf(Verdict.Explained.class, guard.verdict());
    assertTrue(guard.drifts());
    assertFalse(guard.isQuiet());
  }

  @Test
  void whoAcceptsTheBasketDoesNotMendTheScale() {
    assertTrue(drifting(5, 10).accept().drifts());
  }

  @Test
  void aDriftingScaleStillTellsGoodsFromCreep() {
    BasketGuard guard = drifting(5, 10);
    Duration soon = Duration.ofMinutes(10).plusSeconds(10);
    assertEquals(new Verdict.Unexpected(31), guard.settle(after(soon, 8_081)).verdict());
  }

  @Test
  void whatDriftsWhileTheBasketMovesIsNobodysFault() {
    BasketGuard guard = drifting(5, 10);
    for (int move = 1; move <= 20; move++) {
      guard = guard.settle(after(Duration.ofMinutes(10 + 3L * move), 8_050 + 15 * move));
      assertFalse(guard.verdict() instanceof Verdict.Unexpected, "move " + move);
    }
  }

  @Test
  void driftTooFastToFollowLeavesTheGuardUndecided() {
    assertInstanceOf(Verdict.Undecided.class, drifting(14, 8).verdict());
  }

  @Test
  void aScaleThatNoLongerDriftsIsTrustedAgain() {
    BasketGuard guard = over(8_000);
    for (int step = 1; step <= 5; step++) {
      guard = guard.creep(after(Duration.ofMinutes(step), 8_000 + 5 * step));
    }
    guard = guard.settle(after(Duration.ofHours(1), 8_325));
    assertTrue(guard.isQuiet());
    assertEquals(new Verdict.Unexpected(300), guard.verdict());
  }

  @Test
  void creepDoesNotAnswerAQuestion() {
    BasketGuard guard = over(500).settle(at(800)).creep(after(Duration.ofMinutes(9), 806));
    assertEquals(new Verdict.Unexpected(300), guard.verdict());
  }

  @Test
  void aMissedMovementIsNoCreep() {
    assertEquals(new Verdict.Unexpected(300), over(500).creep(at(800)).verdict());
  }

  @Test
  void aClockThatWasPutBackPaysForNoCreep() {
    BasketGuard guard = over(500);
    for (int step = 1; step <= 6; step++) {
      guard = guard.creep(after(Duration.ofHours(-step), 500 + 5 * step));
    }
    assertInstanceOf(Verdict.Undecided.class, guard.verdict());
  }

  @Test
  void moreThanCanBeMatchedIsNotHeldAgainstTheShopper() {
    BasketGuard guard = manyScans(SubsetMatch.MAX_MATCHED + 4);
    guard = guard.settle(at(100));
    assertEquals(new Verdict.Undecided(Verdict.Doubt.TOO_MANY_SCANS, 100), guard.verdict());
  }

  @Test
  void everythingPlacedAtOnceIsExplainedHoweverMuchItIs() {
    int scans = SubsetMatch.MAX_MATCHED + 4;
    long sum = manyScans(scans).pending().stream().mapToLong(Expectation::grams).sum();
    assertInstanceOf(Verdict.Explained.class, manyScans(scans).settle(at(sum)).verdict());
  }

  @Test
  void theListOfWhatIsAwaitedEnds() {
    BasketGuard guard = manyScans(BasketGuard.MAX_PENDING + 1);
    assertEquals(BasketGuard.MAX_PENDING, guard.pending().size());
    assertInstanceOf(Verdict.Undecided.class, guard.verdict());
  }

  /// A scale that drifted for some minutes by so many grams in each.
  private static BasketGuard drifting(long grams, int minutes) {
    BasketGuard guard = over(8_000);
    for (int step = 1; step <= minutes; step++) {
      guard = guard.creep(after(Duration.ofMinutes(step), 8_000 + grams * step));
    }
    return guard;
  }

  /// The newest ones weigh kilograms, so that 100 g are none of them.
  private static BasketGuard manyScans(int count) {
    BasketGuard guard = over(0);
    for (int i = 0; i < count; i++) {
      long grams = i < 4 ? 2_000 : 1_000 + 40L * i;
      guard = guard.expect(new Expectation(new LineId("line-" + i), grams, 1));
    }
    return guard;
  }

  private static BasketGuard over(long grams) {
    return BasketGuard.over(at(grams));
  }

  private static RestingWeight at(long grams) {
    return after(Duration.ZERO, grams);
  }

  private static RestingWeight after(Duration time, long grams) {
    return new RestingWeight(grams, 900, Instant.EPOCH.plus(time));
  }

  private static RestingWeight noisy(long grams) {
    return new RestingWeight(grams, 8_000, Instant.EPOCH);
  }
}
