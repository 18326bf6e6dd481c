package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.StaffEntered;
import io.qless.contract.rest.StaffEntry;
import io.qless.hub.auth.BadgeDesk;
import io.qless.hub.auth.LoginOutcome;
import io.qless.hub.device.DeviceStore;

/// The door by which staff come in at a trolley. What they do there goes through the same doors as
/// from their own page.
public final class StaffEntryRoutes implements Doors {

  private final DeviceDoor door;
  private final BadgeDesk badges;

  public StaffEntryRoutes(DeviceStore devices, BadgeDesk badges) {
    door = new DeviceDoor(devices);
    this.badges = badges;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/trolley/staff", this::enter);
  }

  private void enter(Context request) {
    String trolley = door.demandTrolley(request);
    StaffEntry entry = Exchange.read(request, StaffEntry.class);
    switch (badges.enter(entry, trolley)) {
      case LoginOutcome.LoggedIn in ->
          Exchange.answer(
              request,
              200,
              new StaffEntered(
                  in.account().name(), in.tokens().access(), in.tokens().accessLife().toSeconds()));
      case LoginOutcome.TooSoon soon -> throw ProblemException.tooSoon(request, soon.pause());
      case LoginOutcome.Refused no ->
          throw ProblemException.of(
              403, no.why().name(), "Not let in", "this badge or PIN opens nothing");
      case LoginOutcome.Gone gone -> throw new IllegalStateException("nobody asked to be deleted");
    }
  }
}
