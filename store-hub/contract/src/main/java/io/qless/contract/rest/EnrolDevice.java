package io.qless.contract.rest;

import java.util.Objects;
import java.util.regex.Pattern;

/// `POST /admin/devices`: let a trolley or gate in. The answer is [DeviceCredentials]; enrolling
/// the same device again gives a new password and ends the old one.
///
/// @param kind what it is
/// @param id its name in the store, 1 to 32 letters, digits, `-`; it becomes part of MQTT topics
public record EnrolDevice(DeviceKind kind, String id) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,32}");

  /// Checks.
  public EnrolDevice {
    Objects.requireNonNull(kind, "kind");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "'" + id + "' is not a device id: 1 to 32 letters, digits or '-'");
    }
  }
}
