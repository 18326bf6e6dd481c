package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import java.util.List;

/// A feature's HTTP doors. Asked once, when the web edge starts.
@FunctionalInterface
public interface Doors {

  /// Adds the doors.
  void register(RoutesConfig routes);

  /// The doors of several features as one, in their order.
  static Doors all(List<Doors> doors) {
    return routes -> doors.forEach(door -> door.register(routes));
  }
}
