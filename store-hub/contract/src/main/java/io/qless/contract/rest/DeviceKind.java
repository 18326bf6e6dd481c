package io.qless.contract.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// A kind of device that gets its own credentials at the hub.
public enum DeviceKind {
  /// A shopping trolley.
  @JsonProperty("trolley")
  TROLLEY,
  /// An exit gate.
  @JsonProperty("gate")
  GATE;

  /// The word on the wire, such as `trolley`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
