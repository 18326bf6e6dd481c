package io.qless.hub.payment.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The faults that somebody ordered and that have not happened yet. Safe for any thread; gone with
/// the process.
final class FaultBook {

  /// More than a demonstration needs.
  static final int MAX_ORDERED = 1_000;

  /// Longer than a hub waits for an answer.
  static final Duration USUAL_PAUSE = Duration.ofSeconds(15);

  private final List<Ordered> ordered = new ArrayList<>();
  private Duration pause = USUAL_PAUSE;

  /// A fault that is still to happen.
  ///
  /// @param order the shop's name of the order it happens to; empty: any
  /// @param times how often
  record Ordered(Fault fault, String order, int times) {}

  /// @return false if too many are waiting
  synchronized boolean order(Ordered fault) {
    if (ordered.size() >= MAX_ORDERED) {
      return false;
    }
    ordered.add(fault);
    return true;
  }

  /// How long a slow answer takes from now on.
  synchronized void pause(Duration slow) {
    pause = slow;
  }

  synchronized Duration pause() {
    return pause;
  }

  /// Whether the fault happens now, to this order; then it happens once less.
  synchronized boolean strikes(Fault fault, String order) {
    for (int i = 0; i < ordered.size(); i++) {
      Ordered each = ordered.get(i);
      if (each.fault() == fault && (each.order().isEmpty() || each.order().equals(order))) {
        if (each.times() > 1) {
          ordered.set(i, new Ordered(fault, each.order(), each.times() - 1));
        } else {
          ordered.remove(i);
        }
        return true;
      }
    }
    return false;
  }

  synchronized List<Ordered> waiting() {
    return List.copyOf(ordered);
  }

  synchronized void clear() {
    ordered.clear();
    pause = USUAL_PAUSE;
  }
}
