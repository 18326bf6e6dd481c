package io.qless.contract.wire;

/// How the parts of a gate are, beyond what the first gates told.
///
/// @param lock `holds`, or why it does not; empty for a gate that does not tell
/// @param clock `ok`, or how wrong it is against the hub's; empty for a gate that does not tell
/// @param hears other gates, and the hub as `desk`, that answer it now
public record GateHealth(String lock, String clock, int hears) {

  /// Of a gate that does not tell.
  public static final GateHealth NONE = new GateHealth("", "", 0);
}
