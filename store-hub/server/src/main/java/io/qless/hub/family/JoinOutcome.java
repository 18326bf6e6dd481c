package io.qless.hub.family;

import io.qless.shop.RefusalCode;

/// What became of a phone that wanted to join.
public sealed interface JoinOutcome {

  /// It is in.
  ///
  /// @param access which trip, and as whom
  /// @param token opens it from now on; kept nowhere at the hub
  record Joined(Access access, String token) implements JoinOutcome {
    /// Without the token, so that a log can't hold it.
    @Override
    public String toString() {
      return "Joined[" + access + ']';
    }
  }

  /// The owner is asked; the token opens the trip if he says yes.
  ///
  /// @param access which trip, and as whom
  /// @param token tells meanwhile how it stands; kept nowhere at the hub
  record Waiting(Access access, String token) implements JoinOutcome {
    /// Without the token, so that a log can't hold it.
    @Override
    public String toString() {
      return "Waiting[" + access + ']';
    }
  }

  /// The link is unknown, used or too old. Which of them is nobody's business.
  record LinkNotGood() implements JoinOutcome {}

  /// The link is good, but the shop says no; the link stays good.
  record Refused(RefusalCode code, String detail) implements JoinOutcome {}
}
