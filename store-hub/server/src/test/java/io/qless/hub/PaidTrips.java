package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Json;
import io.qless.hub.catalogue.SampleStore;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Money;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/// Trips that are paid at a running hub, each with a trolley of its own, and the passes they got.
/// Test use only; one thread.
final class PaidTrips {

  private final TestHub hub;
  private int trips;

  PaidTrips(TestHub hub) {
    this.hub = hub;
    for (CatalogueKind kind : CatalogueKind.values()) {
      assertThat(
              hub.admin("POST", "/admin/catalogue/rows", Json.bytes(SampleStore.rows(kind)))
                  .statusCode())
          .isEqualTo(200);
    }
  }

  /// Id of the newest trip.
  String latest() {
    return "trip-000" + trips;
  }

  /// Pays one more trip.
  ///
  /// @return its pass as it stands on the trolley
  String next() {
    trips++;
    DeviceCredentials device = hub.enrol(DeviceKind.TROLLEY, "T" + trips);
    URI broker = URI.create("mqtt://127.0.0.1:" + hub.config().mqtt().port());
    try (OutboxTrolley trolley = new OutboxTrolley(broker, device, new SessionId(latest()))) {
      trolley.give(
          new Command.AddItem(
              new ItemCode.Piece(ArticleId.parse("gtin:09520212000717"), ItemCode.UnitMark.NONE),
              Money.paise(1_400),
              4),
          new Command.StartCheckout(),
          new Command.RequestPayment());
      Soon.soon("a QR", () -> trolley.cart().settlement() instanceof Settlement.Awaiting);
      Settlement.Awaiting awaiting = (Settlement.Awaiting) trolley.cart().settlement();
      String page = awaiting.qr().substring(awaiting.qr().indexOf("&url=") + "&url=".length());
      HttpRequest press =
          HttpRequest.newBuilder(URI.create(URLDecoder.decode(page, StandardCharsets.UTF_8)))
              .POST(HttpRequest.BodyPublishers.ofString("action=pay"))
              .build();
      assertThat(hub.send(press).statusCode()).isEqualTo(303);
      Soon.soon("a pass", () -> !trolley.state().pass().isEmpty());
      return trolley.state().pass();
    }
  }
}
