package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.DeviceKind;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.exit.GateEdge;
import io.qless.hub.exit.GateJournal;

/// Doors of staff at the exit: open a gate, and see what happened there. Behind [StaffDoor].
public final class GateRoutes implements Doors {

  private static final int MAX_REASON_CHARS = 120;

  private final DeviceStore devices;
  private final GateEdge gates;
  private final GateJournal journal;

  public GateRoutes(DeviceStore devices, GateEdge gates, GateJournal journal) {
    this.devices = devices;
    this.gates = gates;
    this.journal = journal;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/admin/gates/{gate}/release", this::release);
    routes.get(
        "/admin/gates/{gate}/journal",
        request -> Exchange.answer(request, 200, journal.of(known(request))));
  }

  /// The order is written down before it is given: nobody opens a gate in secret.
  private void release(Context request) {
    String gate = known(request);
    String reason = request.queryParam("reason");
    if (reason == null || reason.isBlank() || reason.length() > MAX_REASON_CHARS) {
      throw ProblemException.malformed(
          "a gate is not opened without a reason of up to " + MAX_REASON_CHARS + " characters");
    }
    if (!gates.release(gate, StaffDoor.who(request), reason)) {
      throw ProblemException.of(
          409,
          "GATE_AWAY",
          "The gate is away",
          "it can't be reached now; use its button or a release code");
    }
    request.status(204);
  }

  private String known(Context request) {
    String gate = request.pathParam("gate");
    boolean there =
        devices.list().stream()
            .anyMatch(device -> device.kind() == DeviceKind.GATE && device.id().equals(gate));
    if (!there) {
      throw ProblemException.of(
          404, "DEVICE_UNKNOWN", "No such gate", "no gate of that name is enrolled");
    }
    return gate;
  }
}
