package io.qless.gate;

import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.tls.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/// All that a gate is told at its start.
///
/// @param credentials who it is, and where the broker is
/// @param scanner port of the scanner, best a stable link
/// @param directory where it remembers keys and used passes; its own
/// @param openFor how long the barrier stays open for one pass
/// @param trust whose certificates count on the way to the broker
/// @param zone in which times are told to shoppers
public record GateConfig(
    DeviceCredentials credentials,
    Path scanner,
    Path directory,
    Duration openFor,
    Trust trust,
    ZoneId zone) {

  /// Long enough for a family with a full trolley.
  public static final Duration USUAL_OPENING = Duration.ofSeconds(6);

  /// Refuses the credentials of another kind of device.
  public GateConfig {
    if (credentials.kind() != DeviceKind.GATE) {
      throw new IllegalArgumentException("not a gate: " + credentials);
    }
    if (!openFor.isPositive()) {
      throw new IllegalArgumentException("a gate can't open for " + openFor);
    }
  }

  /// The gate's id.
  public String id() {
    return credentials.id();
  }

  /// The broker's address.
  public URI broker() {
    return URI.create(credentials.mqttUrl());
  }
}
