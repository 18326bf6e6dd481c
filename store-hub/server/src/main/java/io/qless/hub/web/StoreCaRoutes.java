package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Supplier;

/// The door at which a phone gets the certificate of the store CA, to install it. What comes over
/// an open network must be compared with the fingerprint that the set-up told.
public final class StoreCaRoutes implements Doors {

  /// By this type phones offer to install it.
  private static final String TYPE = "application/x-x509-ca-cert";

  private final Supplier<Optional<byte[]>> authority;

  /// @param authority PEM; empty if the hub's certificate is of somebody else. Asked with each
  ///   request
  public StoreCaRoutes(Supplier<Optional<byte[]>> authority) {
    this.authority = authority;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/store-ca.crt", this::show);
  }

  private void show(Context request) {
    byte[] pem =
        authority
            .get()
            .orElseThrow(
                () -> ProblemException.of(404, "NOT_FOUND", "No store CA", "this hub has none"));
    request.header("Content-Disposition", "attachment; filename=\"store-ca.crt\"");
    request.contentType(TYPE).result(pem);
  }
}
