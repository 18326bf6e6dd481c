package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.wire.Json;
import io.qless.hub.auth.Account;
import io.qless.hub.auth.LoginDesk;
import io.qless.hub.auth.LoginName;
import io.qless.hub.auth.LoginOutcome;
import io.qless.hub.auth.LoginRefusal;
import io.qless.hub.auth.People;
import io.qless.hub.auth.Proof;
import io.qless.hub.auth.TooBusyException;
import io.qless.hub.auth.TripLinks;
import io.qless.shop.cart.SessionId;
import java.net.URI;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Doors by which people come in. Bodies are JSON; what is not needed may be left out.
///
/// A browser keeps the refresh token in a cookie that no script reads ([RefreshCookie]); who asks
/// for `"refreshIn": "body"` gets it in the answer instead, and sends it back in the body. Whatever
/// needs a fresh proof takes `password` or `code`.
public final class AuthRoutes implements Doors {

  /// A form of a person; far below what rows of goods need.
  private static final int MAX_BODY_BYTES = 8 * 1024;

  /// Longest text of a form: a participant's token or a password with room.
  private static final int MAX_FIELD_CHARS = 512;

  private final LoginDesk logins;
  private final TripLinks trips;
  private final boolean simulated;
  private final RefreshCookie cookie;

  /// @param publicUrl of the hub as phones reach it
  public AuthRoutes(People people, URI publicUrl) {
    logins = people.logins();
    trips = people.trips();
    simulated = people.outbox().simulated();
    cookie = new RefreshCookie(publicUrl);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.before("/auth/*", RefreshCookie::demandOwnPage);
    routes.post("/auth/code", this::sendCode);
    routes.post("/auth/register", this::registerPerson);
    routes.post("/auth/login", this::login);
    routes.post("/auth/refresh", this::refresh);
    routes.post("/auth/logout", this::logout);
    routes.get("/auth/me", request -> Exchange.answer(request, 200, Me.of(account(request))));
    routes.post("/auth/trip", this::connectTrip);
    routes.post("/auth/password", this::changePassword);
    routes.post("/auth/delete", this::delete);
    routes.exception(
        TooBusyException.class,
        (busy, request) -> {
          request.header("Retry-After", "2");
          WebEdge.answer(
              request,
              ProblemException.of(503, "HUB_BUSY", "Busy", "try again in a moment").problem());
        });
  }

  private void sendCode(Context request) {
    Duration wait = logins.sendCode(name(form(request)), Exchange.caller(request));
    if (!wait.isZero()) {
      throw ProblemException.tooSoon(request, wait);
    }
    Exchange.answer(
        request,
        202,
        new CodeSent(
            LoginDesk.CODE_LIFE.toSeconds(), LoginDesk.RESEND_AFTER.toSeconds(), simulated));
  }

  private void registerPerson(Context request) {
    JsonNode form = form(request);
    try {
      answer(
          request,
          form,
          logins.register(
              name(form),
              new Proof.Code(needed(form, "code")),
              text(form, "name"),
              text(form, "password"),
              Exchange.caller(request)));
    } catch (IllegalArgumentException badName) {
      throw ProblemException.malformed(String.valueOf(badName.getMessage()));
    }
  }

  private void login(Context request) {
    JsonNode form = form(request);
    answer(request, form, logins.login(name(form), proof(form), Exchange.caller(request)));
  }

  private void refresh(Context request) {
    JsonNode form = form(request);
    boolean inBody = !text(form, "refreshToken").isEmpty();
    String token = inBody ? text(form, "refreshToken") : cookie.read(request);
    LoginOutcome outcome = logins.refresh(token, Exchange.caller(request));
    if (outcome instanceof LoginOutcome.Refused no && no.why() == LoginRefusal.LOGIN_AGAIN) {
      cookie.clear(request);
    }
    answer(request, outcome, inBody, "");
  }

  private void logout(Context request) {
    String inBody = text(form(request), "refreshToken");
    logins.logout(inBody.isEmpty() ? cookie.read(request) : inBody, Exchange.bearer(request));
    cookie.clear(request);
    request.status(204);
  }

  private void connectTrip(Context request) {
    Account account = account(request);
    SessionId trip =
        trips
            .link(needed(form(request), "trip"), account)
            .orElseThrow(() ->
                ProblemException.of(
                    403, "NOT_ALLOWED", "No such trip", "this token opens no trip any more"));
    Exchange.answer(request, 200, new Connected(trip.text()));
  }

  private void changePassword(Context request) {
    Account account = account(request);
    JsonNode form = form(request);
    answer(
        request,
        form,
        logins.changePassword(
            account, proof(form), needed(form, "newPassword"), Exchange.caller(request)));
  }

  private void delete(Context request) {
    Account account = account(request);
    LoginOutcome outcome = logins.delete(account, proof(form(request)), Exchange.caller(request));
    if (outcome instanceof LoginOutcome.Gone) {
      cookie.clear(request);
    }
    answer(request, outcome, false, "");
  }

  private void answer(Context request, JsonNode form, LoginOutcome outcome) {
    boolean inBody = text(form, "refreshIn").equals("body");
    answer(request, outcome, inBody, text(form, "trip"));
  }

  private void answer(Context request, LoginOutcome outcome, boolean inBody, String trip) {
    switch (outcome) {
      case LoginOutcome.LoggedIn in -> {
        String refresh = in.tokens().refresh();
        if (!inBody) {
          cookie.set(request, refresh, in.tokens().refreshLife());
        }
        Exchange.answer(
            request,
            200,
            new LoggedIn(
                in.tokens().access(),
                "Bearer",
                in.tokens().accessLife().toSeconds(),
                inBody ? refresh : "",
                Me.of(in.account()),
                trips.link(trip, in.account()).map(SessionId::text).orElse("")));
      }
      case LoginOutcome.Gone gone -> request.status(204);
      case LoginOutcome.Refused no -> throw refused(no.why());
      case LoginOutcome.TooSoon soon -> throw ProblemException.tooSoon(request, soon.pause());
    }
  }

  private static ProblemException refused(LoginRefusal why) {
    return switch (why) {
      case LOGIN_WRONG -> no(401, why, "login or password is wrong");
      case CODE_WRONG -> no(401, why, "it is not the code that was sent, or it is too old");
      case LOGIN_AGAIN -> no(401, why, "please log in again");
      case ACCOUNT_DISABLED -> no(403, why, "the store has closed this account");
      case NOT_REGISTERED -> no(409, why, "the code is right; register with it");
      case ALREADY_REGISTERED -> no(409, why, "the code is right; log in with it");
      case REFRESH_RACED -> no(409, why, "it was used a moment ago; use the newer one");
      case PASSWORD_WEAK -> no(400, why, "8 to 128 characters, and none that anybody would try");
    };
  }

  private static ProblemException no(int status, LoginRefusal why, String detail) {
    return ProblemException.of(status, why.name(), "Not let in", detail);
  }

  private Account account(Context request) {
    return logins
        .access(Exchange.bearer(request))
        .orElseThrow(() -> {
          request.header("WWW-Authenticate", "Bearer");
          return ProblemException.of(401, "TOKEN_WRONG", "Unauthorized", "log in first");
        });
  }

  private static JsonNode form(Context request) {
    byte[] body = Exchange.bytes(request, MAX_BODY_BYTES);
    try {
      JsonNode form =
          Json.mapperForTrees().readTree(body.length == 0 ? new byte[] {'{', '}'} : body);
      if (form.isObject()) {
        return form;
      }
    } catch (JacksonException notJson) {
      throw ProblemException.malformed("the body is no JSON");
    }
    throw ProblemException.malformed("the body is no JSON object");
  }

  private static String needed(JsonNode form, String field) {
    String text = text(form, field);
    if (text.isEmpty()) {
      throw ProblemException.malformed("field '" + field + "' is missing");
    }
    return text;
  }

  private static String text(JsonNode form, String field) {
    JsonNode value = form.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isString() || value.asString().length() > MAX_FIELD_CHARS) {
      throw ProblemException.malformed(
          "field '" + field + "' is a text of up to " + MAX_FIELD_CHARS + " characters");
    }
    return value.asString();
  }

  private static LoginName name(JsonNode form) {
    try {
      return LoginName.parse(needed(form, "login"));
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.of(
          400, "LOGIN_UNREADABLE", "Not understood", String.valueOf(wrong.getMessage()));
    }
  }

  private static Proof proof(JsonNode form) {
    String code = text(form, "code");
    return code.isEmpty() ? new Proof.Password(needed(form, "password")) : new Proof.Code(code);
  }

  /// @param expiresInSeconds how long the code works
  /// @param resendAfterSeconds when another may be asked for
  /// @param simulated whether nobody got it, and staff must be asked
  record CodeSent(long expiresInSeconds, long resendAfterSeconds, boolean simulated) {}

  /// @param refreshToken empty if the cookie has it
  /// @param trip that was connected to the account, empty if none was
  record LoggedIn(
      String accessToken,
      String tokenType,
      long expiresInSeconds,
      String refreshToken,
      Me account,
      String trip) {
    /// Without the tokens, so that a log can't hold them.
    @Override
    public String toString() {
      return "LoggedIn[]";
    }
  }

  /// Oneself.
  ///
  /// @param hasPassword whether there is one; codes always work
  record Me(String id, String login, String name, String role, boolean hasPassword) {
    static Me of(Account account) {
      return new Me(
          account.id(),
          account.login(),
          account.name(),
          account.role().word(),
          !account.passwordHash().isEmpty());
    }
  }

  record Connected(String trip) {}
}
