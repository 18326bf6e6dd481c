package io.qless.bridge.battery;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.battery.BatteryReading.Level;
import io.qless.bridge.battery.BatteryReading.None;
import io.qless.bridge.battery.BatteryReading.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A battery as the kernel shows it, played in a directory of files.
class PowerSuppliesIT {

  @TempDir Path directory;
  private PowerSupplies supplies;

  @BeforeEach
  void look() {
    supplies = new PowerSupplies(directory);
  }

  @Test
  void aComputerWithoutABatteryHasNone() throws IOException {
    assertThat(new PowerSupplies(directory.resolve("not-there")).read()).isEqualTo(new None());
    assertThat(supplies.read()).isEqualTo(new None());
    supply("usb", "type", "USB", "online", "1");
    assertThat(supplies.read()).isEqualTo(new None());
  }

  @ParameterizedTest
  @CsvSource({
    "Discharging, false",
    "Charging, true",
    "Full, true",
    "Not charging, false",
    "Unknown, false"
  })
  void aGaugeTellsHowFullItIsAndWhetherItFills(String status, boolean charging) throws IOException {
    supply("max17040", "type", "Battery", "capacity", "18", "status", status);
    assertThat(supplies.read()).isEqualTo(new Level(18, charging));
  }

  @Test
  void aGaugeWithoutAStatusChargesWhileTheMainsAreThere() throws IOException {
    supply("gauge", "type", "Battery", "capacity", "40");
    assertThat(supplies.read()).isEqualTo(new Level(40, false));
    supply("mains", "type", "Mains", "online", "1");
    assertThat(supplies.read()).isEqualTo(new Level(40, true));
    supply("mains", "type", "Mains", "online", "0");
    assertThat(supplies.read()).isEqualTo(new Level(40, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "255", "", "101", "full", "12.5", "99999999999"})
  void nonsenseIsNoReading(String capacity) throws IOException {
    supply("ups", "type", "UPS", "capacity", capacity, "status", "Discharging");
    assertThat(supplies.read()).isInstanceOf(Unreadable.class);
  }

  @Test
  void aBatteryThatIsNotPluggedInIsNoReading() throws IOException {
    supply("ups", "type", "Battery", "capacity", "7", "present", "0");
    assertThat(supplies.read()).isEqualTo(new Unreadable("ups is not plugged in"));
  }

  @Test
  void theBatteryOfAMouseIsNotTheTrolleys() throws IOException {
    supply("hid", "type", "Battery", "capacity", "3", "scope", "Device");
    assertThat(supplies.read()).isEqualTo(new None());
  }

  @Test
  void theEmptiestOfSeveralCountsAndNoneThatTellsNothing() throws IOException {
    supply("a", "type", "Battery", "capacity", "255");
    supply("b", "type", "Battery", "capacity", "60");
    supply("c", "type", "Battery", "capacity", "30");
    assertThat(supplies.read()).isEqualTo(new Level(30, false));
  }

  @Test
  void onlyChangesAreTold() throws IOException {
    List<BatteryReading> heard = new ArrayList<>();
    try (Battery battery = new Battery(supplies, Duration.ofDays(1), heard::add)) {
      battery.look();
      assertThat(heard).as("no battery, nothing to tell").isEmpty();
      supply("ups", "type", "Battery", "capacity", "50", "status", "Discharging");
      battery.look();
      battery.look();
      supply("ups", "capacity", "255");
      battery.look();
      battery.look();
      supply("ups", "capacity", "49");
      battery.look();
    }
    assertThat(heard)
        .containsExactly(
            new Level(50, false),
            new Unreadable("ups tells a capacity of '255' %"),
            new Level(49, false));
  }

  private void supply(String name, String... files) throws IOException {
    Path supply = Files.createDirectories(directory.resolve(name));
    for (int i = 0; i < files.length; i += 2) {
      Files.writeString(supply.resolve(files[i]), files[i + 1] + "\n");
    }
  }
}
