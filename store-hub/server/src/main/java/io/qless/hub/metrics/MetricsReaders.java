package io.qless.hub.metrics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Who may read the metrics: they tell how busy a store is, which is no shopper's business.
public sealed interface MetricsReaders {

  /// Programs on this machine, but nobody whom a proxy on it speaks for.
  record ThisMachine() implements MetricsReaders {}

  /// Whoever has the token, from anywhere; and nobody without it.
  record Holders(String token) implements MetricsReaders {

    /// Shorter ones could be found by trying.
    private static final int MIN_CHARS = 20;

    public Holders {
      if (token.length() < MIN_CHARS) {
        throw new IllegalArgumentException(
            "a token for the metrics has " + MIN_CHARS + " characters or more");
      }
    }

    /// How long the answer takes says nothing about the token.
    public boolean has(String offered) {
      return MessageDigest.isEqual(
          token.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    /// Without the token.
    @Override
    public String toString() {
      return "Holders[]";
    }
  }
}
