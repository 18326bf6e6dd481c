package io.qless.hub.rewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.shop.money.Money;
import org.junit.jupiter.api.Test;

class PointsRuleTest {

  @Test
  void onePaisaBelowHundredRupeesEarnsNothing() {
    assertThat(PointsRule.earnedBy(Money.paise(9_999))).isZero();
  }

  @Test
  void eachFullHundredRupeesEarnAPoint() {
    assertThat(PointsRule.earnedBy(Money.paise(29_999))).isEqualTo(2);
  }

  @Test
  void nothingPaidEarnsNothing() {
    assertThat(PointsRule.earnedBy(Money.ZERO)).isZero();
  }

  @Test
  void moneyGoingOutEarnsNoPoints() {
    assertThatThrownBy(() -> PointsRule.earnedBy(Money.paise(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
