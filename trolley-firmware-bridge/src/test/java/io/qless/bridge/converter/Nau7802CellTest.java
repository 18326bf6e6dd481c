package io.qless.bridge.converter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.scale.LoadSample;
import io.qless.bridge.scale.LoadSample.Broken;
import io.qless.bridge.scale.LoadSample.Conversion;
import io.qless.bridge.scale.LoadSample.Missing;
import io.qless.bridge.scale.LoadSample.Saturated;
import io.qless.bridge.scale.Sensitivity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The driver against a chip that behaves as the data sheet says.
class Nau7802CellTest {

  private static final Duration LIMIT = Duration.ofNanos(37_500_000);

  private final Nau7802Model chip = new Nau7802Model();
  private final Nau7802Cell cell = new Nau7802Cell(() -> chip, "cell", new Sensitivity(85), chip);

  @Test
  void theStartIsTheDataSheets() throws InterruptedException {
    cell.open();
    assertEquals(
        List.of(
            "00=01", // register reset
            "00=00", "00=06", // power up, digital and analogue
            "01=27", // gain 128, 3.3 V
            "02=30", // 80 a second
            "00=96", // start, own regulator
            "15=30", "1c=80", "1b=00", "02=34"), // calibrate
        chip.writes);
    assertEquals(1, chip.calibrations);
  }

  @Test
  void eachWordIsReadOnceAndComesEveryTwelveAndAHalfMilliseconds() throws InterruptedException {
    cell.open();
    long first = conversion().atNanos();
    for (int i = 0; i < 80; i++) {
      conversion();
    }
    assertEquals(1.0, (conversion().atNanos() - first) / 1e9 * 80 / 81, 0.25);
  }

  @Test
  void aWordIsSignedAndIsGramsByThePlate() throws InterruptedException {
    cell.open();
    conversion();
    chip.raw = -85_000;
    conversion();
    assertEquals(-1_000, conversion().grams(), 1e-9);
    chip.raw = 850;
    conversion();
    assertEquals(10, conversion().grams(), 1e-9);
  }

  @Test
  void aWordAtAnEndIsNoWeight() throws InterruptedException {
    for (int end : new int[] {0x7fffff, -0x800000}) {
      chip.raw = end;
      cell.open();
      assertInstanceOf(Saturated.class, cell.next(LIMIT));
    }
  }

  @Test
  void afterABrownOutItSaysSoAndIsSetUpAgain() throws InterruptedException {
    cell.open();
    conversion();
    int writes = chip.writes.size();
    chip.brownOut();
    Broken sagged = assertInstanceOf(Broken.class, next());
    assertTrue(sagged.reason().contains("sagged"), sagged.reason());
    assertEquals(2, chip.calibrations);
    assertEquals(2 * writes, chip.writes.size());
    conversion();
  }

  @Test
  void aChipThatForgotItsGainAloneIsNoticedWithinASecond() throws InterruptedException {
    cell.open();
    chip.write(Nau7802.CTRL1, (byte) 0);
    long since = chip.nanos();
    LoadSample sample = cell.next(LIMIT);
    while (!(sample instanceof Broken)) {
      assertTrue(chip.nanos() - since < 2_000_000_000L, "not noticed");
      sample = cell.next(LIMIT);
    }
    assertEquals(2, chip.calibrations);
  }

  @Test
  void aChipThatHangsGivesNothingAndIsStartedAnewAfterASecond() throws InterruptedException {
    cell.open();
    conversion();
    chip.hang();
    cell.next(LIMIT); // the word that was ready
    assertInstanceOf(Missing.class, cell.next(LIMIT));
    chip.dead = false;
    for (int i = 0; i < 40; i++) {
      cell.next(LIMIT);
    }
    conversion();
    assertEquals(2, chip.calibrations);
  }

  @Test
  void whatFailsAtTheStartSaysWhatToDo() {
    chip.neverPowersUp = true;
    assertFaulty("does not power up", "3.3 V");
    chip.neverPowersUp = false;
    chip.dead = true;
    assertFaulty("does not convert", "E+ and E-");
    chip.dead = false;
    chip.neverCalibrates = true;
    assertFaulty("does not end its calibration", "supply");
    chip.neverCalibrates = false;
    chip.failsCalibration = true;
    assertFaulty("can't calibrate itself", "E+ and E-");
  }

  @Test
  void anAbsentChipIsAbsentAndTheBusIsLetGo() throws InterruptedException {
    chip.absent = true;
    DeviceException none = assertThrows(DeviceException.class, cell::open);
    assertInstanceOf(Absent.class, none.state());
    cell.close();
    assertTrue(chip.closed);
    chip.absent = false;
    cell.open();
    conversion();
  }

  private void assertFaulty(String reason, String wayOut) {
    DeviceException failed = assertThrows(DeviceException.class, cell::open);
    Faulty faulty = assertInstanceOf(Faulty.class, failed.state());
    assertTrue(faulty.reason().contains(reason), faulty.reason());
    assertTrue(faulty.wayOut().contains(wayOut), faulty.wayOut());
    cell.close();
  }

  /// The next that is not a hole.
  private LoadSample next() throws InterruptedException {
    LoadSample sample = cell.next(LIMIT);
    return sample instanceof Missing ? cell.next(LIMIT) : sample;
  }

  private Conversion conversion() throws InterruptedException {
    return assertInstanceOf(Conversion.class, cell.next(LIMIT));
  }
}
