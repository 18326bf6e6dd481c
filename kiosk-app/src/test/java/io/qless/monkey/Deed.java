package io.qless.monkey;

import java.util.Random;

/// One kind of thing that the monkey does.
///
/// @param weight how often, beside the others
/// @param act does it, by these dice, and tells what came of it
record Deed(int weight, String name, Act act) {

  /// Doing it.
  @FunctionalInterface
  interface Act {
    String by(Random dice) throws InterruptedException;
  }
}
