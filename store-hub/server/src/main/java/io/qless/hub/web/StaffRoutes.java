package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.StaffReason;
import io.qless.hub.attendant.AttendantDesk;
import io.qless.hub.exit.PassDesk;
import java.util.Objects;

/// Doors of the attendants' page: the page itself, its live line, and what only it and the command
/// line do to trips. Those below `/admin` stand behind [StaffDoor].
public final class StaffRoutes implements Doors {

  private final AttendantDesk attendant;
  private final PassDesk passes;
  private final StaffSockets sockets;

  public StaffRoutes(AttendantDesk attendant, PassDesk passes, StaffSockets sockets) {
    this.attendant = attendant;
    this.passes = passes;
    this.sockets = sockets;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/staff", StaffRoutes::page);
    routes.ws("/ws/staff", sockets::register);
    routes.post("/admin/sessions/{id}/release", this::release);
    routes.post("/admin/sessions/{id}/holds/{hold}/refuse", this::refuseAge);
  }

  /// The reason in the body, empty if there is none.
  static String reason(Context request) {
    return request.contentLength() == 0 ? "" : Exchange.read(request, StaffReason.class).reason();
  }

  private void release(Context request) {
    String reason = Exchange.read(request, StaffReason.class).reason();
    if (reason.isEmpty()) {
      throw ProblemException.malformed("a trip is not released without a reason");
    }
    AdminRoutes.done(
        request,
        passes.release(AdminRoutes.knownTrip(attendant, request), StaffDoor.who(request), reason));
  }

  private void refuseAge(Context request) {
    AdminRoutes.done(
        request,
        attendant.refuseAge(
            AdminRoutes.knownTrip(attendant, request),
            StaffDoor.who(request),
            request.pathParam("hold"),
            reason(request)));
  }

  private static void page(Context request) {
    request.header("Cache-Control", "no-cache").contentType("text/html; charset=utf-8");
    request.result(
        Objects.requireNonNull(
            StaffRoutes.class.getResourceAsStream("/public/staff/index.html"),
            "the attendants' page is missing"));
  }
}
