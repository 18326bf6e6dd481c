package io.qless.hub.auth;

import java.time.Instant;

/// Brings one-time codes to people: by text message, by mail, or, built in, not at all
/// ([SimulatedOutbox]). Called by any thread; may block for some seconds; must not log the code.
public interface CodeSender {

  /// Sends a code.
  ///
  /// @param code six digits
  /// @param expires when it ends
  /// @throws RuntimeException if it can't be sent; the person may ask again
  void send(LoginName to, String code, Instant expires);

  /// Whether nobody gets anything, so that pages can say so.
  boolean simulated();
}
