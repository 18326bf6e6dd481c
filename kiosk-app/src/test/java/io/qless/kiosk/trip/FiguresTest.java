package io.qless.kiosk.trip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | ₹0.00",
        "5 | ₹0.05",
        "99900 | ₹999.00",
        "100000 | ₹1,000.00",
        "12345600 | ₹1,23,456.00",
        "123456789012 | ₹1,23,45,67,890.12",
        "-4750 | −₹47.50"
      })
  void amountsAreGroupedTheIndianWay(long paise, String text) {
    assertThat(Figures.rupees(paise)).isEqualTo(text);
  }

  @Test
  void aRoundLimitNeedsNoPaise() {
    assertThat(Figures.roundRupees(150_000)).isEqualTo("₹1,500");
    assertThat(Figures.roundRupees(150_050)).isEqualTo("₹1,500.50");
  }

  @Test
  void weightsHaveThreeDecimals() {
    assertThat(Figures.kilograms(1250)).isEqualTo("1.250 kg");
    assertThat(Figures.kilograms(5)).isEqualTo("0.005 kg");
  }

  @Test
  void ratesDropEmptyDecimals() {
    assertThat(Figures.percent(1800)).isEqualTo("18%");
    assertThat(Figures.percent(0)).isEqualTo("0%");
    assertThat(Figures.percent(250)).isEqualTo("2.5%");
    assertThat(Figures.percent(25)).isEqualTo("0.25%");
    assertThat(Figures.percent(1000)).isEqualTo("10%");
  }

  @Test
  void aStartedSecondStillCounts() {
    assertThat(Figures.minutesAndSeconds(Duration.ofMillis(4_100))).isEqualTo("0:05");
    assertThat(Figures.minutesAndSeconds(Duration.ZERO)).isEqualTo("0:00");
    assertThat(Figures.minutesAndSeconds(Duration.ofSeconds(245))).isEqualTo("4:05");
  }

  @Test
  void nothingIsLeftAfterTheEnd() {
    Instant now = SampleTrips.NOW;
    assertThat(Figures.timeLeft(now, now)).isEqualTo(Duration.ZERO);
    assertThat(Figures.timeLeft(now, now.minusSeconds(9))).isEqualTo(Duration.ZERO);
    assertThat(Figures.timeLeft(now, Instant.MAX)).isPositive();
  }
}
