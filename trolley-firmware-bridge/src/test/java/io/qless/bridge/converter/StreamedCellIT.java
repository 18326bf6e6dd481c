package io.qless.bridge.converter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.converter.WeightLine.Weight;
import io.qless.bridge.scale.Calibration;
import io.qless.bridge.scale.LoadSample.Conversion;
import io.qless.bridge.scale.RecordingScaleListener;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.Sensitivity;
import io.qless.bridge.scanner.SerialPortIo;
import io.qless.bridge.sim.PseudoTerminal;
import io.qless.bridge.sim.SimulatedScaleController;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A microcontroller that streams weights, on a real pseudo-terminal.
class StreamedCellIT {

  private static final long SEED = 7;
  private static final Duration LIMIT = Duration.ofMillis(37);

  private final RecordingScaleListener heard = new RecordingScaleListener();

  @TempDir Path dir;
  private Path link;
  private StreamedCell cell;

  @BeforeEach
  void name() {
    link = dir.resolve("controller");
    cell = new StreamedCell(SerialPortIo.at(link), "cell", Sensitivity.USUAL);
  }

  @Test
  void goodsThatAreDroppedAndTakenOutAreWeighed() throws InterruptedException {
    try (var hand = new SimulatedScaleController(link, SEED);
        var scale = new Scale("scale", cell, Calibration.NONE)) {
      scale.start(heard);
      heard.settled(0, 5);
      hand.drop(1_000);
      heard.settled(1_000, 5);
      hand.remove(400);
      heard.settled(600, 5);
      assertEquals(new Present(), heard.states.take());
      assertTrue(heard.states.isEmpty(), heard.states::toString);
    }
  }

  @Test
  void anUnplugIsToldOnceAndTheScaleGoesOnBehindAnotherPort() throws InterruptedException {
    try (var hand = new SimulatedScaleController(link, SEED);
        var scale = new Scale("scale", cell, Calibration.NONE)) {
      scale.start(heard);
      heard.settled(0, 5);
      hand.unplug();
      hand.drop(500);
      hand.plugIn();
      heard.settled(500, 5);
      assertEquals(new Present(), heard.states.take());
      assertInstanceOf(Absent.class, heard.states.take());
      assertEquals(new Present(), heard.states.take());
      assertTrue(heard.states.isEmpty(), heard.states::toString);
    }
  }

  @Test
  void tornAndLostLinesAreCountedAndAreNoWeights() throws InterruptedException {
    try (var hand = new SimulatedScaleController(link, SEED)) {
      cell.open();
      weight();
      hand.tearLines(5);
      hand.loseLines(3);
      while (cell.torn() < 5 || cell.lost() < 8) {
        assertEquals(0, weight().grams(), 50);
      }
      assertEquals(5, cell.torn());
      assertEquals(8, cell.lost(), "torn ones are lost, too");
      cell.close();
    }
  }

  @Test
  void aRestartOfTheControllerIsAHoleInTimeAndNoLostLine() throws InterruptedException {
    try (var hand = new SimulatedScaleController(link, SEED)) {
      cell.open();
      long before = weight().atNanos();
      for (int i = 0; i < 40; i++) {
        before = weight().atNanos();
      }
      hand.restart();
      long longest = 0;
      for (int i = 0; i < 40; i++) {
        long now = weight().atNanos();
        assertTrue(now >= before, "time goes back");
        longest = Math.max(longest, now - before);
        before = now;
      }
      assertEquals(1_000_000_000, longest);
      assertEquals(0, cell.lost());
      cell.close();
    }
  }

  @Test
  void aConverterThatIsSilentOrTooSlowIsAFaultWithAWayOut() throws InterruptedException {
    try (var hand = new SimulatedScaleController(link, SEED);
        var scale = new Scale("scale", cell, Calibration.NONE)) {
      hand.claimRate(10);
      scale.start(heard);
      faulty("10 times a second", "RATE");
      hand.claimRate(80);
      heard.settled(0, 5);
      hand.flag(Weight.SILENT);
      faulty("hears nothing", "between the controller and the converter");
      hand.flag(0);
      heard.settled(0, 5);
      hand.flag(Weight.SATURATED);
      faulty("at its end", "A+ and A-");
    }
  }

  @Test
  void whatIsNoScaleIsNeverAWeight() throws InterruptedException {
    try (var scanner = PseudoTerminal.open();
        var scale = new Scale("scale", cell, Calibration.NONE)) {
      scanner.linkAs(link);
      scale.start(heard);
      faulty("gives no conversion", "cable");
      for (int i = 0; i < 25; i++) {
        scanner.write("]E09520000000011\n");
      }
      faulty("no weights", "the port is the scale's");
      assertTrue(heard.settled.isEmpty(), heard.settled::toString);
    }
  }

  @Test
  void aPortThatIsNotThereIsAbsent() {
    DeviceException none = assertThrows(DeviceException.class, cell::open);
    assertInstanceOf(Absent.class, none.state());
  }

  private void faulty(String reason, String wayOut) throws InterruptedException {
    DeviceState state = heard.states.take();
    while (!(state instanceof Faulty faulty) || !faulty.reason().contains(reason)) {
      state = heard.states.take();
    }
    assertTrue(faulty.wayOut().contains(wayOut), faulty.wayOut());
  }

  private Conversion weight() {
    return assertInstanceOf(Conversion.class, cell.next(LIMIT));
  }
}
