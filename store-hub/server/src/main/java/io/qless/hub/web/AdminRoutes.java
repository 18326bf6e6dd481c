package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.contract.rest.BuyerName;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CatalogueRows;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.EnrolDevice;
import io.qless.hub.attendant.AttendantDesk;
import io.qless.hub.broker.Broker;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.device.HubAddress;
import io.qless.hub.session.Outcome;
import io.qless.shop.cart.Buyer;
import io.qless.shop.cart.SessionId;
import io.qless.shop.item.ArticleId;
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
    routes.post("/admin/catalogue/rows", this::takeRows);
    routes.delete("/admin/catalogue/articles/{article}", this::withdraw);
    routes.delete("/admin/catalogue/{kind}/{id}", this::withdrawNamed);
    routes.put("/admin/pictures/{file}", this::putPicture);
    routes.post("/admin/devices", this::enrol);
    routes.get("/admin/sessions", request -> Exchange.answer(request, 200, attendant.open()));
    routes.get("/admin/sessions/{id}", this::detail);
    routes.post("/admin/sessions/{id}/holds/{hold}/clear", this::clearHold);
    routes.post("/admin/sessions/{id}/assists/clear", this::endAssist);
    routes.post("/admin/sessions/{id}/buyer", this::nameBuyer);
  }

  private void takeRows(Context request) {
    CatalogueRows rows = Exchange.read(request, CatalogueRows.class);
    Exchange.answer(request, 200, catalogue.take(rows));
  }

  private void withdraw(Context request) {
    ArticleId article = ProductRoutes.article(request.pathParam("article"));
    if (!catalogue.withdraw(article)) {
      throw ProblemException.of(404, "ARTICLE_UNKNOWN", "Not on sale", article.text());
    }
    request.status(204);
  }

  /// Offers, coupons, labels and markdowns go by the name in the store's files.
  private void withdrawNamed(Context request) {
    CatalogueKind kind =
        switch (request.pathParam("kind")) {
          case "offers" -> CatalogueKind.OFFERS;
          case "coupons" -> CatalogueKind.COUPONS;
          case "labels" -> CatalogueKind.LABELS;
          case "markdowns" -> CatalogueKind.MARKDOWNS;
          default ->
              throw ProblemException.malformed(
                  "articles, offers, coupons, labels and markdowns can be withdrawn");
        };
    String id = request.pathParam("id");
    if (!catalogue.withdraw(kind, id)) {
      throw ProblemException.of(
          404, "NOT_IN_CATALOGUE", "Not in the catalogue", kind.word() + " have no " + id);
    }
    request.status(204);
  }

  private void putPicture(Context request) {
    String file = request.pathParam("file");
    if (!PictureStore.isName(file)) {
      throw ProblemException.malformed(
          "a picture is named with letters, digits and dashes, and .png or .jpg");
    }
    byte[] bytes = Exchange.bytes(request, PictureStore.MAX_BYTES);
    if (!PictureStore.isPicture(file, bytes)) {
      throw ProblemException.malformed(file + " does not begin like a picture of that kind");
    }
    pictures.put(file, bytes);
    request.status(204);
  }

  private void enrol(Context request) {
    EnrolDevice device = Exchange.read(request, EnrolDevice.class);
    if (device.id().equals(Broker.HUB_USER)) {
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
        attendant.clearHold(knownTrip(request), StaffDoor.who(request), request.pathParam("hold")));
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

  private SessionId knownTrip(Context request) {
    SessionId session = Exchange.session(request.pathParam("id"));
    if (!attendant.knows(session)) {
      throw ProblemException.unknownSession();
    }
    return session;
  }

  private static void done(Context request, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done done -> request.status(204);
      case Outcome.Refused refused ->
          throw ProblemException.refused(refused.code(), refused.detail());
    }
  }
}
