package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.hub.metrics.HubMetrics;
import io.qless.hub.metrics.MetricsReaders;

/// The door of the store's monitoring, in Prometheus' text format.
public final class MetricsRoutes implements Doors {

  private final HubMetrics metrics;
  private final MetricsReaders readers;

  public MetricsRoutes(HubMetrics metrics, MetricsReaders readers) {
    this.metrics = metrics;
    this.readers = readers;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/metrics", this::show);
  }

  private void show(Context request) {
    if (!may(request)) {
      request.header("WWW-Authenticate", "Bearer");
      throw ProblemException.of(
          401, "TOKEN_WRONG", "Unauthorized", "the store's monitoring has a token for this door");
    }
    request.contentType(HubMetrics.MEDIA_TYPE).result(metrics.read());
  }

  private boolean may(Context request) {
    return switch (readers) {
      case MetricsReaders.ThisMachine here -> Exchange.isOfThisMachine(request);
      case MetricsReaders.Holders holders -> holders.has(Exchange.bearer(request));
    };
  }
}
