package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.TakeTripOver;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.family.TakeOver;
import io.qless.hub.session.Outcome;

/// What trolleys ask over HTTP, with the credentials of their enrolment.
public final class TrolleyRoutes implements Doors {

  private final DeviceDoor door;
  private final TakeOver trips;

  public TrolleyRoutes(DeviceStore devices, TakeOver trips) {
    door = new DeviceDoor(devices);
    this.trips = trips;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post("/trolley/trip", this::takeOver);
  }

  /// The trip itself comes over MQTT, as after a move by staff.
  private void takeOver(Context request) {
    String trolley = door.demandTrolley(request);
    String secret = Exchange.read(request, TakeTripOver.class).secret();
    Outcome outcome = trips.take(secret, trolley).orElseThrow(FamilyRoutes::linkNotGood);
    switch (outcome) {
      case Outcome.Done done -> request.status(204);
      case Outcome.Refused refused ->
          throw ProblemException.refused(refused.code(), refused.detail());
    }
  }
}
