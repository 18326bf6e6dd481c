package io.qless.contract.wire;

/// How a gate is. Retained; its last will says `online: false`.
///
/// @param online whether it is connected
/// @param version program version
/// @param waiting redemptions and incidents that the hub has not acknowledged yet
/// @param keys keys it checks passes with; 0 means that it can let nobody out
/// @param scanner state of the scanner in words, `ok` if it works
/// @param health lock, clock and neighbours
public record GateStatus(
    boolean online, String version, int waiting, int keys, String scanner, GateHealth health) {

  /// What the broker says when a gate is gone without a word.
  public static final GateStatus LOST = new GateStatus(false, "", 0, 0, "unknown");

  /// A gate that tells nothing of its parts.
  public GateStatus(boolean online, String version, int waiting, int keys, String scanner) {
    this(online, version, waiting, keys, scanner, GateHealth.NONE);
  }
}
