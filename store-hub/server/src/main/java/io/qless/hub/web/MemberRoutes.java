package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.MemberEntered;
import io.qless.contract.rest.MemberEntry;
import io.qless.hub.auth.Account;
import io.qless.hub.auth.MemberDesk;
import io.qless.hub.auth.People;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.family.QrPattern;
import io.qless.hub.session.SessionDesk;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.SessionId;

/// Doors by which a shopper shows an account at a trolley: the phone fetches a code, the trolley
/// hands it in.
public final class MemberRoutes implements Doors {

  private final DeviceDoor door;
  private final People people;
  private final SessionDesk sessions;

  public MemberRoutes(DeviceStore devices, People people, SessionDesk sessions) {
    door = new DeviceDoor(devices);
    this.people = people;
    this.sessions = sessions;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/auth/member-code", this::issue);
    routes.post("/trolley/member", this::enter);
  }

  /// @param text what a trolley's scanner reads
  /// @param pattern the same as dots to draw
  /// @param expiresInSeconds how long it works, once
  record MemberCode(String text, QrPattern pattern, long expiresInSeconds) {}

  private void issue(Context request) {
    Account account =
        people
            .logins()
            .access(Exchange.bearer(request))
            .orElseThrow(() -> {
              request.header("WWW-Authenticate", "Bearer");
              return ProblemException.of(
                  401, "LOGIN_AGAIN", "Unauthorized", "this door needs a login");
            });
    String text = people.members().issue(account);
    Exchange.answer(
        request, 200, new MemberCode(text, QrPattern.of(text), MemberDesk.LIFE.toSeconds()));
  }

  private void enter(Context request) {
    String trolley = door.demandTrolley(request);
    MemberEntry entry = Exchange.read(request, MemberEntry.class);
    SessionId session = Exchange.session(entry.session());
    boolean here =
        sessions
            .cart(session)
            .filter(cart -> cart.trolley().equals(trolley) && cart.phase().isOpen())
            .isPresent();
    if (!here) {
      throw ProblemException.refused(RefusalCode.NO_OPEN_TRIP, "no such trip on this trolley");
    }
    Account account =
        people
            .members()
            .use(entry.code())
            .orElseThrow(() ->
                ProblemException.of(
                    403, "MEMBER_CODE_OLD", "No such code", "it was used, or is too old"));
    if (!people.trips().link(session, account)) {
      throw ProblemException.of(
          409, "TRIP_OF_ANOTHER", "Somebody else's trip", "another account is in this trip");
    }
    Exchange.answer(request, 200, new MemberEntered(account.name()));
  }
}
