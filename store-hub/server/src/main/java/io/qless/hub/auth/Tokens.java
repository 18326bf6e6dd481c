package io.qless.hub.auth;

import java.time.Duration;

/// What a device gets when somebody logs in on it.
///
/// @param access opens the hub's doors; see [AccessTokens]
/// @param accessLife how long
/// @param refresh gets the next pair, once
/// @param refreshLife how long, if it is not used before
public record Tokens(String access, Duration accessLife, String refresh, Duration refreshLife) {

  /// Without the tokens, so that a log can't hold them.
  @Override
  public String toString() {
    return "Tokens[]";
  }
}
