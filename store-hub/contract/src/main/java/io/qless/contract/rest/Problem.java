package io.qless.contract.rest;

import java.util.Objects;

/// Why the hub said no: the body of each answer from 400 on, `application/problem+json` (RFC 9457).
///
/// @param type a URI that names the kind of problem; `about:blank` when the code says all
/// @param title the kind of problem, in a few words
/// @param status the HTTP status once more
/// @param detail what was wrong this time; may be empty
/// @param code stable word for programs and translations, a `RefusalCode` where the shop said no
public record Problem(String type, String title, int status, String detail, String code) {
  /// The media type of these bodies.
  public static final String MEDIA_TYPE = "application/problem+json";

  /// Checks.
  public Problem {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(code, "code");
  }

  /// A problem of the kind that needs no page of its own.
  public static Problem of(int status, String code, String title, String detail) {
    return new Problem("about:blank", title, status, detail, code);
  }
}
