package io.qless.bridge.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.DeviceException;
import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.DeviceState.Present;
import io.qless.bridge.scale.ScaleReading.Fault;
import io.qless.bridge.scale.ScaleReading.Moving;
import io.qless.bridge.scale.ScaleReading.Settled;
import io.qless.bridge.sim.PanSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The scale on a cell that gives its samples as fast as they are asked for.
class ScaleTest {

  private static final long PERIOD_NANOS = 12_500_000;
  private static final long SECOND = StabilityFilter.SAMPLES_PER_SECOND;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final BlockingQueue<ScaleReading> readings = new LinkedBlockingQueue<>();
  private final BlockingQueue<DeviceState> states = new LinkedBlockingQueue<>();

  private final ScaleListener listener =
      new ScaleListener() {
        @Override
        public void reading(ScaleReading reading) {
          readings.add(reading);
        }

        @Override
        public void state(DeviceState state) {
          states.add(state);
        }
      };

  /// Plays a script for a number of samples and then keeps silent until it is closed.
  private static final class ScriptedCell implements LoadCell {
    private final PanSignal pan = new PanSignal(1, 0);
    private final Consumer<ScriptedCell> script;
    private final long samples;
    private long sample;

    ScriptedCell(long samples, Consumer<ScriptedCell> script) {
      this.samples = samples;
      this.script = script;
    }

    long nowNanos() {
      return sample * PERIOD_NANOS;
    }

    @Override
    public String identity() {
      return "scripted";
    }

    @Override
    public void open() {}

    @Override
    public LoadSample next(Duration limit) throws InterruptedException {
      if (sample == samples) {
        TimeUnit.DAYS.sleep(1);
      }
      sample++;
      script.accept(this);
      return new LoadSample.Conversion(pan.gramsAt(nowNanos()), nowNanos());
    }

    @Override
    public void close() {}
  }

  @Test
  void aDropIsToldAsMovingAndThenSettled() throws InterruptedException {
    var cell =
        new ScriptedCell(
            20 * SECOND,
            c -> {
              if (c.sample == 5 * SECOND) {
                c.pan.step(500, c.nowNanos());
              }
            });
    try (var scale = new Scale("scale", cell, Calibration.NONE)) {
      scale.start(listener);
      assertEquals(new Moving(), take(readings));
      assertSettledNear(0, take(readings));
      assertEquals(new Moving(), take(readings));
      assertSettledNear(500, take(readings));
      assertEquals(new Present(), take(states));
    }
    assertTrue(readings.stream().allMatch(Settled.class::isInstance), readings::toString);
    assertTrue(states.isEmpty(), states::toString);
  }

  @Test
  void aCreepIsToldInStepsOfItsOwn() throws InterruptedException {
    var cell =
        new ScriptedCell(
            60 * SECOND,
            c -> {
              if (c.sample == SECOND) {
                c.pan.drift(10, c.nowNanos());
              }
            });
    try (var scale = new Scale("scale", cell, Calibration.NONE)) {
      scale.start(listener);
      assertEquals(new Moving(), take(readings));
      long first = assertInstanceOf(Settled.class, take(readings)).grams();
      long second = assertInstanceOf(Settled.class, take(readings)).grams();
      assertEquals(first + ScaleReading.CREEP_GRAMS, second);
    }
  }

  @Test
  void aFaultIsToldAsReadingAndState() throws InterruptedException {
    LoadCell mute =
        new LoadCell() {
          @Override
          public String identity() {
            return "broken";
          }

          @Override
          public void open() {}

          @Override
          public LoadSample next(Duration limit) {
            return new LoadSample.Missing();
          }

          @Override
          public void close() {}
        };
    try (var scale = new Scale("scale", mute, Calibration.NONE)) {
      scale.start(listener);
      Fault fault = assertInstanceOf(Fault.class, take(readings));
      assertEquals(new Faulty(fault.reason(), fault.wayOut()), take(states));
    }
    assertTrue(readings.isEmpty(), "told once");
    assertTrue(states.isEmpty(), "told once");
  }

  @Test
  void whoHearsThatItIsAbsentAlreadyReadsTheFault() throws InterruptedException {
    LoadCell none =
        new LoadCell() {
          @Override
          public String identity() {
            return "none";
          }

          @Override
          public void open() {
            throw new DeviceException("no cell", "plug it in");
          }

          @Override
          public LoadSample next(Duration limit) {
            throw new IllegalStateException("not open");
          }

          @Override
          public void close() {}
        };
    BlockingQueue<ScaleReading> asked = new LinkedBlockingQueue<>();
    try (var scale = new Scale("scale", none, Calibration.NONE)) {
      scale.start(
          new ScaleListener() {
            @Override
            public void reading(ScaleReading reading) {}

            @Override
            public void state(DeviceState state) {
              asked.add(scale.now());
            }
          });
      assertEquals(new Fault("no cell", "plug it in"), take(asked));
    }
  }

  @Test
  void aMissingCellIsAbsentOnceUntilItComes() throws InterruptedException {
    LoadCell late =
        new LoadCell() {
          @Override
          public String identity() {
            return "broken";
          }

          private int attempts;
          private final ScriptedCell inner = new ScriptedCell(5 * SECOND, _ -> {});

          @Override
          public void open() {
            attempts++;
            if (attempts < 3) {
              throw new DeviceException("no cell", "plug it in");
            }
          }

          @Override
          public LoadSample next(Duration limit) throws InterruptedException {
            return inner.next(limit);
          }

          @Override
          public void close() {}
        };
    try (var scale = new Scale("scale", late, Calibration.NONE)) {
      scale.start(listener);
      assertEquals(new Absent("no cell", "plug it in"), take(states));
      assertEquals(new Present(), take(states));
      assertEquals(new Fault("no cell", "plug it in"), take(readings));
      assertEquals(new Moving(), take(readings));
      assertSettledNear(0, take(readings));
    }
  }

  @Test
  void aCalibrationCountsFromTheNextReading() throws InterruptedException {
    var cell =
        new ScriptedCell(
            600 * SECOND,
            c -> {
              if (c.sample == 1) {
                c.pan.step(1_000, 0);
              }
            });
    try (var scale = new Scale("scale", cell, new Calibration(500, 2, Instant.EPOCH, "Meena"))) {
      scale.start(listener);
      assertEquals(new Moving(), take(readings));
      assertSettledNear(1_000, take(readings)); // (1,000 g - 500 g) * 2
      scale.calibrate(new Calibration(0, 3, Instant.EPOCH, "Meena"));
      ScaleReading next = take(readings);
      while (!(next instanceof Settled rest) || rest.grams() < 2_000) {
        next = take(readings);
      }
      assertSettledNear(3_000, next);
      assertEquals(next.getClass(), scale.now().getClass());
    }
  }

  @Test
  void aScaleStartsOnlyOnce() {
    try (var scale = new Scale("scale", new ScriptedCell(0, _ -> {}), Calibration.NONE)) {
      scale.start(listener);
      assertThrows(IllegalStateException.class, () -> scale.start(listener));
    }
  }

  private static void assertSettledNear(double grams, ScaleReading reading) {
    assertEquals(grams, (double) assertInstanceOf(Settled.class, reading).grams(), 5.0);
  }

  private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    if (next == null) {
      throw new AssertionError("nothing came within " + LIMIT);
    }
    return next;
  }
}
