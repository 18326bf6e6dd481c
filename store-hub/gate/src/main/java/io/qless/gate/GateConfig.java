package io.qless.gate;

import io.qless.bridge.setup.ScannerSetup;
import io.qless.contract.link.LastWill;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/// All that a gate is told at its start.
///
/// @param credentials who it is, and where the broker is
/// @param scanner which scanner it has, and where
/// @param directory where it remembers keys and used passes; its own
/// @param openFor how long the barrier stays open for one pass
/// @param trust whose certificates count on the way to the broker
/// @param zone in which times are told to shoppers
/// @param codes with which staff open it
/// @param peers straight ways to other gates: one, or none
record GateConfig(
    DeviceCredentials credentials,
    ScannerSetup scanner,
    Path directory,
    Duration openFor,
    Trust trust,
    ZoneId zone,
    ReleaseCodes codes,
    List<PeerLine.Config> peers) {

  /// Long enough for a family with a full trolley.
  static final Duration USUAL_OPENING = Duration.ofSeconds(6);

  /// Refuses the credentials of another kind of device.
  GateConfig {
    peers = List.copyOf(peers);
    if (credentials.kind() != DeviceKind.GATE) {
      throw new IllegalArgumentException("not a gate: " + credentials);
    }
    if (!openFor.isPositive()) {
      throw new IllegalArgumentException("a gate can't open for " + openFor);
    }
  }

  /// The gate's id.
  String id() {
    return credentials.id();
  }

  /// The broker's address.
  URI broker() {
    return URI.create(credentials.mqttUrl());
  }

  /// How it connects, and what it hears.
  LinkConfig link(Topics topics) {
    byte[] lost = Json.bytes(GateStatus.LOST);
    return LinkConfig.of(broker(), id(), credentials.password())
        .withTrust(trust)
        .withLastWill(
            new LastWill.Status(topics.gateStatus(id()), lost, lost, LastWill.Status.USUAL_DELAY))
        .withSubscriptions(
            topics.keys(),
            topics.gateCommand(id()),
            topics.gateTime(id()),
            topics.ofAllGates("redeemed"),
            LinkConfig.fleeting(topics.ofAllGates("claim")));
  }
}
