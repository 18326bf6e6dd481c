package io.qless.shop.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever happens to points in whatever order, not one is lost or made.
class PointsLedgerPropertyTest {

  private static final int HISTORIES = 3_000;
  private static final int STEPS = 40;
  private static final PointsPolicy POLICY =
      new PointsPolicy(
          PointsPolicy.USUAL.perPoint(),
          PointsPolicy.USUAL.worth(),
          Duration.ofDays(3),
          Duration.ofDays(20),
          Duration.ofDays(4));

  @Test
  void eachLotsMovementsSumToWhatRemainsOfIt() {
    for (long seed = 0; seed < HISTORIES; seed++) {
      History history = new History(seed);
      for (int step = 0; step < STEPS; step++) {
        history.step();
        history.reconcile();
      }
    }
  }

  @Test
  void onceAllGoodsAreBackNothingIsLeft() {
    for (long seed = 0; seed < HISTORIES; seed++) {
      History history = new History(seed);
      for (int step = 0; step < STEPS; step++) {
        history.step();
      }
      history.bringAllBack();
      history.reconcile();
      PointsLedger end = history.ledger.expire(history.now.plus(Duration.ofDays(999)));
      String seedIs = "seed " + seed;
      assertEquals(0, end.movements().stream().mapToLong(Movement::points).sum(), seedIs);
      assertTrue(end.lots().stream().allMatch(lot -> lot.remaining() == 0), seedIs);
      assertEquals(0, end.sum(Movement.Kind.EARNED) + end.sum(Movement.Kind.REVERSED), seedIs);
      assertEquals(0, end.sum(Movement.Kind.REDEEMED) + end.sum(Movement.Kind.RETURNED), seedIs);
      assertEquals(0, end.sum(Movement.Kind.HELD) + end.sum(Movement.Kind.RELEASED), seedIs);
      assertEquals(0, end.sum(Movement.Kind.EXPIRED) + end.sum(Movement.Kind.UNEXPIRED), seedIs);
    }
  }

  /// One customer's year, and what a plain count says of it.
  private static final class History {
    private final long seed;
    private final Random random;
    private final Map<String, Long> earned = new LinkedHashMap<>();
    private final Map<String, Long> spent = new LinkedHashMap<>();
    private final Map<String, Long> held = new LinkedHashMap<>();
    private PointsLedger ledger = PointsLedger.EMPTY;
    private Instant now = Instant.parse("2026-11-24T06:30:00Z");
    private int receipts;

    History(long seed) {
      this.seed = seed;
      random = new Random(seed);
    }

    void step() {
      now = now.plus(Duration.ofHours(random.nextInt(100)));
      switch (random.nextInt(9)) {
        case 0, 1 -> earn();
        case 2 -> redeem();
        case 3 -> giveBack();
        case 4 -> reverse();
        case 5 -> hold();
        case 6 -> release();
        case 7 -> spend();
        default -> ledger = ledger.expire(now);
      }
    }

    private void earn() {
      receipts++;
      long points = random.nextInt(30);
      ledger = ledger.earn("r" + receipts, points, POLICY, now);
      earned.put("r" + receipts, points);
    }

    private void redeem() {
      receipts++;
      long wanted = 1L + random.nextInt(40);
      long available = ledger.balance(now).available();
      Optional<PointsLedger> done = ledger.redeem("u" + receipts, wanted, now);
      assertEquals(wanted <= available, done.isPresent(), this::toString);
      if (done.isPresent()) {
        ledger = done.get();
        spent.put("u" + receipts, wanted);
      }
    }

    private void hold() {
      receipts++;
      long wanted = 1L + random.nextInt(40);
      long available = ledger.balance(now).available();
      Optional<PointsLedger> done = ledger.hold("u" + receipts, wanted, now);
      assertEquals(wanted <= available, done.isPresent(), this::toString);
      if (done.isPresent()) {
        ledger = done.get();
        held.put("u" + receipts, wanted);
      }
    }

    private void release() {
      pick(held)
          .ifPresent(receipt -> {
            ledger = ledger.release(receipt, POLICY, now);
            held.remove(receipt);
          });
    }

    private void spend() {
      pick(held)
          .ifPresent(receipt -> {
            ledger = ledger.spend(receipt, now);
            spent.put(receipt, held.getOrDefault(receipt, 0L));
            held.remove(receipt);
          });
    }

    private void giveBack() {
      pick(spent)
          .ifPresent(receipt -> {
            long points = 1L + random.nextInt(Math.toIntExact(spent.getOrDefault(receipt, 0L)));
            ledger = ledger.giveBack(receipt, points, POLICY, now);
            spent.merge(receipt, -points, Long::sum);
          });
    }

    private void reverse() {
      pick(earned)
          .ifPresent(receipt -> {
            long points = 1L + random.nextInt(Math.toIntExact(earned.getOrDefault(receipt, 0L)));
            ledger = ledger.reverse(receipt, points, "c", now);
            earned.merge(receipt, -points, Long::sum);
          });
    }

    void bringAllBack() {
      while (pick(spent).isPresent() || pick(earned).isPresent() || pick(held).isPresent()) {
        now = now.plus(Duration.ofHours(random.nextInt(100)));
        switch (random.nextInt(5)) {
          case 2 -> release();
          case 3 -> spend();
          case 0 -> giveBack();
          case 1 -> reverse();
          default -> ledger = ledger.expire(now);
        }
      }
    }

    private Optional<String> pick(Map<String, Long> counts) {
      List<String> left = new ArrayList<>();
      counts.forEach((receipt, points) -> {
        if (points > 0) {
          left.add(receipt);
        }
      });
      return left.isEmpty() ? Optional.empty() : Optional.of(left.get(random.nextInt(left.size())));
    }

    void reconcile() {
      for (Lot lot : ledger.lots()) {
        long sum =
            ledger.movements().stream()
                .filter(movement -> movement.lot() == lot.id())
                .mapToLong(Movement::points)
                .sum();
        assertEquals(sum, lot.remaining(), () -> this + ", " + lot);
        assertTrue(lot.origin() == 0 || lot.remaining() >= 0, () -> this + ", " + lot);
      }
      long kept = earned.values().stream().mapToLong(Long::longValue).sum();
      long out =
          spent.values().stream().mapToLong(Long::longValue).sum()
              + held.values().stream().mapToLong(Long::longValue).sum();
      long lapsed = -ledger.sum(Movement.Kind.EXPIRED) - ledger.sum(Movement.Kind.UNEXPIRED);
      long remaining = ledger.lots().stream().mapToLong(Lot::remaining).sum();
      assertEquals(0, kept - out - lapsed - remaining, this::toString);
      assertEquals(0, ledger.sum(Movement.Kind.GRACE), this::toString);
    }

    @Override
    public String toString() {
      return "seed " + seed + " at " + now;
    }
  }
}
