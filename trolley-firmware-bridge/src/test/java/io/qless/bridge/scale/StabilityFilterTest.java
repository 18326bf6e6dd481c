package io.qless.bridge.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.bridge.scale.LoadSample.Conversion;
import io.qless.bridge.scale.LoadSample.Missing;
import io.qless.bridge.scale.LoadSample.Saturated;
import io.qless.bridge.scale.ScaleReading.Fault;
import io.qless.bridge.scale.ScaleReading.Moving;
import io.qless.bridge.scale.ScaleReading.Settled;
import io.qless.bridge.sim.PanSignal;
import io.qless.bridge.sim.SimulatedLoadCell;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The filter on simulated signals of known load, in samples instead of seconds.
class StabilityFilterTest {

  private static final int SECOND = StabilityFilter.SAMPLES_PER_SECOND;
  private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1) / SECOND;
  private static final double BASKET_GRAMS = 8_000;

  private final StabilityFilter filter = new StabilityFilter();
  private long nowNanos;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 50);
  }

  @Test
  void nothingIsSaidBeforeTheWindowIsFull() {
    var pan = new PanSignal(1, BASKET_GRAMS);
    for (int i = 0; i < 9 + SECOND / 2 - 2; i++) {
      assertEquals(new Moving(), accept(pan));
    }
    assertInstanceOf(Settled.class, accept(pan));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aDroppedArticleSettlesWithinTwoSecondsWithinFiveGrams(long seed) {
    var pan = restingPan(seed);
    pan.step(500, nowNanos);
    assertSettledNear(BASKET_GRAMS + 500, first2SecondsAfterMoving(pan));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aRemovedArticleSettlesWithinTwoSecondsWithinFiveGrams(long seed) {
    var pan = restingPan(seed);
    pan.step(-250, nowNanos);
    assertSettledNear(BASKET_GRAMS - 250, first2SecondsAfterMoving(pan));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aRollingTrolleyNeverSettles(long seed) {
    var pan = restingPan(seed);
    pan.shake(SimulatedLoadCell.ROLLING_GRAMS, Duration.ofSeconds(10), nowNanos);
    run(pan, SECOND / 2);
    for (int i = 0; i < 9 * SECOND; i++) {
      assertEquals(new Moving(), accept(pan), "sample " + i);
    }
  }

  @Test
  void whenTheTrolleyStopsTheLoadSettlesAgain() {
    var pan = restingPan(7);
    pan.shake(SimulatedLoadCell.ROLLING_GRAMS, Duration.ofSeconds(3), nowNanos);
    run(pan, 3 * SECOND);
    assertSettledNear(BASKET_GRAMS, run(pan, 2 * SECOND));
  }

  @Test
  void aRestingLoadStaysSettled() {
    var pan = restingPan(3);
    for (int i = 0; i < 60 * SECOND; i++) {
      assertSettledNear(BASKET_GRAMS, accept(pan));
    }
  }

  @Test
  void aSlowCreepStaysSettledAndIsFollowed() {
    var pan = restingPan(4);
    pan.drift(10, nowNanos);
    assertSettledNear(BASKET_GRAMS + 20, run(pan, 120 * SECOND));
  }

  @Test
  void aSteadyRiseInsideTheBandIsStillAMovement() {
    double gramsPerSample = 26.0 / SECOND;
    for (int i = 0; i < 5 * SECOND; i++) {
      assertEquals(new Moving(), accept(BASKET_GRAMS + gramsPerSample * i), "sample " + i);
    }
  }

  @Test
  void aStepFadesWithATimeConstantOf80Milliseconds() {
    for (int i = 0; i < SECOND; i++) {
      accept(BASKET_GRAMS + 0.001 * i);
    }
    int samples = 0;
    boolean moved = false;
    ScaleReading reading = new Moving();
    while (samples < SECOND && !(moved && reading instanceof Settled)) {
      samples++;
      reading = accept(BASKET_GRAMS + 100 + 0.001 * samples);
      moved = moved || reading instanceof Moving;
    }
    // 4 samples until the median follows, 12 until e^(-t/80 ms) is below 15 %, 40 of window.
    assertEquals(56, samples, 1);
  }

  @Test
  void sigmaTellsTheScatter() {
    Settled settled = assertInstanceOf(Settled.class, run(restingPan(5), 1));
    assertTrue(settled.sigmaGrams() > 0.2 && settled.sigmaGrams() < 2.1, settled::toString);
  }

  @Test
  void singleTornWordsAreNothing() {
    var pan = restingPan(6);
    var random = new Random(6);
    for (int i = 0; i < 20 * SECOND; i++) {
      ScaleReading reading = i % 100 == 0 ? accept(random.nextInt(-98_000, 98_000)) : accept(pan);
      assertSettledNear(BASKET_GRAMS, reading);
    }
  }

  @Test
  void manyTornWordsAreAFault() {
    var pan = restingPan(6);
    ScaleReading last = new Moving();
    for (int i = 0; i < 2 * SECOND && !(last instanceof Fault); i++) {
      last = i % 4 == 0 ? accept(90_000) : accept(pan);
    }
    assertFault("jumps", last);
  }

  @Test
  void aMissingConversionIsAFaultAndTheWindowStartsOver() {
    var pan = restingPan(8);
    assertFault("no conversion", filter.accept(new Missing()));
    assertEquals(new Moving(), accept(pan));
    assertSettledNear(BASKET_GRAMS, run(pan, SECOND));
  }

  @Test
  void saturationIsAFaultOnlyWhenItStays() {
    var pan = restingPan(9);
    assertInstanceOf(Settled.class, filter.accept(new Saturated()));
    run(pan, SECOND);
    ScaleReading last = new Moving();
    for (int i = 0; i < 5; i++) {
      last = filter.accept(new Saturated());
    }
    assertFault("end", last);
  }

  @Test
  void aConverterThatRepeatsOneValueIsAFaultUntilItLives() {
    var pan = restingPan(10);
    ScaleReading last = new Moving();
    for (int i = 0; i <= SECOND; i++) {
      last = accept(BASKET_GRAMS);
    }
    assertFault("repeats", last);
    assertSettledNear(BASKET_GRAMS, run(pan, SECOND));
  }

  @Test
  void aHoleInTimeStartsTheWindowOver() {
    var pan = restingPan(11);
    nowNanos += TimeUnit.MILLISECONDS.toNanos(101);
    assertEquals(new Moving(), accept(pan));
  }

  private PanSignal restingPan(long seed) {
    var pan = new PanSignal(seed, BASKET_GRAMS);
    assertInstanceOf(Settled.class, run(pan, SECOND));
    return pan;
  }

  /// The reading that a step settles to, within two seconds of samples.
  private ScaleReading first2SecondsAfterMoving(PanSignal pan) {
    boolean moved = false;
    for (int i = 0; i < 2 * SECOND; i++) {
      ScaleReading reading = accept(pan);
      moved = moved || reading instanceof Moving;
      if (moved && reading instanceof Settled) {
        return reading;
      }
    }
    return new Moving();
  }

  private ScaleReading run(PanSignal pan, int samples) {
    ScaleReading last = new Moving();
    for (int i = 0; i < samples; i++) {
      last = accept(pan);
    }
    return last;
  }

  private ScaleReading accept(PanSignal pan) {
    return accept(pan.gramsAt(nowNanos + PERIOD_NANOS));
  }

  private ScaleReading accept(double grams) {
    nowNanos += PERIOD_NANOS;
    return filter.accept(new Conversion(grams, nowNanos));
  }

  private static void assertSettledNear(double grams, ScaleReading reading) {
    Settled settled = assertInstanceOf(Settled.class, reading);
    assertEquals(grams, (double) settled.grams(), 5.0);
  }

  private static void assertFault(String reason, ScaleReading reading) {
    Fault fault = assertInstanceOf(Fault.class, reading);
    assertTrue(fault.reason().contains(reason), fault::reason);
  }
}
