package io.qless.hub.exit;

import java.time.Instant;

/// What became of using a pass.
public sealed interface Redemption {

  /// The trip has left with it.
  record First() implements Redemption {}

  /// The same gate said the same before.
  ///
  /// @param at when it was used
  record Repeat(Instant at) implements Redemption {}

  /// The trip had left already: with this pass at another gate, or with another pass.
  ///
  /// @param gate where
  /// @param at when
  record UsedBefore(String gate, Instant at) implements Redemption {}

  /// This hub never signed such a pass.
  record Unknown() implements Redemption {}
}
