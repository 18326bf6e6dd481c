package io.qless.kiosk.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitAmountsTest {

  private static final long SEED = 20_261_126;

  @Test
  void theLastOnePaysTheRest() {
    SplitAmounts three = SplitAmounts.of(65_885).typed(20_000).next().typed(15_000);
    assertThat(three.amounts()).containsExactly(20_000L, 15_000L);
    assertThat(three.rest()).isEqualTo(30_885);
    assertThat(three.turn()).isEqualTo(2);
    assertThat(three.isGood()).isTrue();
  }

  @Test
  void nobodyPaysLessThanARupee() {
    assertThat(SplitAmounts.of(65_885).isGood()).isFalse();
    assertThat(SplitAmounts.of(65_885).typed(65_800).isGood()).isFalse();
    assertThat(SplitAmounts.of(65_885).typed(65_700).isGood()).isTrue();
    assertThat(SplitAmounts.of(65_885).typed(65_700).hasNext()).isFalse();
    assertThat(SplitAmounts.of(65_885).typed(70_000).isGood()).isFalse();
  }

  @Test
  void whoTypedNothingDoesNotCount() {
    SplitAmounts two = SplitAmounts.of(65_885).typed(20_000).next();
    assertThat(two.amounts()).containsExactly(20_000L);
    assertThat(two.isGood()).isTrue();
    assertThat(two.hasNext()).isFalse();
  }

  @Test
  void theOneBeforeTypesAnew() {
    SplitAmounts back = SplitAmounts.of(65_885).typed(20_000).next().typed(15_000).previous();
    assertThat(back.now()).isEqualTo(20_000);
    assertThat(back.amounts()).containsExactly(20_000L);
    assertThat(back.hasPrevious()).isFalse();
    assertThat(back.previous()).isEqualTo(back);
  }

  @Test
  void noMoreThanSixPay() {
    SplitAmounts all = SplitAmounts.of(65_885);
    for (int payer = 1; payer < 10; payer++) {
      all = all.typed(1_000).next();
    }
    assertThat(all.amounts()).hasSize(SplitAmounts.MOST_PAYERS - 1);
    assertThat(all.isGood()).isTrue();
  }

  @Test
  void aBillThatShrinksTakesTheAmountsBackIntoQuestion() {
    SplitAmounts two = SplitAmounts.of(65_885).typed(60_000);
    assertThat(two.due(60_050).isGood()).isFalse();
    assertThat(two.due(60_100).isGood()).isTrue();
  }

  @Test
  void whateverIsTypedTheSumIsTheBill() {
    Random random = new Random(SEED);
    for (int round = 0; round < 2_000; round++) {
      SplitAmounts split = SplitAmounts.of(random.nextLong(200, 500_000));
      for (int tap = 0; tap < 12; tap++) {
        split =
            switch (random.nextInt(3)) {
              case 0 -> split.typed(100 * random.nextLong(2_000));
              case 1 -> split.next();
              default -> split.previous();
            };
      }
      if (split.isGood()) {
        long sum = split.amounts().stream().mapToLong(Long::longValue).sum() + split.rest();
        assertThat(sum).as("seed " + SEED + " round " + round).isEqualTo(split.duePaise());
        assertThat(split.amounts()).hasSizeLessThan(SplitAmounts.MOST_PAYERS);
      }
    }
  }
}
