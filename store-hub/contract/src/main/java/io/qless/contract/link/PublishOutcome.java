package io.qless.contract.link;

/// What became of one message. Only [Sent] and [Refused] are the broker's word; even [Sent] says no
/// more than "the broker has it", so a sender that must not lose anything keeps the message until
/// its receiver answers.
public sealed interface PublishOutcome {

  /// The broker acknowledged the message.
  record Sent() implements PublishOutcome {}

  /// The broker does not take this message from this client, now or later.
  ///
  /// @param reasonCode MQTT 5 reason code, 135 means not authorised (MQTT 5, section 3.4.2.1)
  record Refused(int reasonCode) implements PublishOutcome {}

  /// There is no connection: nothing has left this machine.
  record NotConnected() implements PublishOutcome {}

  /// Too many messages are on their way: nothing has left this machine.
  record WindowFull() implements PublishOutcome {}

  /// The message was handed over and no acknowledgement came in time, or the connection broke. It
  /// may arrive or not, even later: send it again, its number tells the receiver that it is a
  /// repeat.
  ///
  /// @param reason for the log
  record Unconfirmed(String reason) implements PublishOutcome {}

  /// Whether the broker has the message.
  default boolean sent() {
    return this instanceof Sent;
  }
}
