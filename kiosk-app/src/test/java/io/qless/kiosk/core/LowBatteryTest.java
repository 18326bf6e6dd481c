package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.battery.BatteryReading;
import io.qless.bridge.battery.BatteryReading.Level;
import io.qless.kiosk.trip.BatteryView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowBatteryTest {
  @ParameterizedTest
  @CsvSource({"19, LOW", "11, LOW", "10, SHORT", "5, SHORT", "4, LAST", "0, LAST"})
  void itIsSaidInThreeSteps(int percent, BatteryView.Level level) {
    assertThat(LowBattery.warning(new Level(percent, false), null))
        .isEqualTo(new BatteryView(percent, level));
  }

  @Test
  void nothingIsSaidWithoutNeed() {
    assertThat(LowBattery.warning(new Level(20, false), null)).isNull();
    assertThat(LowBattery.warning(new Level(3, true), null)).isNull();
    assertThat(LowBattery.warning(new BatteryReading.None(), null)).isNull();
    assertThat(LowBattery.warning(new BatteryReading.Unreadable("255"), last(4))).isNull();
  }

  @Test
  void aTremblingGaugeDoesNotMakeTheSignFlicker() {
    assertThat(level(20, last(19))).isEqualTo(BatteryView.Level.LOW);
    assertThat(level(21, last(19))).isEqualTo(BatteryView.Level.LOW);
    assertThat(LowBattery.warning(new Level(22, false), last(19))).isNull();
    assertThat(level(6, last(4))).isEqualTo(BatteryView.Level.LAST);
    assertThat(level(7, last(4))).isEqualTo(BatteryView.Level.SHORT);
    assertThat(level(30, last(4))).isNull();
  }

  private static @Nullable BatteryView last(int percent) {
    return LowBattery.warning(new Level(percent, false), null);
  }

  private static BatteryView.@Nullable Level level(int percent, @Nullable BatteryView before) {
    BatteryView said = LowBattery.warning(new Level(percent, false), before);
    return said == null ? null : Objects.requireNonNull(said.level());
  }
}
