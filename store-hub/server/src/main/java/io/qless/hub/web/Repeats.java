package io.qless.hub.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.repeat.Claim;
import io.qless.hub.repeat.KeptAnswer;
import io.qless.hub.repeat.KeyedRequest;
import io.qless.hub.repeat.RequestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands around every unsafe door: a request with an `Idempotency-Key` is done once, and its
/// repeat is answered as the first was. Guards that stand before a door look at each repeat anew.
///
/// Refusals that another moment may turn into a yes are not kept: who must log in first (401), came
/// too often (429), or met a hub in trouble (5xx) sends the same key again.
public final class Repeats {

  /// The sender's name for a request (draft-ietf-httpapi-idempotency-key-header).
  static final String KEY = "Idempotency-Key";

  /// Says that an answer was given before.
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Logger LOG = LoggerFactory.getLogger(Repeats.class);

  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,64}");

  private static final Set<HandlerType> UNSAFE =
      Set.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

  /// Where doing it twice is as good as once, beside PUT and DELETE: commands with a number, what
  /// providers and store files may send again, what only tells or settles one thing. After the
  /// hub's death in the middle they are done again; any other is not.
  private static final Set<String> HARMLESS =
      Set.of(
          "/admin/catalogue/diff",
          "/admin/catalogue/rows",
          "/admin/users",
          "/admin/users/{user}/disable",
          "/admin/users/{user}/enable",
          "/auth/logout",
          "/auth/trip",
          "/cart/add",
          "/cart/remove",
          "/checkout/back",
          "/checkout/calculate",
          "/checkout/points",
          "/checkout/split",
          "/exit-pass/generate",
          "/orders/claim",
          "/payment/cancel",
          "/payment/initiate",
          "/payment/share",
          "/payment/webhook/{provider}",
          "/session/{id}/budget",
          "/session/{id}/buyer",
          "/session/{id}/cancel",
          "/session/{id}/coupon",
          "/session/{id}/coupon/remove",
          "/session/{id}/invite",
          "/session/{id}/join");

  /// The returns desk keeps its keys by itself, for ever and in the transaction of the credit note.
  private static final String OWN_KEYS = "/admin/orders/{order}/returns";

  /// Doors that a browser's cookie opens.
  private static final Set<String> BY_COOKIE = Set.of("/auth/refresh", "/auth/logout");

  private final RequestKeys keys;
  private final CallerNames names;

  public Repeats(RequestKeys keys, CallerNames names) {
    this.keys = keys;
    this.names = names;
  }

  /// Whether a request may be done twice without harm, whatever key it has.
  ///
  /// @param door as it is registered, such as `/session/{id}`
  public static boolean isHarmless(String method, String door) {
    return method.equals(HandlerType.PUT.name())
        || method.equals(HandlerType.DELETE.name())
        || HARMLESS.contains(door)
        || door.equals(OWN_KEYS);
  }

  /// Whether the answer to a request was given before.
  static boolean isRepeat(Context request) {
    return request.res().getHeader(REPLAYED) != null;
  }

  static void mark(Context request) {
    request.header(REPLAYED, "true");
  }

  /// A door with this around it; a safe one as it is.
  Handler around(Endpoint door) {
    boolean watched = UNSAFE.contains(door.method) && !door.path.equals(OWN_KEYS);
    return watched ? request -> take(door, request) : door.handler;
  }

  private void take(Endpoint door, Context request) throws Exception {
    String key = request.header(KEY);
    if (key == null) {
      door.handler.handle(request);
      return;
    }
    if (!VISIBLE.matcher(key).matches()) {
      throw ProblemException.malformed(KEY + " is 1 to 64 visible ASCII characters");
    }
    int limit = door.path.contains("/pictures/") ? PictureStore.MAX_BYTES : Exchange.MAX_BODY_BYTES;
    KeyedRequest asked =
        new KeyedRequest(
            caller(door, request), key, action(request), Exchange.readAhead(request, limit));
    switch (keys.claim(asked, isHarmless(door.method.name(), door.path))) {
      case Claim.Mine mine -> work(door, request, mine);
      case Claim.Answered known -> again(request, known.answer());
      case Claim.OfAnother _ ->
          throw ProblemException.of(
              422, "KEY_USED", "Key used already", "this key named another request");
      case Claim.Running _ -> {
        request.header("Retry-After", "1");
        throw ProblemException.of(
            409, "KEY_IN_USE", "Still at it", "the first request of this key is being worked on");
      }
      case Claim.Unclear _ ->
          throw ProblemException.of(
              409,
              "OUTCOME_UNKNOWN",
              "Nobody knows",
              "the hub stopped in the middle of this; look how it stands before you ask anew");
    }
  }

  private void work(Endpoint door, Context request, Claim.Mine mine) throws Exception {
    boolean answered = false;
    try {
      handle(door, request);
      answered = isKept(request.statusCode());
    } finally {
      if (!answered) {
        keys.forget(mine);
      }
    }
    if (answered) {
      keep(request, mine);
    }
  }

  private static void handle(Endpoint door, Context request) throws Exception {
    try {
      door.handler.handle(request);
    } catch (ProblemException no) {
      WebEdge.answer(request, no.problem());
    }
  }

  /// What was done is done: an answer that can't be kept is still given.
  private void keep(Context request, Claim.Mine mine) {
    try {
      keys.keep(mine, answer(request));
    } catch (RuntimeException failed) {
      LOG.error("an answer could not be kept; its repeat will not be done again", failed);
    }
  }

  private static boolean isKept(int status) {
    return status < 500 && status != 401 && status != 429;
  }

  private static KeptAnswer answer(Context request) {
    String type = request.res().getContentType();
    String cookie = request.res().getHeader("Set-Cookie");
    byte[] body = new byte[0];
    try (InputStream result = request.resultInputStream()) {
      if (result != null) {
        body = result.readAllBytes();
        request.result(body);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("reading our own answer", broken);
    }
    return new KeptAnswer(
        request.statusCode(),
        type == null || body.length == 0 ? "" : type,
        cookie == null ? "" : cookie,
        body);
  }

  private static void again(Context request, KeptAnswer answer) {
    mark(request);
    request.status(answer.status());
    if (!answer.type().isEmpty()) {
      request.contentType(answer.type());
    }
    if (!answer.cookie().isEmpty()) {
      request.header("Set-Cookie", answer.cookie());
    }
    if (answer.body().length > 0) {
      request.result(answer.body());
    }
  }

  private static String action(Context request) {
    String query = request.queryString();
    return request.method() + " " + request.path() + (query == null ? "" : '?' + query);
  }

  /// Strangers are told apart by where they are: another one does not get an answer by guessing a
  /// key.
  private String caller(Endpoint door, Context request) {
    String bearer = Exchange.bearer(request);
    if (!bearer.isEmpty()) {
      return names.of(bearer).orElseGet(() -> "token:" + bearer);
    }
    String other = request.header("Authorization");
    if (other != null) {
      return "credentials:" + other;
    }
    String cookie = request.cookie(RefreshCookie.NAME);
    return cookie != null && BY_COOKIE.contains(door.path)
        ? "cookie:" + cookie
        : "address:" + Exchange.caller(request);
  }
}
