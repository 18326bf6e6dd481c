package io.qless.bridge.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qless.bridge.battery.BatteryReading.Level;
import io.qless.bridge.battery.BatteryReading.Unreadable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The gauge against its chip.
class Max17048GaugeTest {

  private final Max17048 chip = new Max17048();
  private final Max17048Gauge gauge = new Max17048Gauge(chip::open);

  private BatteryReading afterReset() {
    BatteryReading first = gauge.read();
    assertThat(first).isInstanceOf(Unreadable.class);
    return gauge.read();
  }

  private String unreadable() {
    return gauge.read() instanceof Unreadable(String reason) ? reason : "it can be read";
  }

  @Test
  void afterAResetItEstimatesAnewAndThenTells() {
    assertThat(unreadable()).contains("was reset");
    assertThat(chip.status).isZero();
    assertThat(gauge.read()).isEqualTo(new Level(57, false));
    chip.status = 0x1F00;
    assertThat(unreadable()).contains("was reset");
    assertThat(chip.status).as("alerts of others stay").isEqualTo(0x1E00);
    assertThat(chip.bus).containsExactly("open");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, false", // empty
    "127, 0, 0, false", // rounds to the nearest
    "128, 0, 1, false",
    "5120, -40, 20, false", // -8.3 % an hour
    "5120, 4, 20, false", // trembles
    "5120, 5, 20, true", // fills by 1 % an hour
    "25600, 0, 100, true", // full, at the charger
    "25600, -3, 100, false", // full, just taken from it
    "26880, 0, 100, true" // 105 % is full
  })
  void howFullItIsAndWhetherItFills(int soc, int crate, int percent, boolean charging) {
    chip.soc = soc;
    chip.crate = crate;
    assertThat(afterReset()).isEqualTo(new Level(percent, charging));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31_999, 57_613, 65_534})
  void aCellThatCanNotBeIsNone(int vcell) {
    chip.vcell = vcell;
    assertThat(afterReset()).isInstanceOf(Unreadable.class);
    assertThat(unreadable()).contains(" mV");
  }

  @ParameterizedTest
  @ValueSource(ints = {32_000, 57_600})
  void theLimitsOfTheDataSheetCount(int vcell) {
    chip.vcell = vcell;
    assertThat(afterReset()).isInstanceOf(Level.class);
  }

  @Test
  void moreThanFullIsNonsense() {
    chip.soc = 111 * 256;
    assertThat(afterReset()).isEqualTo(new Unreadable("the gauge tells a charge of 111 %"));
  }

  @Test
  void aBusThatNobodyPullsDownIsNoGauge() {
    assertThat(afterReset()).isInstanceOf(Level.class);
    chip.soc = 0xFFFF;
    assertThat(unreadable()).contains("register 04", "ffff", "SDA");
    assertThat(chip.bus).containsExactly("open", "close");
  }

  @Test
  void anotherChipIsRefused() {
    chip.version = 0x0003; // MAX17043
    assertThat(unreadable()).contains("no MAX17048", "0003");
    assertThat(chip.bus).containsExactly("open", "close");
  }

  @Test
  void aChipThatIsGoneSaysTheWayOutAndIsOpenedAgain() {
    assertThat(afterReset()).isInstanceOf(Level.class);
    chip.answers = false;
    assertThat(unreadable()).isEqualTo("reading chip 0x36: error 121; check the chip's four wires");
    assertThat(gauge.read()).isInstanceOf(Unreadable.class);
    chip.answers = true;
    assertThat(gauge.read()).isEqualTo(new Level(57, false));
    gauge.close();
    gauge.close();
    assertThat(chip.bus).containsExactly("open", "close", "open", "close", "open", "close");
  }

  @Test
  void anInstallerWritesItInOneWord() {
    Path linux = Path.of("supplies");
    assertThat(GaugeSetup.parse("linux", linux)).isEqualTo(new GaugeSetup.Linux(linux));
    assertThat(GaugeSetup.parse("max17048", linux)).isEqualTo(new GaugeSetup.Max17048(1));
    assertThat(GaugeSetup.parse("max17048:3", linux)).isEqualTo(new GaugeSetup.Max17048(3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GaugeSetup.parse("ina219", linux))
        .withMessageContaining("max17048:1");
  }
}
