package io.qless.bench;

import io.qless.bridge.scale.ScaleReading;
import java.time.Instant;

/// A rule that watches a basket, as the bench drives it. One instance for each trial.
interface BasketRule {

  /// The scale has news.
  void reading(ScaleReading reading, Instant at);

  /// An article was scanned that weighs this much, with this spread (both in grams).
  void scanned(long grams, long spread);

  /// A person said that the basket is right as it is.
  void accept();

  /// Whether the shopper is being asked about something put in or taken out.
  boolean accuses();

  /// Whether the rule says that the scale is to blame.
  boolean blamesScale();
}
