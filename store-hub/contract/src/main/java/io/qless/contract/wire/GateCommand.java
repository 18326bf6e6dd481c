package io.qless.contract.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What the hub tells a gate, plain enough for a microcontroller:
/// `{"do":"open","reason":"","sequence":0}`. A simple gate obeys [Action#OPEN] and [Action#REFUSE],
/// the answers to its scan; a gate that decides itself only needs [Action#ACK]. Both obey
/// [Action#RELEASE].
///
/// @param action what to do
/// @param reason words for the shopper; empty if there is nothing to say
/// @param sequence number of the redemption that is acknowledged; 0 for the others
public record GateCommand(@JsonProperty("do") Action action, String reason, long sequence) {

  /// What a gate can be told.
  public enum Action {
    /// Let one out.
    @JsonProperty("open")
    OPEN,
    /// Stay closed and say why.
    @JsonProperty("refuse")
    REFUSE,
    /// The hub has the redemption of this number; it need not be told again.
    @JsonProperty("ack")
    ACK,
    /// Staff let one out without a pass; who and why stands in the reason.
    @JsonProperty("release")
    RELEASE
  }

  public GateCommand {
    if ((action == Action.ACK) != (sequence > 0)) {
      throw new IllegalArgumentException(action + " with number " + sequence);
    }
  }

  /// Let one out.
  public static GateCommand open() {
    return new GateCommand(Action.OPEN, "", 0);
  }

  /// Stay closed and say why.
  public static GateCommand refuse(String reason) {
    return new GateCommand(Action.REFUSE, reason, 0);
  }

  /// Staff let one out.
  ///
  /// @param words who and why, for the gate's journal
  public static GateCommand release(String words) {
    return new GateCommand(Action.RELEASE, words, 0);
  }

  /// The hub has this redemption or incident.
  public static GateCommand ack(long sequence) {
    return new GateCommand(Action.ACK, "", sequence);
  }
}
