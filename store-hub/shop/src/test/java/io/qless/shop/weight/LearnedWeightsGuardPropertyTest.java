package io.qless.shop.weight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.cart.LineId;
import io.qless.shop.catalogue.PieceWeight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A store whose catalogue knows the content of its packs but not their packaging, for two months
/// of trolleys with noisy scales: does what they learn make the guard better, and can one of them
/// make it worse?
class LearnedWeightsGuardPropertyTest {

  private static final int SEEDS = 5;
  private static final int ARTICLES = 60;
  private static final int TROLLEYS = 6;
  private static final int DAYS = 60;
  private static final double SCALE_SIGMA = 1;
  private static final int TRIALS = 4_000;

  /// An article that is switched for one so much heavier, or laid on top of it.
  private static final int HIDDEN_GRAMS = 25;

  /// What one trolley tells that is not so.
  private interface Fault {
    long told(long measured, PieceWeight believed);
  }

  private static final Fault HONEST = (measured, believed) -> measured;
  private static final Fault SILENT = (measured, believed) -> 0;

  /// @param catalogue what the file says
  /// @param grams what a pack really weighs, and its spread
  private record Pack(PieceWeight catalogue, double grams, double sigma) {}

  /// Shares of trials.
  private record Guarded(double falseAlarms, double missed) {
    double errors() {
      return falseAlarms + missed;
    }
  }

  @Test
  void learnedWeightsMakeTheGuardBetter() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Pack> packs = packs(seed);
      Guarded before = guarded(packs, catalogue(packs), seed);
      Guarded after = guarded(packs, learned(packs, seed, HONEST), seed);
      String figures = "seed " + seed + ": " + before + " then " + after;
      assertTrue(after.falseAlarms() < before.falseAlarms() / 2, figures);
      assertTrue(after.missed() < before.missed(), figures);
    }
  }

  /// Measured against the same store in which that trolley says nothing: five others remain.
  @Test
  void aTrolleyThatLiesIsAsGoodAsSilent() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Pack> packs = packs(seed);
      List<PieceWeight> silent = learned(packs, seed, SILENT);
      Guarded without = guarded(packs, silent, seed);
      for (Fault fault : faults()) {
        List<PieceWeight> weights = learned(packs, seed, fault);
        for (int at = 0; at < ARTICLES; at++) {
          double led = off(packs.get(at), weights.get(at)) - off(packs.get(at), silent.get(at));
          assertTrue(led <= 3, "seed " + seed + ": " + packs.get(at) + " led away by " + led);
        }
        Guarded lied = guarded(packs, weights, seed);
        String figures = "seed " + seed + ": " + without + ", lied to " + lied;
        assertTrue(lied.errors() < without.errors() + 0.01, figures);
      }
    }
  }

  @Test
  void whoSaysMoreThanADayHoldsIsNotHeard() {
    Witnesses seen = Witnesses.none(500, 100);
    for (int i = 0; i < 100; i++) {
      seen = seen.hear("T1", 7, 505, LearnedWeight.Trust.SCALE);
    }
    Witnesses.Witness told = Objects.requireNonNull(seen.byTrolley().get("T1"));
    assertEquals(Witnesses.PER_DAY, told.seen().votes());
    assertTrue(!seen.isLearned());
  }

  @Test
  void twoTrolleysTeachNothing() {
    Witnesses seen = taught(Witnesses.none(500, 100), 2, 510);
    assertEquals(500, seen.learned().grams());
    assertTrue(taught(seen, 3, 510).learned().grams() > 505);
  }

  @Test
  void theListOfWitnessesEndsAndTheStaleMakeRoom() {
    Witnesses seen = taught(Witnesses.none(500, 100), 40, 505);
    assertEquals(Witnesses.MOST, seen.byTrolley().size());
    assertTrue(!seen.mayHear("T99", 100));
    assertTrue(seen.mayHear("T99", 100 + 2L * Witnesses.STALE_DAYS));
    Witnesses later =
        seen.hear("T99", 100 + 2L * Witnesses.STALE_DAYS, 505, LearnedWeight.Trust.SCALE);
    assertEquals(Witnesses.MOST, later.byTrolley().size());
    assertTrue(later.byTrolley().containsKey("T99"));
  }

  @Test
  void aNewPackInTheCatalogueForgetsAndALittleCorrectionDoesNot() {
    Witnesses seen = taught(Witnesses.none(500, 100), 4, 510);
    assertEquals(510, seen.under(512, 100).learned().grams());
    assertEquals(4, seen.under(512, 100).byTrolley().size());
    assertTrue(seen.under(450, 100).byTrolley().isEmpty());
  }

  @Test
  void theTrolleyThatDisagreesIsNamed() {
    Witnesses seen = taught(Witnesses.none(500, 25), 5, 502);
    for (int day = 0; day < 10; day++) {
      seen = seen.hear("T9", 200 + day, 514, LearnedWeight.Trust.SCALE);
    }
    assertEquals(List.of("T9"), seen.disagreeing());
  }

  /// So many trolleys saw it for some days.
  private static Witnesses taught(Witnesses before, int trolleys, long grams) {
    Witnesses seen = before;
    for (int day = 90; day <= 100; day++) {
      for (int trolley = 1; trolley <= trolleys; trolley++) {
        seen = seen.hear("T" + trolley, day, grams, LearnedWeight.Trust.SCALE);
      }
    }
    return seen;
  }

  private static double off(Pack pack, PieceWeight weight) {
    return Math.abs(weight.grams() - pack.grams());
  }

  /// A scale that shows too much, one that shows too little, one that says whatever will still be
  /// believed, and one that says anything.
  private static List<Fault> faults() {
    Random random = new Random(99);
    return List.of(
        (measured, believed) -> measured + measured / 12,
        (measured, believed) -> measured - 14,
        (measured, believed) -> believed.grams() + 15,
        (measured, believed) -> 1 + random.nextInt(3_000));
  }

  private static List<Pack> packs(int seed) {
    Random random = new Random(seed);
    List<Pack> packs = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      long content = 80L + random.nextInt(900);
      long spread = Math.max(1, content / 50);
      double grams = content * (1 + 0.03 * random.nextDouble()) + 2 + 10 * random.nextDouble();
      packs.add(new Pack(new PieceWeight(content, spread * spread), grams, 0.5 + 0.004 * content));
    }
    return packs;
  }

  private static List<PieceWeight> catalogue(List<Pack> packs) {
    return packs.stream().map(Pack::catalogue).toList();
  }

  /// What the store knows after two months in which each trolley sold each article every other day,
  /// and the first one told what it liked.
  private static List<PieceWeight> learned(List<Pack> packs, int seed, Fault first) {
    Random random = new Random(1_000 + seed);
    List<PieceWeight> learned = new ArrayList<>();
    for (Pack pack : packs) {
      Witnesses seen = Witnesses.none(pack.catalogue().grams(), pack.catalogue().variance());
      for (int day = 0; day < DAYS; day++) {
        for (int trolley = 0; trolley < TROLLEYS; trolley++) {
          boolean lies = trolley == 0 && first != HONEST;
          for (int times = lies ? 2 * Witnesses.PER_DAY : random.nextInt(2); times > 0; times--) {
            PieceWeight now = seen.learned().weight();
            long measured = placed(pack, random);
            // An honest trolley's guard lets through only what it can explain.
            if (lies || explains(now, measured)) {
              long told = trolley == 0 ? first.told(measured, now) : measured;
              seen =
                  told == 0 ? seen : seen.hear("T" + trolley, day, told, LearnedWeight.Trust.SCALE);
            }
          }
        }
      }
      learned.add(seen.learned().weight());
    }
    return learned;
  }

  private static Guarded guarded(List<Pack> packs, List<PieceWeight> weights, int seed) {
    Random random = new Random(2_000 + seed);
    int alarms = 0;
    int missed = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      int at = random.nextInt(packs.size());
      long measured = placed(packs.get(at), random);
      alarms += explains(weights.get(at), measured) ? 0 : 1;
      missed += explains(weights.get(at), measured + HIDDEN_GRAMS) ? 1 : 0;
    }
    return new Guarded((double) alarms / TRIALS, (double) missed / TRIALS);
  }

  private static long placed(Pack pack, Random random) {
    double scales = SCALE_SIGMA * Math.sqrt(2);
    return Math.max(
        1,
        Math.round(
            pack.grams() + pack.sigma() * random.nextGaussian() + scales * random.nextGaussian()));
  }

  private static boolean explains(PieceWeight expected, long measured) {
    Expectation awaited =
        new Expectation(new LineId("line"), expected.grams(), expected.variance());
    BasketGuard guard = BasketGuard.over(at(8_000)).expect(awaited).settle(at(8_000 + measured));
    return guard.verdict() instanceof Verdict.Explained;
  }

  private static RestingWeight at(long grams) {
    return new RestingWeight(grams, 1_000, Instant.EPOCH);
  }
}
