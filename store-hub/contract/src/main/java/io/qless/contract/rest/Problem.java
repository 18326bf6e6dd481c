package io.qless.contract.rest;

import org.jspecify.annotations.Nullable;

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

  /// Missing members become what RFC 9457 says they mean, or empty: a reader of problems must not
  /// fail on one.
  public Problem(
      @Nullable String type,
      @Nullable String title,
      int status,
      @Nullable String detail,
      @Nullable String code) {
    this.type = type == null ? "about:blank" : type;
    this.title = title == null ? "" : title;
    this.status = status;
    this.detail = detail == null ? "" : detail;
    this.code = code == null ? "" : code;
  }

  /// A problem of the kind that needs no page of its own.
  public static Problem of(int status, String code, String title, String detail) {
    return new Problem("about:blank", title, status, detail, code);
  }
}
