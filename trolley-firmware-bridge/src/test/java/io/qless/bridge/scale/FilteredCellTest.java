package io.qless.bridge.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.qless.bridge.scale.ScaleReading.Settled;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The zero of an empty basket, and of one that is none.
class FilteredCellTest {

  private static final int MINUTE = 60 * StabilityFilter.SAMPLES_PER_SECOND;
  private static final long PERIOD_NANOS = 12_500_000;

  private final CreepingCell cell = new CreepingCell();
  private Calibration calibration = Calibration.NONE;
  private boolean empty;
  private final FilteredCell filtered = new FilteredCell(cell, () -> calibration, () -> empty);

  /// What lies on it, and a trembling, as one value for a second is a broken converter.
  private static final class CreepingCell implements LoadCell {
    private double grams;
    private double creepPerSample;
    private long samples;

    @Override
    public String identity() {
      return "creeping";
    }

    @Override
    public void open() {}

    @Override
    public LoadSample next(Duration limit) {
      samples++;
      grams += creepPerSample;
      return new LoadSample.Conversion(
          grams + (samples % 2 == 0 ? 0.3 : -0.3), samples * PERIOD_NANOS);
    }

    @Override
    public void close() {}
  }

  @Test
  void anEmptyBasketsZeroIsFollowedAndGoodsAreWeighedFromIt() throws InterruptedException {
    cell.grams = 20;
    empty = true;
    assertThat(after(MINUTE)).isCloseTo(0, within(1L));
    empty = false;
    cell.grams += 500;
    assertThat(after(MINUTE)).isCloseTo(500, within(1L));
  }

  @Test
  void aBasketThatIsNotKnownToBeEmptyKeepsItsZero() throws InterruptedException {
    cell.grams = 20;
    assertThat(after(5 * MINUTE)).isEqualTo(20);
  }

  @Test
  void whatIsTooMuchForACreepIsLeftAlone() throws InterruptedException {
    empty = true;
    cell.grams = 31;
    assertThat(after(5 * MINUTE)).isEqualTo(31);
  }

  @Test
  void theZeroNeverGoesFurtherThanTwoBands() throws InterruptedException {
    empty = true;
    cell.creepPerSample = 50.0 / (20 * MINUTE);
    assertThat(after(20 * MINUTE)).isCloseTo(20, within(1L));
  }

  @Test
  void aNewCalibrationBeginsAtItsOwnZero() throws InterruptedException {
    cell.grams = 20;
    empty = true;
    assertThat(after(MINUTE)).isCloseTo(0, within(1L));
    empty = false;
    calibration = new Calibration(5, 1, Instant.EPOCH, "meena");
    assertThat(after(MINUTE)).isEqualTo(15);
  }

  /// What a load reads that has rested for so many samples.
  private long after(int samples) throws InterruptedException {
    ScaleReading reading = new ScaleReading.Moving();
    for (int i = 0; i < samples; i++) {
      reading = filtered.next();
    }
    assertThat(reading).isInstanceOf(Settled.class);
    return ((Settled) reading).grams();
  }
}
