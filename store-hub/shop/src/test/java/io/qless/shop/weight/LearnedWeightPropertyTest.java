package io.qless.shop.weight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.weight.LearnedWeight.Trust;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnedWeightPropertyTest {

  @Test
  void meanAndVarianceAreThoseOfTwoPasses() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      long start = 50L + random.nextInt(5_000);
      long variance = random.nextInt(400);
      LearnedWeight learned = LearnedWeight.from(start, variance);
      List<Long> believed = new ArrayList<>();
      for (int i = random.nextInt(200); i > 0; i--) {
        Trust trust = random.nextInt(4) == 0 ? Trust.STAFF : Trust.SCALE;
        long seen = Math.round(start + 6 + 5 * random.nextGaussian());
        long before = learned.votes();
        learned = learned.observe(seen, trust);
        believed.addAll(Collections.nCopies((int) (learned.votes() - before), seen));
      }
      assertTwoPasses(learned, believed, "seed " + seed);
    }
  }

  private static void assertTwoPasses(LearnedWeight learned, List<Long> seen, String seed) {
    double all = LearnedWeight.CATALOGUE_VOTES + seen.size();
    double mean =
        (LearnedWeight.CATALOGUE_VOTES * learned.start()
                + seen.stream().mapToLong(each -> each).sum())
            / all;
    double toStart = learned.start() - mean;
    double squares = LearnedWeight.CATALOGUE_VOTES * (learned.startVariance() + toStart * toStart);
    for (long each : seen) {
      squares += (each - mean) * (each - mean);
    }
    assertEquals(mean, (double) learned.grams(), 0.5 + 1e-6, seed);
    double spread = Math.max(1, squares / all);
    assertTrue(learned.variance() >= spread - 1e-6, seed + ": never below " + spread);
    assertTrue(learned.variance() <= spread + 2, seed + ": rounded up by less than 2 g²");
  }

  @Test
  void theOrderOfCredibleObservationsDoesNotMatter() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<Long> seen = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        seen.add(500L + random.nextInt(21) - 10);
      }
      LearnedWeight one = all(seen);
      Collections.shuffle(seen, random);
      assertEquals(one, all(seen), "seed " + seed);
    }
  }

  @Test
  void manyObservationsOutvoteTheCatalogue() {
    LearnedWeight learned = LearnedWeight.from(500, 100);
    for (int i = 0; i < 200; i++) {
      learned = learned.observe(520 + i % 3, Trust.SCALE);
    }
    assertEquals(521, learned.grams());
    assertTrue(learned.variance() < 20, "spread " + learned.variance());
  }

  @Test
  void staffCountMoreThanAScale() {
    LearnedWeight start = LearnedWeight.from(500, 100);
    assertTrue(start.observe(510, Trust.STAFF).grams() > start.observe(510, Trust.SCALE).grams());
  }

  @Test
  void anotherArticleIsNotBelieved() {
    LearnedWeight learned = LearnedWeight.from(500, 9).observe(900, Trust.SCALE);
    assertEquals(500, learned.grams());
    assertEquals(1, learned.rejected());
  }

  @Test
  void aCatalogueThatIsWrongAgainAndAgainIsDoubted() {
    LearnedWeight learned = LearnedWeight.from(500, 9);
    for (int i = 0; i < LearnedWeight.MANY_REJECTED; i++) {
      learned = learned.observe(700, Trust.SCALE);
    }
    assertTrue(learned.isDoubtful());
  }

  @Test
  void patienceLeadsAWeightAwayByAFifthAtMost() {
    LearnedWeight learned = LearnedWeight.from(1_000, 25);
    for (int i = 0; i < 20_000; i++) {
      learned = learned.observe(learned.grams() + 15, Trust.SCALE);
    }
    assertTrue(learned.grams() <= 1_200, "learned " + learned.grams() + " g");
  }

  @Test
  void itForgetsSlowlyAndStaysBounded() {
    LearnedWeight learned = LearnedWeight.from(100, 4);
    for (int i = 0; i < 50_000; i++) {
      learned = learned.observe(i < 25_000 ? 97 : 104, Trust.STAFF);
      assertTrue(learned.votes() <= LearnedWeight.MOST_VOTES, "votes " + learned.votes());
      assertTrue(learned.variance() >= 1, "variance " + learned.variance());
    }
    assertEquals(104, learned.grams());
  }

  private static LearnedWeight all(List<Long> seen) {
    LearnedWeight learned = LearnedWeight.from(500, 100);
    for (long each : seen) {
      learned = learned.observe(each, Trust.SCALE);
    }
    return learned;
  }
}
