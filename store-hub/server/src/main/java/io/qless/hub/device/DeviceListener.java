package io.qless.hub.device;

import io.qless.contract.rest.DeviceKind;

/// Who must know when a device is let in or shut out: the broker. Called after it stands in the
/// database; what is thrown reaches the admin who asked.
public interface DeviceListener {

  /// The device has a password, its first or a new one.
  void enrolled(DeviceKind kind, String id, String password);

  /// The device may not come in any more.
  void revoked(String id);
}
