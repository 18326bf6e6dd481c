package io.qless.hub.web;

import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/// The refresh token of a browser: a cookie that no script reads, that goes to `/auth` only, and
/// with requests of our own pages only. A page of another origin can't have it used, also not one
/// of the same machine, which a browser counts as the same site.
final class RefreshCookie {

  static final String NAME = "qless-refresh";

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /// Said by browsers, and no page can change it (Fetch Metadata); other programs say nothing.
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final String attributes;

  /// @param publicUrl where browsers are
  RefreshCookie(URI publicUrl) {
    attributes = attributes(publicUrl);
  }

  /// Without TLS a cookie stays on this machine.
  static String attributes(URI publicUrl) {
    boolean open =
        "http".equals(publicUrl.getScheme())
            && LOOPBACK.contains(String.valueOf(publicUrl.getHost()));
    return "; Path=/auth; HttpOnly; SameSite=Strict" + (open ? "" : "; Secure");
  }

  /// Keeps pages of others out: they could have the cookie used, or somebody logged in as
  /// themselves.
  static void demandOwnPage(Context request) {
    String from = request.header("Sec-Fetch-Site");
    if (from != null && !OWN.contains(from)) {
      throw ProblemException.of(
          403, "NOT_ALLOWED", "Another page", "only the hub's own pages may do that");
    }
  }

  /// The token, empty if there is none.
  String read(Context request) {
    String token = request.cookie(NAME);
    return token == null ? "" : token;
  }

  void set(Context request, String token, Duration life) {
    request.header("Set-Cookie", NAME + "=" + token + "; Max-Age=" + life.toSeconds() + attributes);
  }

  void clear(Context request) {
    request.header("Set-Cookie", NAME + "=; Max-Age=0" + attributes);
  }
}
