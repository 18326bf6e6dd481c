package io.qless.hub.web;

import io.javalin.http.Context;
import io.qless.contract.rest.DeviceKind;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.log.LogFields;

/// Asks devices for the name and password of their enrolment.
final class DeviceDoor {

  private final DeviceStore devices;

  DeviceDoor(DeviceStore devices) {
    this.devices = devices;
  }

  /// Any enrolled device.
  Known demand(Context request) {
    Known device =
        Exchange.basic(request)
            .flatMap(pair -> devices.check(pair[0], pair[1]).map(kind -> new Known(pair[0], kind)))
            .orElseThrow(() -> unknown(request));
    LogFields.note(device.id());
    return device;
  }

  /// A trolley.
  ///
  /// @return its device id
  String demandTrolley(Context request) {
    Known device = demand(request);
    if (device.kind() != DeviceKind.TROLLEY) {
      throw ProblemException.of(
          403, "NOT_ALLOWED", "Not for this device", "this door is for trolleys");
    }
    return device.id();
  }

  private static ProblemException unknown(Context request) {
    request.header("WWW-Authenticate", "Basic realm=\"q-less devices\"");
    return ProblemException.of(
        401, "DEVICE_UNKNOWN", "Unauthorized", "this door needs a device's credentials");
  }

  /// Who came in.
  record Known(String id, DeviceKind kind) {}
}
