package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.BuyerName;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.hub.auth.AddressLimit;
import io.qless.hub.family.Access;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.family.FamilyView;
import io.qless.hub.family.JoinOutcome;
import io.qless.hub.family.JoinState;
import io.qless.hub.family.PhoneOutcome;
import io.qless.hub.family.ShownName;
import io.qless.hub.log.LogFields;
import io.qless.hub.session.SessionDesk;
import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.JoinAnswer;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.SessionId;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.money.Money;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// Doors of the family's phones. All but joining need the token that joining gave; it opens its own
/// trip and no other.
public final class FamilyRoutes implements Doors {

  /// A shopper scans an old code now and then; a program that guesses wants thousands. Nobody is
  /// let in by luck: this spares the hub the work, and tells the guesser.
  private static final int WRONG_SECRETS = 30;

  private static final Duration WRONG_SECRETS_SPAN = Duration.ofMinutes(10);

  private final FamilyDesk family;
  private final SessionDesk sessions;
  private final CartSockets sockets;
  private final PhoneScans goods;
  private final AddressLimit guesses;

  /// @param shelf what the store sells
  public FamilyRoutes(
      FamilyDesk family,
      SessionDesk sessions,
      CartSockets sockets,
      Shelf shelf,
      InstantSource clock) {
    this.family = family;
    this.sessions = sessions;
    this.sockets = sockets;
    goods = new PhoneScans(shelf, clock);
    guesses = new AddressLimit(WRONG_SECRETS, WRONG_SECRETS_SPAN, clock);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/session/join", this::join);
    routes.get("/session/join", this::joinState);
    routes.post("/session/{id}/join", this::answerJoin);
    routes.get("/session/{id}", this::view);
    routes.post("/session/{id}/budget", this::budget);
    routes.post("/session/{id}/coupon", this::coupon);
    routes.post("/session/{id}/buyer", this::buyer);
    routes.post("/session/{id}/coupon/remove", this::noCoupon);
    routes.post("/cart/add", this::add);
    routes.post("/cart/remove", this::remove);
    routes.ws("/ws/cart/{session}", sockets::register);
  }

  private void join(Context request) {
    Join join = Exchange.read(request, Join.class);
    Duration wait = guesses.pause(Exchange.caller(request));
    if (!wait.isZero()) {
      throw ProblemException.tooSoon(request, wait);
    }
    try {
      switch (family.join(join.secret(), join.name())) {
        case JoinOutcome.Joined joined ->
            Exchange.answer(
                request,
                200,
                new Welcome(
                    joined.access().session(),
                    joined.access().participant(),
                    joined.token(),
                    false));
        case JoinOutcome.Waiting waiting ->
            Exchange.answer(
                request,
                202,
                new Welcome(
                    waiting.access().session(),
                    waiting.access().participant(),
                    waiting.token(),
                    true));
        case JoinOutcome.LinkNotGood bad -> {
          guesses.take(Exchange.caller(request));
          throw linkNotGood();
        }
        case JoinOutcome.Refused refused ->
            throw ProblemException.refused(refused.code(), refused.detail());
      }
    } catch (IllegalArgumentException badName) {
      throw ProblemException.malformed(String.valueOf(badName.getMessage()));
    }
  }

  static ProblemException linkNotGood() {
    return ProblemException.of(
        403,
        "LINK_NOT_GOOD",
        "The link does not work",
        "it was used, or is too old; scan the code on the trolley again");
  }

  private void joinState(Context request) {
    JoinState state =
        family.joinState(Exchange.bearer(request)).orElseThrow(FamilyRoutes::tokenWrong);
    Exchange.answer(request, 200, new Joining(state));
  }

  /// By the first phone of a trip without a trolley.
  private void answerJoin(Context request) {
    Access access = access(request, Exchange.session(request.pathParam("id")));
    Answered given = Exchange.read(request, Answered.class);
    submit(
        request,
        access,
        given.number(),
        new Command.AnswerJoin(given.participant(), given.yes() ? JoinAnswer.YES : JoinAnswer.NO));
  }

  private void view(Context request) {
    Access access = access(request, Exchange.session(request.pathParam("id")));
    Cart cart = sessions.cart(access.session()).orElseThrow(ProblemException::unknownSession);
    FamilyView view = family.view(cart, access.participant());
    Exchange.answer(request, 200, view);
  }

  private void budget(Context request) {
    Access access = access(request, Exchange.session(request.pathParam("id")));
    SetBudget set = Exchange.read(request, SetBudget.class);
    if (set.limitPaise() < 0 || set.limitPaise() > SetBudget.MAX_PAISE) {
      throw ProblemException.malformed("limitPaise is 0 to " + SetBudget.MAX_PAISE);
    }
    Budget budget =
        set.limitPaise() == 0 ? new Budget.None() : new Budget.Limit(Money.paise(set.limitPaise()));
    submit(request, access, set.number(), new Command.SetBudget(budget));
  }

  private void coupon(Context request) {
    Access access = access(request, Exchange.session(request.pathParam("id")));
    UseCoupon use = Exchange.read(request, UseCoupon.class);
    submit(request, access, use.number(), new Command.ApplyCoupon(use.code()));
  }

  private void buyer(Context request) {
    Access access = access(request, Exchange.session(request.pathParam("id")));
    NameBuyer told = Exchange.read(request, NameBuyer.class);
    try {
      ShownName.demandShown(told.buyer().name());
      ShownName.demandShown(told.buyer().address());
    } catch (IllegalArgumentException badName) {
      throw ProblemException.malformed(String.valueOf(badName.getMessage()));
    }
    submit(request, access, told.number(), new Command.NameBuyer(AdminRoutes.buyer(told.buyer())));
  }

  private void noCoupon(Context request) {
    Access access = access(request, Exchange.session(request.pathParam("id")));
    UseCoupon use = Exchange.read(request, UseCoupon.class);
    submit(request, access, use.number(), new Command.RemoveCoupon(use.code()));
  }

  /// With a trolley a wish; goods for a phone that shops alone.
  private void add(Context request) {
    JsonNode body = Exchange.read(request, JsonNode.class);
    Cart cart = cartOf(body);
    if (cart.isPhoneOnly()) {
      Scanned scanned = as(body, Scanned.class);
      submit(request, access(request, cart.session()), scanned.number(), goods.add(scanned.code()));
    } else {
      Wanted wish = as(body, Wanted.class);
      submit(
          request,
          access(request, wish.session()),
          wish.number(),
          new Command.AddWish(ProductRoutes.article(wish.article()), wish.pieces()));
    }
  }

  private void remove(Context request) {
    JsonNode body = Exchange.read(request, JsonNode.class);
    Cart cart = cartOf(body);
    if (cart.isPhoneOnly()) {
      TakenBack back = as(body, TakenBack.class);
      submit(
          request,
          access(request, cart.session()),
          back.number(),
          new Command.VoidLine(back.line(), back.pieces()));
    } else {
      NotWanted wish = as(body, NotWanted.class);
      submit(
          request,
          access(request, wish.session()),
          wish.number(),
          new Command.DropWish(ProductRoutes.article(wish.article())));
    }
  }

  private Cart cartOf(JsonNode body) {
    return sessions
        .cart(Exchange.session(body.path("session").asString("")))
        .orElseThrow(ProblemException::unknownSession);
  }

  private static <T> T as(JsonNode body, Class<T> type) {
    try {
      return Json.read(body.toString(), type);
    } catch (MalformedMessage malformed) {
      throw ProblemException.malformed(String.valueOf(malformed.getMessage()));
    }
  }

  private Access access(Context request, SessionId session) {
    return access(family, request, session);
  }

  private static ProblemException tokenWrong() {
    return ProblemException.of(401, "TOKEN_WRONG", "Unauthorized", "join the trip to get a token");
  }

  /// Puts a phone's command into its trip, or says why not.
  ///
  /// @return revision of the trip that shows it
  static long submit(
      FamilyDesk family, Context request, Access access, long number, Command command) {
    String key = Objects.requireNonNullElse(request.header(Repeats.KEY), "");
    return switch (family.submit(access, number, key, command)) {
      case PhoneOutcome.Done done -> done.revision();
      case PhoneOutcome.Gap gap ->
          throw ProblemException.of(
              409, "NUMBER_GAP", "Out of turn", "the next number is " + gap.expected());
      case PhoneOutcome.Used _ ->
          throw ProblemException.of(
              409, "NUMBER_USED", "Out of turn", "another request has this number; ask anew");
      case PhoneOutcome.Refused refused ->
          throw ProblemException.refused(refused.code(), refused.detail());
    };
  }

  /// Who asks, if the token is for this trip and the phone does not ask too fast.
  static Access access(FamilyDesk family, Context request, SessionId session) {
    Access access = family.access(Exchange.bearer(request)).orElseThrow(FamilyRoutes::tokenWrong);
    LogFields.note(access.session());
    if (!access.session().equals(session)) {
      throw ProblemException.of(
          403, "NOT_ALLOWED", "Another trip", "this token is for another trip");
    }
    Duration wait = family.pause(access);
    if (!wait.isZero()) {
      throw ProblemException.tooFast(request, wait);
    }
    return access;
  }

  private void submit(Context request, Access access, long number, Command command) {
    Exchange.answer(request, 200, new Shown(submit(family, request, access, number, command)));
  }

  /// @param secret what stands behind `#` in the link
  record Join(String secret, String name) {}

  /// @param participant the id in the source `phone:<id>`
  /// @param waiting whether the owner must say yes first; `GET /session/join` tells when he did
  record Welcome(SessionId session, String participant, String token, boolean waiting) {}

  record Joining(JoinState state) {}

  /// @param participant id of who asked
  record Answered(String participant, boolean yes, long number) {}

  /// @param number of the command: one more than the last that the trip heard from this phone
  record Wanted(SessionId session, String article, int pieces, long number) {}

  /// @param code what the camera read, or an article's id such as `plu:4011`
  record Scanned(SessionId session, String code, long number) {}

  record TakenBack(SessionId session, LineId line, int pieces, long number) {}

  record NotWanted(SessionId session, String article, long number) {}

  /// @param limitPaise 0 lifts the limit
  record SetBudget(long limitPaise, long number) {
    /// Ten lakh rupees; more is a slip of the finger.
    static final long MAX_PAISE = 100_000_000;
  }

  record NameBuyer(BuyerName buyer, long number) {}

  record UseCoupon(String code, long number) {}

  /// @param revision the view of this revision, or a later one, shows it
  record Shown(long revision) {}
}
