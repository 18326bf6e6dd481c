package io.qless.contract.rest;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// `GET /admin/codes`: the one-time codes that the simulated sender put down instead of sending
/// them. A store with a real sender has none.
///
/// @param simulated that nobody got these: always true
/// @param codes the newest first
public record SentCodes(boolean simulated, List<Code> codes) {
  /// Copies.
  public SentCodes {
    codes = List.copyOf(codes);
  }

  /// One of them.
  ///
  /// @param to phone number or e-mail address
  /// @param code six digits
  /// @param sentAt when it was made
  /// @param expiresAt when it ends
  public record Code(String to, String code, Instant sentAt, Instant expiresAt) {
    /// Checks.
    public Code {
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(sentAt, "sentAt");
      Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /// Without number and code, so that a log can't hold them.
    @Override
    public String toString() {
      return "Code[" + sentAt + "]";
    }
  }
}
