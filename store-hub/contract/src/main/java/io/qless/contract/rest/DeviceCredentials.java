package io.qless.contract.rest;

import java.util.Objects;

/// What an enrolled device needs to talk to its hub; also the credentials file on the device. The
/// hub keeps only a hash of the password, so this is shown once.
///
/// @param kind what the device is
/// @param id its name, the user name for MQTT and HTTP Basic
/// @param password for both
/// @param store the store it serves, such as `S017`
/// @param mqttUrl the broker, such as `tcp://127.0.0.1:1883`
/// @param httpUrl the hub's REST, such as `http://127.0.0.1:8080`
public record DeviceCredentials(
    DeviceKind kind, String id, String password, String store, String mqttUrl, String httpUrl) {
  /// Checks.
  public DeviceCredentials {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(mqttUrl, "mqttUrl");
    Objects.requireNonNull(httpUrl, "httpUrl");
  }

  /// Without the password, so that a log can't hold it.
  @Override
  public String toString() {
    return "DeviceCredentials[" + kind.word() + " " + id + " of " + store + "]";
  }
}
