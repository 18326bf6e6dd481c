package io.qless.cli;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// How a request that changes something may be sent twice: under a key by which the hub knows the
/// repeat.
final class Repeats {

  /// How often a repeat asks for the answer to the first, which the hub still works on.
  private static final int MAX_LOOKS = 30;

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final int CONFLICT = 409;

  private Repeats() {}

  /// A new key; none for a request that changes nothing.
  static String keyFor(String method) {
    return method.equals("GET") ? "" : UUID.randomUUID().toString();
  }

  /// Asks again while the first request of the same key is being worked on.
  static HttpResponse<byte[]> untilAnswered(Supplier<HttpResponse<byte[]>> ask) {
    HttpResponse<byte[]> answer = ask.get();
    for (int look = 1; look < MAX_LOOKS && isAtIt(answer); look++) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      answer = ask.get();
    }
    return answer;
  }

  /// Of all that the hub refuses for now with this status, only a running request names a time.
  private static boolean isAtIt(HttpResponse<byte[]> answer) {
    return answer.statusCode() == CONFLICT
        && answer.headers().firstValue("Retry-After").isPresent();
  }
}
