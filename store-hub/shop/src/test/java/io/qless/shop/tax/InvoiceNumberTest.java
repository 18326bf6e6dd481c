package io.qless.shop.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class InvoiceNumberTest {

  @Test
  void isStoreYearAndSixDigits() {
    assertThat(new InvoiceNumber("S017", new FinancialYear(2026), 42).text())
        .isEqualTo("S017/2627/000042");
  }

  @Test
  void hasAtMostSixteenCharacters() {
    assertThat(new InvoiceNumber("S017", new FinancialYear(2026), 999_999).text()).hasSize(16);
  }

  @Test
  void endsWhenTheSeriesIsFull() {
    assertThatThrownBy(() -> new InvoiceNumber("S017", new FinancialYear(2026), 1_000_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theOldYearLastsUntilMidnightInIndia() {
    assertThat(FinancialYear.of(Instant.parse("2027-03-31T18:29:59Z")).text()).isEqualTo("2627");
  }

  @Test
  void theNewYearBeginsOnTheFirstOfAprilInIndia() {
    assertThat(FinancialYear.of(Instant.parse("2027-03-31T18:30:00Z")).text()).isEqualTo("2728");
  }

  @Test
  void theTurnOfTheCenturyKeepsTwoDigits() {
    assertThat(new FinancialYear(2008).text()).isEqualTo("0809");
  }
}
