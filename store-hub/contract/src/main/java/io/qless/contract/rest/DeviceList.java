package io.qless.contract.rest;

import java.util.List;

/// `GET /admin/devices`: all trolleys and gates that may come in, by their names.
public record DeviceList(List<DeviceState> devices) {
  /// Copies.
  public DeviceList {
    devices = List.copyOf(devices);
  }
}
