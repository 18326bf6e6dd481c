package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.hub.auth.AddressLimit;
import io.qless.hub.exit.PassDesk;
import io.qless.hub.family.Access;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.family.JoinOutcome;
import io.qless.hub.family.QrPattern;
import io.qless.hub.session.SessionDesk;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SeenTotal;
import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Doors of trips that a phone makes alone, from the first step to the exit pass. Goods go in and
/// out by the doors of [FamilyRoutes]. With a trolley the trolley does all this: there the phone is
/// told that it may not, but may ask for the pass.
public final class PhoneTripRoutes implements Doors {

  /// Phones of a store may share one address, and a person seldom begins a second trip.
  private static final int STARTS_AT_ONCE = 60;

  private static final Duration STARTS_SPAN = Duration.ofMinutes(10);

  private final FamilyDesk family;
  private final SessionDesk sessions;
  private final PassDesk passes;
  private final AddressLimit starts;

  public PhoneTripRoutes(
      FamilyDesk family, SessionDesk sessions, PassDesk passes, InstantSource clock) {
    this.family = family;
    this.sessions = sessions;
    this.passes = passes;
    starts = new AddressLimit(STARTS_AT_ONCE, STARTS_SPAN, clock);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/session/start", this::start);
    routes.post("/session/{id}/invite", this::invite);
    routes.post("/session/{id}/cancel", request -> step(request, new Command.CancelTrip()));
    routes.post("/checkout/calculate", request -> step(request, new Command.StartCheckout()));
    routes.post("/checkout/back", request -> step(request, new Command.ReturnToShopping()));
    routes.post("/payment/initiate", this::pay);
    routes.post("/exit-pass/generate", this::pass);
  }

  private void start(Context request) {
    Start start = Exchange.read(request, Start.class);
    if (!start.language().equals("en") && !start.language().equals("hi")) {
      throw ProblemException.malformed("language is en or hi");
    }
    Duration wait = starts.take(Exchange.caller(request));
    if (!wait.isZero()) {
      throw ProblemException.tooSoon(request, wait);
    }
    try {
      JoinOutcome.Joined begun =
          family
              .startAlone(start.name(), start.language())
              .orElseThrow(() ->
                  ProblemException.of(
                      503, "HUB_FULL", "The store is full", "take a trolley, or try again later"));
      Exchange.answer(
          request,
          201,
          new FamilyRoutes.Welcome(
              begun.access().session(), begun.access().participant(), begun.token(), false));
    } catch (IllegalArgumentException badName) {
      throw ProblemException.malformed(String.valueOf(badName.getMessage()));
    }
  }

  /// With a trolley the code to join by stands on its screen, for who is there to see it.
  private void invite(Context request) {
    Access access = FamilyRoutes.access(family, request, Exchange.session(request.pathParam("id")));
    if (!cart(access).isPhoneOnly()) {
      throw ProblemException.of(
          403, "NOT_ALLOWED", "The trolley invites", "scan the code on the trolley");
    }
    String url = family.currentJoinUrl(access.session());
    Exchange.answer(request, 200, new Invitation(url, QrPattern.of(url)));
  }

  private void step(Context request, Command command) {
    Step step = Exchange.read(request, Step.class);
    submit(request, step.session(), step.number(), command);
  }

  private void pay(Context request) {
    Pay pay = Exchange.read(request, Pay.class);
    submit(
        request,
        pay.session(),
        pay.number(),
        new Command.RequestPayment(SeenTotal.of(Money.paise(pay.totalPaise()))));
  }

  private void pass(Context request) {
    Access access =
        FamilyRoutes.access(family, request, Exchange.read(request, OfTrip.class).session());
    Cart cart = cart(access);
    if (!cart.isFirst(access.source())) {
      throw ProblemException.of(
          403,
          "PASS_ELSEWHERE",
          "Another phone's",
          "the pass is on the phone that came into the trip first, and on the trolley");
    }
    if (cart.phase() != Phase.PAID) {
      throw ProblemException.of(
          409, "NOT_PAID", "No exit pass", "there is one from paying until leaving");
    }
    Exchange.answer(
        request,
        200,
        passes
            .passFor(access.session())
            .map(pass -> new Pass(pass.token(), pass.expires()))
            .orElseThrow(() ->
                ProblemException.of(
                    409, "STAYED_TOO_LONG", "No exit pass", "please ask our staff")));
  }

  private void submit(Context request, SessionId session, long number, Command command) {
    Access access = FamilyRoutes.access(family, request, session);
    FamilyRoutes.submit(family, request, access, number, command);
    Exchange.answer(request, 200, family.view(cart(access), access.participant()));
  }

  private Cart cart(Access access) {
    return sessions.cart(access.session()).orElseThrow(ProblemException::unknownSession);
  }

  /// @param name what the others read
  /// @param language `en` or `hi`
  record Start(String name, String language) {}

  /// @param joinUrl opens the trip once, for ten minutes; empty if nobody can join now
  /// @param pattern the same for another phone's camera
  record Invitation(String joinUrl, QrPattern pattern) {}

  /// @param number of the command: one more than the last that the trip heard from this phone
  record Step(SessionId session, long number) {}

  /// @param totalPaise what the payer saw
  record Pay(SessionId session, long totalPaise, long number) {}

  record OfTrip(SessionId session) {}

  /// @param token what the gate reads
  record Pass(String token, Instant expires) {}
}
