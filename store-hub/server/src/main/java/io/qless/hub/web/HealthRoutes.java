package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.Supplier;

/// The door of whoever watches that the hub is well: 200 while it can do its work, 503 while it
/// runs and can't.
public final class HealthRoutes implements Doors {

  private final Supplier<String> trouble;

  /// @param trouble in two or three words, empty while all is well; asked with each request
  public HealthRoutes(Supplier<String> trouble) {
    this.trouble = trouble;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/health", this::show);
  }

  private void show(Context request) {
    String words = trouble.get();
    if (words.isEmpty()) {
      Exchange.answer(request, 200, Map.of("status", "ok"));
    } else {
      Exchange.answer(request, 503, Map.of("status", words));
    }
  }
}
