package io.qless.hub.broker;

import io.qless.contract.rest.DeviceKind;

/// Who is connected to the broker, after the password was checked.
public sealed interface Client {

  /// The hub itself.
  record Hub() implements Client {}

  /// An enrolled device.
  ///
  /// @param id its name, user name and client id in one
  record Device(DeviceKind kind, String id) implements Client {}
}
