package io.qless.hub.web;

import io.qless.hub.orders.Caller;
import java.util.Optional;

/// Tells whose orders and points a request is about. The one place where accounts meet them.
@FunctionalInterface
public interface WhoCalls {

  /// @param bearer token of the request, empty if it has none
  /// @return empty if nobody is known by it
  Optional<Caller> of(String bearer);
}
