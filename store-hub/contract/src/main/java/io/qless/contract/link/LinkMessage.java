package io.qless.contract.link;

import java.nio.charset.StandardCharsets;

/// One message, on its way out or just arrived. The payload belongs to the message from here on:
/// nobody changes it.
///
/// @param topic where to, without wildcards
/// @param payload UTF-8 text, at most [#MAX_PAYLOAD_BYTES]
/// @param retained outgoing: the broker keeps it for those who come later; arrived: it was kept,
///   not just said
/// @param reply whether and where an answer is wanted
@SuppressWarnings(
    "ArrayRecordComponent") // bytes go to and from the codec as they are; never compared
public record LinkMessage(String topic, byte[] payload, boolean retained, Reply reply) {

  /// Longest payload of one message, in bytes: a whole cart of some hundred lines is well below a
  /// tenth of it.
  public static final int MAX_PAYLOAD_BYTES = 512 * 1024;

  /// Longest topic, in characters; ours stay below 100.
  public static final int MAX_TOPIC_CHARS = 256;

  /// Whether the sender wants an answer.
  public sealed interface Reply {

    /// No answer wanted.
    record NotWanted() implements Reply {}

    /// An answer is awaited.
    ///
    /// @param topic where the answer goes
    /// @param correlation text that the answer repeats, so the asker knows what is answered
    record Wanted(String topic, String correlation) implements Reply {}
  }

  /// Refuses an empty, wild or overlong topic and an overlong payload: both are mistakes of the
  /// program.
  public LinkMessage {
    if (topic.isEmpty() || topic.length() > MAX_TOPIC_CHARS) {
      throw new IllegalArgumentException("topic of " + topic.length() + " characters");
    }
    if (topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0) {
      throw new IllegalArgumentException("a message goes to one topic, not to " + topic);
    }
    if (payload.length > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(payload.length + " bytes for " + topic);
    }
  }

  /// A message said once.
  public static LinkMessage of(String topic, byte[] payload) {
    return new LinkMessage(topic, payload, false, new Reply.NotWanted());
  }

  /// A message that the broker keeps as the newest of its topic.
  public static LinkMessage retained(String topic, byte[] payload) {
    return new LinkMessage(topic, payload, true, new Reply.NotWanted());
  }

  /// The answer to this message, as far as one was wanted: the topic is the asker's, the
  /// correlation is repeated. The asker of a message that wants no answer gets an
  /// `IllegalStateException`.
  public LinkMessage answer(byte[] answer) {
    return switch (reply) {
      case Reply.Wanted(String to, String correlation) ->
          new LinkMessage(to, answer, false, new Reply.Wanted(to, correlation));
      case Reply.NotWanted() -> throw new IllegalStateException("nobody asked on " + topic);
    };
  }

  /// The payload as text.
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }
}
