package io.qless.hub;

import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.TrolleyStatus;
import io.qless.hub.attendant.DeviceRow;
import io.qless.hub.trolley.HeardStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What attendants see of trolleys and gates.
final class DevicesShown {

  private DevicesShown() {}

  static List<DeviceRow> rows(List<HeardStatus> trolleys, Map<String, GateStatus> gates) {
    List<DeviceRow> rows = new ArrayList<>();
    trolleys.forEach(trolley -> rows.add(trolley(trolley)));
    gates.forEach((id, status) -> rows.add(gate(id, status)));
    return rows;
  }

  private static DeviceRow trolley(HeardStatus heard) {
    TrolleyStatus status = heard.status();
    return new DeviceRow(
        "trolley",
        heard.trolley(),
        state(status.online()),
        heard.heardAt(),
        Map.of(
            "version", status.version(),
            "session", status.session(),
            "outbox", String.valueOf(status.outbox()),
            "catalogue-revision", String.valueOf(status.catalogueRevision()),
            "scanner", status.scanner(),
            "scale", status.scale()));
  }

  private static DeviceRow gate(String id, GateStatus status) {
    return new DeviceRow(
        "gate",
        id,
        state(status.online()),
        Instant.EPOCH,
        Map.of(
            "version", status.version(),
            "waiting", String.valueOf(status.waiting()),
            "keys", String.valueOf(status.keys()),
            "scanner", status.scanner()));
  }

  private static String state(boolean online) {
    return online ? "online" : "away";
  }
}
