package io.qless.shop.weight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.cart.LineId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubsetMatchPropertyTest {

  private static final SubsetMatch.Tolerance QUIET = new SubsetMatch.Tolerance(2_000_000, 0);

  @Test
  void whatWasPlacedIsFoundAmongWhatWasAnnounced() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Expectation> announced = announced(random, 1 + random.nextInt(10));
      long sum = announced.stream().filter(e -> random.nextBoolean()).mapToLong(grams()).sum();
      SubsetMatch match = SubsetMatch.nearest(sum, announced, QUIET);
      assertTrue(match.found(), "seed " + seed);
      assertEquals(sum, sumOf(match, announced), "an exact set is nearest, seed " + seed);
    }
  }

  @Test
  void noSetIsNearerThanTheOneFound() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Expectation> announced = announced(random, 1 + random.nextInt(9));
      long difference = random.nextInt(6_000) - 2_000L;
      SubsetMatch match = SubsetMatch.nearest(difference, announced, QUIET);
      long nearest = nearestByTryingAll(difference, announced);
      assertEquals(nearest < Long.MAX_VALUE, match.found(), "seed " + seed);
      if (match.found()) {
        assertEquals(nearest, Math.abs(difference - sumOf(match, announced)), "seed " + seed);
      }
    }
  }

  @Test
  void ofTwoEquallyNearTheFewerAndThenTheOlderWin() {
    List<Expectation> announced =
        List.of(piece(0, 200), piece(1, 200), piece(2, 100), piece(3, 100));
    assertEquals(
        List.of(true, false, false, false), SubsetMatch.nearest(200, announced, QUIET).chosen());
  }

  @Test
  void theLargestNumbersDoNotOverflow() {
    List<Expectation> heavy = new ArrayList<>();
    for (int i = 0; i < SubsetMatch.MAX_MATCHED; i++) {
      heavy.add(
          new Expectation(new LineId("l" + i), Expectation.MOST_GRAMS, Expectation.MOST_VARIANCE));
    }
    long all = SubsetMatch.MAX_MATCHED * Expectation.MOST_GRAMS;
    assertEquals(all, sumOf(SubsetMatch.nearest(all, heavy, QUIET), heavy));
    assertTrue(!SubsetMatch.nearest(-3 * all, heavy, QUIET).found());
  }

  private static long nearestByTryingAll(long difference, List<Expectation> announced) {
    long nearest = Long.MAX_VALUE;
    for (int set = 0; set < 1 << announced.size(); set++) {
      int bits = set;
      List<Expectation> chosen =
          IntStream.range(0, announced.size())
              .filter(i -> (bits & 1 << i) != 0)
              .mapToObj(announced::get)
              .toList();
      long off = Math.abs(difference - chosen.stream().mapToLong(grams()).sum());
      double variance = 2 + chosen.stream().mapToLong(Expectation::variance).sum();
      if (off <= Math.max(BasketGuard.LEAST_NOTICED_GRAMS, 3 * Math.sqrt(variance))) {
        nearest = Math.min(nearest, off);
      }
    }
    return nearest;
  }

  private static java.util.function.ToLongFunction<Expectation> grams() {
    return Expectation::grams;
  }

  private static long sumOf(SubsetMatch match, List<Expectation> announced) {
    return IntStream.range(0, announced.size())
        .filter(match.chosen()::get)
        .mapToLong(i -> announced.get(i).grams())
        .sum();
  }

  private static List<Expectation> announced(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Expectation(
                new LineId("l" + i),
                (random.nextInt(5) == 0 ? -1 : 1) * (5L + random.nextInt(1_500)),
                random.nextInt(200)))
        .toList();
  }

  private static Expectation piece(int line, long grams) {
    return new Expectation(new LineId("l" + line), grams, 4);
  }
}
