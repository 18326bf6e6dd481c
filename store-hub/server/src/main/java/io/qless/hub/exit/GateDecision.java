package io.qless.hub.exit;

/// What a simple gate is told.
public sealed interface GateDecision {

  /// Let one out.
  ///
  /// @param passId with which the trip left
  record Open(String session, String passId) implements GateDecision {}

  /// Stay closed.
  ///
  /// @param words why, for the shopper, in English
  record Refuse(String words) implements GateDecision {}
}
