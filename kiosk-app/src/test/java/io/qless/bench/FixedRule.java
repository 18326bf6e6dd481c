package io.qless.bench;

import io.qless.bridge.scale.ScaleReading;
import java.time.Instant;

/// The rule of thumb that other smart trolleys use, for comparison: a change of less than 50 g is
/// ignored, a larger one must be within 20 g of what was scanned since. It gets our settled
/// weights, which are better than a poll twice a second, and compares change with change, so that
/// spread does not add up over a trip. It knows no fault of a scale.
final class FixedRule implements BasketRule {

  private static final long CHANGE_GRAMS = 50;
  private static final long EXPECTED_WITHIN_GRAMS = 20;

  private boolean known;
  private long last;
  private long awaited;
  private boolean accuses;
  private long latest;

  @Override
  public void reading(ScaleReading reading, Instant at) {
    if (!(reading instanceof ScaleReading.Settled settled)) {
      return;
    }
    latest = settled.grams();
    if (!known) {
      known = true;
      last = latest;
    }
    long change = latest - last;
    if (Math.abs(change) >= CHANGE_GRAMS) {
      accuses = Math.abs(change - awaited) > EXPECTED_WITHIN_GRAMS;
      if (!accuses) {
        accept();
      }
    }
  }

  @Override
  public void scanned(long grams, long spread) {
    awaited += grams;
  }

  @Override
  public void accept() {
    last = latest;
    awaited = 0;
    accuses = false;
  }

  @Override
  public boolean accuses() {
    return accuses;
  }

  @Override
  public boolean blamesScale() {
    return false;
  }
}
