package io.qless.hub.web;

import io.javalin.config.RoutesConfig;

/// A feature's HTTP doors. Asked once, when the web edge starts.
@FunctionalInterface
public interface Doors {

  /// Adds the doors.
  void register(RoutesConfig routes);
}
