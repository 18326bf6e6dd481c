package io.qless.hub.repeat;

/// What is known of a request when it comes.
public sealed interface Claim {

  /// Nothing: the work is the asker's, who says at its end [RequestKeys#keep] or
  /// [RequestKeys#forget].
  final class Mine implements Claim {
    private final KeySecrets secrets;

    Mine(KeySecrets secrets) {
      this.secrets = secrets;
    }

    KeySecrets secrets() {
      return secrets;
    }
  }

  /// It was answered before.
  record Answered(KeptAnswer answer) implements Claim {}

  /// The key was used for another request.
  record OfAnother() implements Claim {}

  /// The first one is still being worked on.
  record Running() implements Claim {}

  /// The first one began and nobody knows how it ended: the hub stopped in the middle, or its
  /// answer was too long to keep.
  record Unclear() implements Claim {}
}
