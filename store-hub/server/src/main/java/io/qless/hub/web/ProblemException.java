package io.qless.hub.web;

import io.javalin.http.Context;
import io.qless.contract.rest.Problem;
import io.qless.shop.RefusalCode;
import java.time.Duration;

/// Ends a request with a problem document. Thrown in routes only, caught by [WebEdge].
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private ProblemException(Problem problem) {
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  /// @param code stable word for programs
  static ProblemException of(int status, String code, String title, String detail) {
    return new ProblemException(Problem.of(status, code, title, detail));
  }

  /// The shop said no.
  static ProblemException refused(RefusalCode code, String detail) {
    return of(409, code.name(), "The shop says no", detail);
  }

  /// Too often.
  static ProblemException tooSoon(Context request, Duration wait) {
    return tooMany(request, "TOO_MANY_TRIES", wait);
  }

  /// One phone asks faster than hands can.
  static ProblemException tooFast(Context request, Duration wait) {
    return tooMany(request, "TOO_FAST", wait);
  }

  /// The body comes slower than any phone sends.
  static ProblemException tooSlow() {
    return of(408, "TOO_SLOW", "Too slow", "the hub waits no longer for the rest of it");
  }

  private static ProblemException tooMany(Context request, String code, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    request.header("Retry-After", Long.toString(seconds));
    return of(429, code, "Too often", "try again in " + seconds + " seconds");
  }

  static ProblemException malformed(String detail) {
    return of(400, "MALFORMED", "Not understood", detail);
  }

  static ProblemException unknownSession() {
    return of(404, "SESSION_UNKNOWN", "No such trip", "");
  }

  static ProblemException tooBig(int maxBytes) {
    return of(413, "TOO_BIG", "Too large", "at most " + maxBytes + " bytes are taken");
  }

  Problem problem() {
    return problem;
  }
}
