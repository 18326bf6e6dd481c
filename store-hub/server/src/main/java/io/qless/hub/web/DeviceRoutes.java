package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.DeviceList;
import io.qless.contract.rest.DeviceState;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.TrolleyBattery;
import io.qless.contract.wire.TrolleyStatus;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.exit.GateEdge;
import io.qless.hub.trolley.HeardStatus;
import io.qless.hub.trolley.TrolleyEdge;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Doors of those who look after trolleys and gates: which there are, how they are, and shutting
/// one out. Below `/admin`, behind what [AdminRoutes] asks for.
public final class DeviceRoutes implements Doors {

  private final DeviceStore devices;
  private final TrolleyEdge trolleys;
  private final GateEdge gates;

  public DeviceRoutes(DeviceStore devices, TrolleyEdge trolleys, GateEdge gates) {
    this.devices = devices;
    this.trolleys = trolleys;
    this.gates = gates;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/admin/devices", request -> Exchange.answer(request, 200, list()));
    routes.delete("/admin/devices/{id}", this::revoke);
  }

  /// All that are enrolled, and how they said they are.
  public DeviceList list() {
    Map<String, HeardStatus> heard =
        trolleys.statuses().stream()
            .collect(Collectors.toMap(HeardStatus::trolley, Function.identity()));
    return new DeviceList(
        devices.list().stream()
            .map(device ->
                switch (device.kind()) {
                  case TROLLEY -> trolley(device, heard.get(device.id()));
                  case GATE -> gate(device, gates.statuses().get(device.id()));
                })
            .toList());
  }

  private static DeviceState trolley(DeviceStore.Enrolled device, @Nullable HeardStatus heard) {
    if (heard == null) {
      return neverHeard(device);
    }
    TrolleyStatus status = heard.status();
    return heard(
        device,
        status.online(),
        heard.heardAt(),
        Map.of(
            "version", status.version(),
            "session", status.session(),
            "outbox", Integer.toString(status.outbox()),
            "catalogue-revision", Long.toString(status.catalogueRevision()),
            "scanner", status.scanner(),
            "scale", status.scale(),
            "battery", words(status.battery()),
            "panel", status.panel().words()));
  }

  /// Nothing for a trolley that has none.
  private static String words(TrolleyBattery battery) {
    return battery.isKnown()
        ? battery.percent() + (battery.charging() ? " %, charging" : " %")
        : "";
  }

  private static DeviceState gate(DeviceStore.Enrolled device, GateEdge.@Nullable Heard heard) {
    if (heard == null) {
      return neverHeard(device);
    }
    GateStatus status = heard.status();
    return heard(
        device,
        status.online(),
        heard.at(),
        Map.of(
            "version", status.version(),
            "waiting", Integer.toString(status.waiting()),
            "keys", Integer.toString(status.keys()),
            "scanner", status.scanner(),
            "lock", status.health().lock(),
            "clock", status.health().clock(),
            "neighbours", Integer.toString(status.health().hears())));
  }

  private static DeviceState heard(
      DeviceStore.Enrolled device, boolean online, Instant at, Map<String, String> health) {
    return new DeviceState(
        device.kind(), device.id(), device.at(), online ? "online" : "away", at, health);
  }

  private static DeviceState neverHeard(DeviceStore.Enrolled device) {
    return new DeviceState(
        device.kind(), device.id(), device.at(), "never heard", Instant.EPOCH, Map.of());
  }

  private void revoke(Context request) {
    if (!devices.revoke(request.pathParam("id"))) {
      throw ProblemException.of(
          404, "DEVICE_UNKNOWN", "No such device", "no trolley or gate of that name is enrolled");
    }
    request.status(204);
  }
}
