package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;

/// `GET /admin/keys`: the keys of exit passes. Only names: the public halves are at
/// `/.well-known/jwks.json`, the secret ones nowhere.
///
/// @param keys the one that signs first
public record KeyList(List<Key> keys) {
  /// State of a key that another hub on the same database has; `at` is until when it counts unless
  /// that hub says so again.
  public static final String OTHER_HUB = "other hub";

  /// Copies.
  public KeyList {
    keys = List.copyOf(keys);
  }

  /// One of them.
  ///
  /// @param id its name in passes and key sets
  /// @param state `signs`, `follows` (published, does not sign yet), `ends` (signs no more), or
  ///   [#OTHER_HUB]
  /// @param at when it begins to sign, or is taken off; the start of 1970 for the one that signs
  public record Key(String id, String state, Instant at) {}
}
