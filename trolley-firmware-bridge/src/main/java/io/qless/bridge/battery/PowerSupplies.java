package io.qless.bridge.battery;

import io.qless.bridge.battery.BatteryReading.Level;
import io.qless.bridge.battery.BatteryReading.None;
import io.qless.bridge.battery.BatteryReading.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the kernel's power supplies (Linux, Documentation/ABI/testing/sysfs-class-power): one
/// directory each, one value in each file. Any thread may ask; a gauge on a slow bus can keep it
/// waiting.
///
/// @param directory `/sys/class/power_supply`, or one that a test fills
public record PowerSupplies(Path directory) implements BatteryGauge {

  /// Where Linux shows them.
  public static final Path OF_LINUX = Path.of("/sys/class/power_supply");

  /// What holds energy; `Mains` and `USB` bring it.
  private static final Set<String> BATTERIES = Set.of("Battery", "UPS");

  private static final Set<String> AT_THE_CHARGER = Set.of("Charging", "Full");

  /// Three digits are a percentage or nonsense; more is certainly nonsense.
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}");

  private static final int MOST_PERCENT = 100;

  /// A sysfs file holds one page at most; what is longer is none.
  private static final int MOST_BYTES = 4096;

  /// How the battery is now; the emptiest of several.
  @Override
  public BatteryReading read() {
    List<Path> batteries = batteries();
    List<BatteryReading> readings = batteries.stream().map(this::read).toList();
    return readings.stream()
        .filter(Level.class::isInstance)
        .map(Level.class::cast)
        .min(Comparator.comparingInt(Level::percent))
        .<BatteryReading>map(level -> level)
        .or(() -> readings.stream().findFirst())
        .orElse(new None());
  }

  /// Those of the device itself: a mouse's has the scope `Device`.
  private List<Path> batteries() {
    return supplies().stream()
        .filter(supply -> text(supply, "type").filter(BATTERIES::contains).isPresent())
        .filter(supply -> text(supply, "scope").filter("Device"::equals).isEmpty())
        .toList();
  }

  private List<Path> supplies() {
    try (Stream<Path> all = Files.list(directory)) {
      return all.sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private BatteryReading read(Path battery) {
    String name = String.valueOf(battery.getFileName());
    if (text(battery, "present").filter("0"::equals).isPresent()) {
      return new Unreadable(name + " is not plugged in");
    }
    Optional<String> capacity = text(battery, "capacity");
    if (capacity.isEmpty()) {
      return new Unreadable(name + " tells no capacity");
    }
    if (!PERCENT.matcher(capacity.get()).matches()
        || Integer.parseInt(capacity.get()) > MOST_PERCENT) {
      return new Unreadable(name + " tells a capacity of '" + capacity.get() + "' %");
    }
    return new Level(Integer.parseInt(capacity.get()), isCharging(battery));
  }

  /// A simple gauge knows no status; then the supply from outside tells.
  private boolean isCharging(Path battery) {
    Optional<String> status = text(battery, "status").filter(word -> !word.equals("Unknown"));
    return status
        .map(AT_THE_CHARGER::contains)
        .orElseGet(() ->
            supplies().stream()
                .filter(supply ->
                    text(supply, "type").filter(type -> !BATTERIES.contains(type)).isPresent())
                .anyMatch(supply -> text(supply, "online").filter("1"::equals).isPresent()));
  }

  /// One value, empty where there is none. A gauge that was unplugged under the reader answers with
  /// an I/O error (`ENODEV`).
  private static Optional<String> text(Path supply, String file) {
    try (var in = Files.newInputStream(supply.resolve(file))) {
      String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
