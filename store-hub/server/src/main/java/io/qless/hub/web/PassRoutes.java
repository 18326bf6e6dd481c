package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.qless.hub.exit.PassDesk;

/// The public keys of the exit passes: `GET /.well-known/jwks.json`.
public final class PassRoutes {

  private final PassDesk passes;

  public PassRoutes(PassDesk passes) {
    this.passes = passes;
  }

  /// Adds the doors.
  public void register(RoutesConfig routes) {
    routes.get(
        "/.well-known/jwks.json",
        request ->
            request
                .header("Cache-Control", "max-age=300")
                .contentType("application/jwk-set+json")
                .result(passes.jwks()));
  }
}
