package io.qless.hub.web;

import io.javalin.http.Context;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.shop.cart.SessionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads requests and writes answers, the same way for all doors.
final class Exchange {

  /// Largest JSON body: 500 catalogue rows are about 200 kB.
  static final int MAX_BODY_BYTES = 1024 * 1024;

  /// Who sends too much still hears why: an answer given before the body was read gets lost when
  /// the connection closes under a client that is still writing. What is longer yet is cut off.
  private static final int MAX_DRAINED_BYTES = 1024 * 1024;

  /// The page gives up after eight seconds.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// And one more second for each kilobyte that came: slower than any Wi-Fi that a page works on.
  private static final long NANOS_PER_BYTE = 1_000_000;

  private static final int PART_BYTES = 16 * 1024;

  private static final String BODY = "qless-body";

  private static final Pattern LOOPBACK =
      Pattern.compile("127\\.[0-9.]+|\\[?(0:0:0:0:0:0:0:1|::1)]?");

  private static final Set<String> THIS_MACHINE =
      Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "[0:0:0:0:0:0:0:1]", "::1", "[::1]");

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

  private Exchange() {}

  /// The body as a message.
  static <T> T read(Context request, Class<T> type) {
    try {
      return Json.read(bytes(request, MAX_BODY_BYTES), type);
    } catch (MalformedMessage malformed) {
      throw ProblemException.malformed(String.valueOf(malformed.getMessage()));
    }
  }

  /// The body as it is. Counts what arrives, whatever the header says.
  static byte[] bytes(Context request, int maxBytes) {
    byte[] known = request.attribute(BODY);
    if (known != null) {
      if (known.length > maxBytes) {
        throw ProblemException.tooBig(maxBytes);
      }
      return known;
    }
    try (InputStream in = request.req().getInputStream()) {
      boolean announced = request.contentLength() > maxBytes;
      byte[] body = announced ? new byte[0] : patiently(in, maxBytes + 1);
      if (announced || body.length > maxBytes) {
        patiently(in, MAX_DRAINED_BYTES);
        throw ProblemException.tooBig(maxBytes);
      }
      return body;
    } catch (IOException broken) {
      throw new UncheckedIOException("reading a request", broken);
    }
  }

  /// Reads the body as [#bytes] does, and leaves it to be read again.
  static byte[] readAhead(Context request, int maxBytes) {
    byte[] body = bytes(request, maxBytes);
    request.attribute(BODY, body);
    return body;
  }

  /// What was read ahead, or else what is read now; one byte more than is taken, so that too much
  /// is seen without reading it all.
  static byte[] first(Context request, int maxBytes) throws IOException {
    byte[] known = request.attribute(BODY);
    if (known != null) {
      return known;
    }
    try (InputStream in = request.req().getInputStream()) {
      return patiently(in, maxBytes + 1);
    }
  }

  /// Reads so many bytes or to the end, but does not wait for ever on a client that sends them one
  /// by one; a single read ends by the idle limit of the connection.
  private static byte[] patiently(InputStream in, int maxBytes) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[PART_BYTES];
    long start = System.nanoTime();
    while (body.size() < maxBytes) {
      int count = in.read(part, 0, Math.min(part.length, maxBytes - body.size()));
      if (count < 0) {
        break;
      }
      body.write(part, 0, count);
      long allowed = PATIENCE.toNanos() + body.size() * NANOS_PER_BYTE;
      if (System.nanoTime() - start > allowed) {
        throw ProblemException.tooSlow();
      }
    }
    return body.toByteArray();
  }

  static void answer(Context request, int status, Object message) {
    request.status(status).contentType("application/json").result(Json.bytes(message));
  }

  /// The token of an `Authorization: Bearer` header, empty if there is none.
  static String bearer(Context request) {
    return credentials(request.header("Authorization"), "Bearer ");
  }

  /// Where a request comes from. A proxy on this machine is believed about the address that it saw
  /// itself, which it puts last; others could write what they like.
  static String caller(Context request) {
    String address = request.ip();
    String forwarded = request.header("X-Forwarded-For");
    if (forwarded == null || !LOOPBACK.matcher(address).matches()) {
      return address;
    }
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return ADDRESS.matcher(last).matches() ? last : address;
  }

  /// Whether an address is the usual one of this very machine: a proxy or a program on it speaks
  /// for many, so that what an address may do is not counted for it.
  static boolean isThisMachine(String address) {
    return THIS_MACHINE.contains(address);
  }

  /// Whether a program on this machine asks for itself; a proxy says for whom it asks.
  static boolean isOfThisMachine(Context request) {
    return LOOPBACK.matcher(request.ip()).matches()
        && request.header("X-Forwarded-For") == null
        && request.header("Forwarded") == null
        && request.header("Via") == null;
  }

  /// Name and password of an `Authorization: Basic` header (RFC 7617).
  static Optional<String[]> basic(Context request) {
    try {
      byte[] pair =
          Base64.getDecoder().decode(credentials(request.header("Authorization"), "Basic "));
      String text = new String(pair, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new String[] {text.substring(0, colon), text.substring(colon + 1)});
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /// The session a path names; what can't be a session is unknown.
  static SessionId session(String text) {
    try {
      return new SessionId(text);
    } catch (IllegalArgumentException noId) {
      throw ProblemException.unknownSession();
    }
  }

  private static String credentials(@Nullable String header, String scheme) {
    return header != null && header.regionMatches(true, 0, scheme, 0, scheme.length())
        ? header.substring(scheme.length()).strip()
        : "";
  }
}
