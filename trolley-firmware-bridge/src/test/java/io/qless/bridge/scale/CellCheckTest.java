package io.qless.bridge.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qless.bridge.scale.CellReport.Verdict;
import io.qless.bridge.scale.LoadSample.Conversion;
import io.qless.bridge.scale.LoadSample.Missing;
import io.qless.bridge.scale.LoadSample.Saturated;
import io.qless.bridge.sim.PanSignal;
import org.junit.jupiter.api.Test;

class CellCheckTest {

  private static final long PERIOD_NANOS = 12_500_000;
  private static final int SAMPLES = 20 * StabilityFilter.SAMPLES_PER_SECOND;

  private final CellCheck check = new CellCheck();

  @Test
  void aHealthyCellIsWellAndItsNoiseIsMeasured() {
    watch(new PanSignal(1, 2_300), 1, PERIOD_NANOS);
    CellReport report = check.report();
    assertEquals(Verdict.WELL, report.verdict(), report::inWords);
    assertEquals(PanSignal.NOISE_GRAMS, report.noiseGrams(), 0.2);
    assertEquals(0, report.driftGramsPerMinute(), 3 * report.driftSigma());
    assertEquals(80, report.perSecond(), 0.1);
  }

  @Test
  void aDriftIsMeasuredAndIsNoNoise() {
    PanSignal warm = new PanSignal(1, 0);
    warm.drift(-12, 0);
    watch(warm, 1, PERIOD_NANOS);
    CellReport report = check.report();
    assertEquals(Verdict.DRIFTING, report.verdict(), report::inWords);
    assertEquals(-12, report.driftGramsPerMinute(), 3 * report.driftSigma());
    assertEquals(PanSignal.NOISE_GRAMS, report.noiseGrams(), 0.2);
  }

  @Test
  void aShortLookIsNotSureOfADrift() {
    for (int i = 0; i < 6 * StabilityFilter.SAMPLES_PER_SECOND; i++) {
      PanSignal still = new PanSignal(i, 0);
      check.accept(new Conversion(still.gramsAt(0), i * PERIOD_NANOS));
    }
    CellReport report = check.report();
    assertEquals(Verdict.WELL, report.verdict(), report::inWords);
    assertEquals(3.3, report.driftSigma(), 0.5);
  }

  @Test
  void threeTimesTheNoiseIsTooMuch() {
    watch(new PanSignal(1, 0), 3, PERIOD_NANOS);
    assertEquals(Verdict.NOISY, check.report().verdict());
  }

  @Test
  void tornWordsAreCountedAndSpoilNoFigure() {
    watch(new PanSignal(1, 0), 1, PERIOD_NANOS);
    for (int i = 0; i < 5; i++) {
      check.accept(new Conversion(-40_000, (SAMPLES + i) * PERIOD_NANOS));
      check.accept(new Saturated());
    }
    CellReport report = check.report();
    assertEquals(10, report.torn());
    assertEquals(Verdict.TORN, report.verdict());
    assertEquals(PanSignal.NOISE_GRAMS, report.noiseGrams(), 0.2);
  }

  @Test
  void oneTornWordInAThousandIsWell() {
    watch(new PanSignal(1, 0), 1, PERIOD_NANOS);
    check.accept(new Saturated());
    assertEquals(Verdict.WELL, check.report().verdict());
  }

  @Test
  void aSlowConverterAndASilentOneAreNamed() {
    watch(new PanSignal(1, 0), 1, 8 * PERIOD_NANOS);
    assertEquals(Verdict.SLOW, check.report().verdict());
    for (int i = 0; i < 100; i++) {
      check.accept(new Missing());
    }
    assertEquals(Verdict.SILENT, check.report().verdict());
    assertEquals(Verdict.SILENT, new CellCheck().report().verdict());
  }

  private void watch(PanSignal signal, double louder, long period) {
    for (int i = 0; i < SAMPLES; i++) {
      long at = i * period;
      double grams = signal.gramsAt(at);
      double load = signal.loadGrams(at);
      check.accept(new Conversion(load + louder * (grams - load), at));
    }
  }
}
