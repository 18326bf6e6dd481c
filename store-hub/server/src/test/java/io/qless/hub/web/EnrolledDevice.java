package io.qless.hub.web;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.EnrolDevice;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A device that a store's admin has enrolled.
final class EnrolledDevice {

  private EnrolledDevice() {}

  /// @return what it says of itself in `Authorization`
  static String in(WebHouse house, DeviceKind kind, String id)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        house.send(house.asAdmin("POST", "/admin/devices", Json.bytes(new EnrolDevice(kind, id))));
    DeviceCredentials device =
        Json.read(answer.body().getBytes(StandardCharsets.UTF_8), DeviceCredentials.class);
    String pair = device.id() + ':' + device.password();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
