package io.qless.hub.auth;

import java.time.Duration;

/// What became of somebody who wanted in, or wanted something of the account.
public sealed interface LoginOutcome {

  /// In.
  record LoggedIn(Account account, Tokens tokens) implements LoginOutcome {}

  /// The account is gone, as was asked.
  record Gone() implements LoginOutcome {}

  /// No.
  record Refused(LoginRefusal why) implements LoginOutcome {}

  /// Too often.
  ///
  /// @param pause after this it counts again
  record TooSoon(Duration pause) implements LoginOutcome {}
}
