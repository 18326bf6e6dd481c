package io.qless.hub.exit;

import io.qless.contract.pass.PassKeys;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What the world may know of a key that signs exit passes.
///
/// @param keyId its name in passes and key sets
/// @param jwks the public key as a set of one
/// @param until when passes with it count no more
record PublicHalf(String keyId, State state, String jwks, Instant until) {

  /// Whether it signs, from the most to the least wanted.
  enum State {
    /// New passes are signed with it.
    SIGNS,
    /// It is published and does not sign yet.
    FOLLOWS,
    /// It signs no more; its last passes may be about.
    ENDS;

    /// As people and programs read it.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The same for each hub, so that gates which hear several find nothing changed: what signs, what
  /// will, and what ended last.
  private static final Comparator<PublicHalf> WANTED_FIRST =
      Comparator.comparing(PublicHalf::state)
          .thenComparing(
              half -> half.state == State.ENDS ? half.until : Instant.EPOCH,
              Comparator.reverseOrder())
          .thenComparing(PublicHalf::keyId);

  /// Whether the key can be read and has this name; a row that somebody spoilt has not.
  boolean isSound() {
    try {
      return keys().keyIds().equals(List.of(keyId));
    } catch (IllegalArgumentException spoilt) {
      return false;
    }
  }

  PassKeys keys() {
    return PassKeys.fromJwks(jwks);
  }

  /// One set of all, without those that are least wanted where a set can't hold more.
  static PassKeys together(List<PublicHalf> halves) {
    return PassKeys.all(
        halves.stream()
            .sorted(WANTED_FIRST)
            .limit(PassKeys.MAX_KEYS)
            .map(PublicHalf::keys)
            .toList());
  }
}
