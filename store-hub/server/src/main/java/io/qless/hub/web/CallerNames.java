package io.qless.hub.web;

import java.util.Optional;

/// Tells who sends a request, by a name that outlives the token: who logs in again while repeating
/// a request is still the same.
@FunctionalInterface
public interface CallerNames {

  /// @param bearer token of the request, not empty
  /// @return such as `account:17`, in one line; empty if nobody is known by the token
  Optional<String> of(String bearer);
}
