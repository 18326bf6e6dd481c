package io.qless.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qless.bridge.sim.SimulatedScaleController;
import io.qless.bridge.sim.SimulatedSerialScale;
import io.qless.bridge.sim.SimulatedSsiScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole kiosk with real devices, without a window and without a hub: its scanner and its scale
/// are on real serial ports.
class KioskOnAScaleIT {

  private static final int EAN_13 = 0x0B;
  private static final int MILK_GRAMS = 1_040;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path directory;

  @BeforeEach
  void install() throws IOException {
    LonelyTrolley.install(directory);
  }

  @Test
  void whatIsDroppedIntoTheBasketIsWeighedByCellsBehindAMicrocontroller() throws IOException {
    Path port = directory.resolve("controller");
    try (SimulatedScaleController basket = new SimulatedScaleController(port, 5);
        SimulatedSsiScanner hand = new SimulatedSsiScanner(directory.resolve("scanner"));
        Kiosk kiosk = kiosk("cdc/50kg-2mv:" + port)) {
      hand.scan(EAN_13, LonelyTrolley.MILK); // begins a trip
      await(kiosk, "missing 1");
      basket.drop(MILK_GRAMS);
      await(kiosk, "explained");
      basket.unplug();
      await(kiosk, "scale faulty");
      basket.plugIn();
      await(kiosk, "explained");
    }
  }

  @Test
  void whatIsDroppedIntoTheBasketIsWeighedByAScaleWithADisplay() throws IOException {
    Path port = directory.resolve("scale");
    try (SimulatedSerialScale basket =
            new SimulatedSerialScale(port, SimulatedSerialScale.Speech.TOLEDO_8217);
        SimulatedSsiScanner hand = new SimulatedSsiScanner(directory.resolve("scanner"));
        Kiosk kiosk = kiosk("toledo/5g:" + port)) {
      hand.scan(EAN_13, LonelyTrolley.MILK); // begins a trip
      await(kiosk, "missing 1");
      basket.put(MILK_GRAMS);
      await(kiosk, "explained");
    }
  }

  @Test
  void aScaleThatIsWrittenWronglyEndsTheStartWithWhatWouldBeRight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KioskConfig.parse(List.of("--scale=bathroom:1")))
        .withMessageContaining("nau7802, hx711, iio or cdc");
  }

  private Kiosk kiosk(String scale) throws IOException {
    return new Kiosk(
        KioskConfig.parse(
            List.of(
                "--data-directory=" + directory,
                "--devices=real",
                "--headless=true",
                "--power-supplies=" + directory.resolve("power-supplies"),
                "--scanner=ssi:" + directory.resolve("scanner"),
                "--scale=" + scale)),
        Clock.systemUTC(),
        view -> {});
  }

  private static void await(Kiosk kiosk, String basket) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!kiosk.basketInWords().equals(basket)) {
      assertThat(System.nanoTime())
          .as("waited for '%s', it is '%s'", basket, kiosk.basketInWords())
          .isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
