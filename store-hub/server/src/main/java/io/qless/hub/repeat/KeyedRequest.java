package io.qless.hub.repeat;

import java.nio.charset.StandardCharsets;

/// An unsafe request with its sender's key.
public final class KeyedRequest {

  private static final char SEPARATOR = '\n';

  private final String caller;
  private final String key;
  private final String action;
  private final byte[] body;

  /// @param caller who sends it: the same text for the same account or phone, whatever token it
  ///   shows
  /// @param key the sender's own, 1 to 64 characters
  /// @param action method and address
  /// @param body as it came
  public KeyedRequest(String caller, String key, String action, byte[] body) {
    this.caller = caller;
    this.key = key;
    this.action = action;
    this.body = body.clone();
  }

  /// Who asks under which key; a line break can stand in neither.
  byte[] name() {
    return (caller + SEPARATOR + key).getBytes(StandardCharsets.UTF_8);
  }

  /// What is asked for.
  byte[] content() {
    byte[] head = (action + SEPARATOR).getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  /// Without the body and the key.
  @Override
  public String toString() {
    return "KeyedRequest[" + action + ']';
  }
}
