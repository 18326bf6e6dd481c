package io.qless.bench;

import io.qless.bridge.scale.ScaleReading;
import io.qless.shop.cart.LineId;
import io.qless.shop.weight.BasketGuard;
import io.qless.shop.weight.Expectation;
import io.qless.shop.weight.RestingWeight;
import io.qless.shop.weight.ScaleDoubt;
import io.qless.shop.weight.Verdict;
import java.time.Instant;
import java.util.Optional;

/// Our rule, driven the way the kiosk drives it.
final class GuardRule implements BasketRule {

  private Optional<BasketGuard> guard = Optional.empty();
  private boolean moved;
  private boolean faulty;
  private int scans;
  private ScaleDoubt doubt = ScaleDoubt.NONE;

  @Override
  public void reading(ScaleReading reading, Instant at) {
    switch (reading) {
      case ScaleReading.Moving moving -> moved = true;
      case ScaleReading.Fault fault -> faulty = true;
      case ScaleReading.Settled settled -> {
        var now = new RestingWeight(settled.grams(), Math.round(settled.sigmaGrams() * 1_000), at);
        guard =
            Optional.of(
                guard
                    .filter(known -> !faulty)
                    .map(known -> moved ? known.settle(now) : known.creep(now))
                    .orElseGet(() -> BasketGuard.over(now)));
        moved = false;
        faulty = false;
      }
    }
  }

  @Override
  public void scanned(long grams, long spread) {
    var expectation = new Expectation(new LineId("line-" + scans++), grams, spread * spread);
    guard = guard.map(known -> known.expect(expectation));
  }

  @Override
  public void accept() {
    guard = guard.map(BasketGuard::accept);
  }

  @Override
  public boolean accuses() {
    return !faulty && guard.map(BasketGuard::verdict).filter(GuardRule::isAccusing).isPresent();
  }

  @Override
  public boolean blamesScale() {
    return state() != ScaleDoubt.State.WELL;
  }

  /// Whether the kiosk has told staff of the scale; looks like it once a second.
  boolean reports(Instant now) {
    doubt = doubt.look(state(), now);
    return doubt.reported();
  }

  private ScaleDoubt.State state() {
    if (faulty || guard.filter(BasketGuard::drifts).isPresent()) {
      return ScaleDoubt.State.FAILING;
    }
    return guard.map(BasketGuard::verdict).filter(Verdict.Undecided.class::isInstance).isPresent()
        ? ScaleDoubt.State.UNSURE
        : ScaleDoubt.State.WELL;
  }

  private static boolean isAccusing(Verdict verdict) {
    return verdict instanceof Verdict.Unexpected || verdict instanceof Verdict.Removed;
  }
}
