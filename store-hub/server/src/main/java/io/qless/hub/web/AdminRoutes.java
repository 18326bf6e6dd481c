package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.BuyerName;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.EnrolDevice;
import io.qless.hub.attendant.AttendantDesk;
import io.qless.hub.broker.Broker;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.device.HubAddress;
import io.qless.hub.exit.PassDesk;
import io.qless.hub.log.LogFields;
import io.qless.hub.session.Outcome;
import io.qless.shop.cart.Buyer;
import io.qless.shop.cart.SessionId;
import io.qless.shop.tax.StateCode;
import java.util.function.Supplier;

/// Doors of the store admin's command line and of attendants, all behind [StaffDoor].
public final class AdminRoutes implements Doors {

  private final StaffDoor staff;
  private final CatalogueDesk catalogue;
  private final PictureStore pictures;
  private final DeviceStore devices;
  private final Supplier<HubAddress> address;
  private final AttendantDesk attendant;

  /// @param address where devices reach this hub; asked at each enrolment
  public AdminRoutes(
      StaffDoor staff,
      CatalogueDesk catalogue,
      PictureStore pictures,
      DeviceStore devices,
      Supplier<HubAddress> address,
      AttendantDesk attendant) {
    this.staff = staff;
    this.catalogue = catalogue;
    this.pictures = pictures;
    this.devices = devices;
    this.address = address;
    this.attendant = attendant;
  }

  @Override
  public void register(RoutesConfig routes) {
    staff.guard(routes);
    new CatalogueDoors(catalogue, pictures).register(routes);
    routes.post("/admin/devices", this::enrol);
    routes.get("/admin/sessions", request -> Exchange.answer(request, 200, attendant.open()));
    routes.get("/admin/sessions/{id}", this::detail);
    routes.post("/admin/sessions/{id}/holds/{hold}/clear", this::clearHold);
    routes.post("/admin/sessions/{id}/assists/clear", this::endAssist);
    routes.post("/admin/sessions/{id}/buyer", this::nameBuyer);
    routes.post("/admin/sessions/{id}/move/{trolley}", this::move);
  }

  private void enrol(Context request) {
    EnrolDevice device = Exchange.read(request, EnrolDevice.class);
    if (device.id().equals(Broker.HUB_USER) || device.id().equals(PassDesk.DESK)) {
      throw nameTaken(device.id() + " is the hub itself");
    }
    String password =
        devices
            .enrol(device.kind(), device.id())
            .orElseThrow(() -> nameTaken(device.id() + " is a device of another kind"));
    HubAddress hub = address.get();
    Exchange.answer(
        request,
        201,
        new DeviceCredentials(
            device.kind(), device.id(), password, hub.store(), hub.mqttUrl(), hub.httpUrl()));
  }

  private static ProblemException nameTaken(String detail) {
    return ProblemException.of(409, "DEVICE_NAME_TAKEN", "The name is taken", detail);
  }

  private void detail(Context request) {
    Exchange.answer(
        request,
        200,
        attendant
            .detail(Exchange.session(request.pathParam("id")))
            .orElseThrow(ProblemException::unknownSession));
  }

  private void clearHold(Context request) {
    done(
        request,
        attendant.clearHold(
            knownTrip(request),
            StaffDoor.who(request),
            request.pathParam("hold"),
            StaffRoutes.reason(request)));
  }

  private void endAssist(Context request) {
    done(request, attendant.endAssist(knownTrip(request), StaffDoor.who(request)));
  }

  private void nameBuyer(Context request) {
    Buyer.Named buyer = buyer(Exchange.read(request, BuyerName.class));
    done(request, attendant.nameBuyer(knownTrip(request), StaffDoor.who(request), buyer));
  }

  /// Who buys, if that can stand on an invoice.
  static Buyer.Named buyer(BuyerName told) {
    try {
      return new Buyer.Named(told.name(), told.address(), new StateCode(told.state()));
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.malformed(String.valueOf(wrong.getMessage()));
    }
  }

  private void move(Context request) {
    String trolley = request.pathParam("trolley");
    boolean enrolled =
        devices.list().stream()
            .anyMatch(device -> device.kind() == DeviceKind.TROLLEY && device.id().equals(trolley));
    if (!enrolled) {
      throw ProblemException.of(404, "DEVICE_UNKNOWN", "No such trolley", trolley);
    }
    done(request, attendant.move(knownTrip(request), StaffDoor.who(request), trolley));
  }

  private SessionId knownTrip(Context request) {
    return knownTrip(attendant, request);
  }

  static SessionId knownTrip(AttendantDesk attendant, Context request) {
    SessionId session = Exchange.session(request.pathParam("id"));
    LogFields.note(session);
    if (!attendant.knows(session)) {
      throw ProblemException.unknownSession();
    }
    return session;
  }

  static void done(Context request, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done done -> request.status(204);
      case Outcome.Refused refused ->
          throw ProblemException.refused(refused.code(), refused.detail());
    }
  }
}
