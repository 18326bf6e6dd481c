package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.AlertList;
import io.qless.hub.storage.Alert;
import io.qless.hub.storage.AlertStore;

/// What staff must look at, and that they did. Behind [StaffDoor].
public final class AlertRoutes implements Doors {

  /// More than staff can settle in a day.
  private static final int SHOWN = 200;

  private final AlertStore alerts;
  private final StaffSockets pages;

  /// @param pages told of what was settled
  public AlertRoutes(AlertStore alerts, StaffSockets pages) {
    this.alerts = alerts;
    this.pages = pages;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(
        "/admin/alerts",
        request ->
            Exchange.answer(
                request,
                200,
                new AlertList(alerts.latest(SHOWN).stream().map(AlertRoutes::entry).toList())));
    routes.post("/admin/alerts/{alert}/settle", this::settle);
  }

  private void settle(Context request) {
    String id = request.pathParam("alert");
    String how = StaffRoutes.reason(request);
    if (!id.matches("[0-9]{1,18}")
        || !alerts.settle(Long.parseLong(id), StaffDoor.who(request), how)) {
      throw ProblemException.of(
          404, "ALERT_UNKNOWN", "No such alert", "there is none of that number, or it is settled");
    }
    pages.alertsChanged();
    request.status(204);
  }

  private static AlertList.Entry entry(Alert alert) {
    return new AlertList.Entry(
        alert.id(), alert.kind().name(), alert.subject(), alert.detail(), alert.at());
  }
}
