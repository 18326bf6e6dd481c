package io.qless.bridge.converter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.scale.LoadSample;
import io.qless.bridge.scale.LoadSample.Broken;
import io.qless.bridge.scale.LoadSample.Conversion;
import io.qless.bridge.scale.LoadSample.Missing;
import io.qless.bridge.scale.LoadSample.Saturated;
import io.qless.bridge.scale.Sensitivity;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The driver against a chip that counts the edges of its clock.
class Hx711CellTest {

  private static final Duration LIMIT = Duration.ofNanos(37_500_000);

  private final Hx711Model chip = new Hx711Model();
  private final Hx711Cell cell = new Hx711Cell(() -> chip, "cell", new Sensitivity(1), chip);

  @BeforeEach
  void open() {
    cell.open();
  }

  @Test
  void eachWordComesAsItWasConverted() throws InterruptedException {
    for (int raw : new int[] {0, 1, -1, 4_711, -4_711, 0x7ffffe, -0x7fffff, 0x555555, -0x555556}) {
      chip.raw = raw;
      assertEquals(raw, assertInstanceOf(Conversion.class, cell.next(LIMIT)).grams());
    }
    assertEquals(0, chip.poweredDown);
  }

  @Test
  void eightyComeInASecond() throws InterruptedException {
    long first = assertInstanceOf(Conversion.class, cell.next(LIMIT)).atNanos();
    for (int i = 0; i < 79; i++) {
      cell.next(LIMIT);
    }
    long last = assertInstanceOf(Conversion.class, cell.next(LIMIT)).atNanos();
    assertEquals(1.0, (last - first) / 1e9, 0.1);
  }

  @Test
  void aWordAtAnEndIsNoWeight() throws InterruptedException {
    chip.raw = 0x7fffff;
    assertInstanceOf(Saturated.class, cell.next(LIMIT));
    chip.raw = -0x800000;
    assertInstanceOf(Saturated.class, cell.next(LIMIT));
  }

  @Test
  void aDataLineThatIsCutGivesNothing() throws InterruptedException {
    chip.stuck = 1;
    assertInstanceOf(Missing.class, cell.next(LIMIT));
  }

  @Test
  void aDataLineAtGroundIsAWireFaultAndNoZero() throws InterruptedException {
    chip.stuck = 0;
    Broken wires = assertInstanceOf(Broken.class, cell.next(LIMIT));
    assertTrue(wires.wayOut().contains("DT and SCK"), wires.wayOut());
  }

  @Test
  void aChipAtTenASecondSaysWhichPin() throws InterruptedException {
    chip.period = 100_000_000;
    LoadSample sample = cell.next(LIMIT);
    for (int i = 0; i < 40 && !(sample instanceof Broken); i++) {
      sample = cell.next(LIMIT);
    }
    assertTrue(assertInstanceOf(Broken.class, sample).wayOut().contains("RATE"));
  }

  @Test
  void closingLetsTheBusGo() {
    cell.close();
    assertTrue(chip.closed);
  }
}
