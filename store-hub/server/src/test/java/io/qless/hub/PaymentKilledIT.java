package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.MoneyTrail;
import io.qless.contract.rest.PaymentReport;
import io.qless.contract.wire.Json;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Money;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The hub's process is killed at each step of a payment and started again. What HubKilledIT has
/// (killed while the payer's code is shown, and around the webhook) is not repeated.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentKilledIT {

  private static final Pattern PAGE = Pattern.compile("[&?]url=([^&]+)");

  private HubProcess hub;

  @BeforeAll
  void open(@TempDir Path directory) {
    hub = new HubProcess(directory);
  }

  @AfterAll
  void close() {
    hub.close();
  }

  @Test
  void beforeTheCompanyHasAnswered() {
    try (OutboxTrolley trolley = trolley("T1", "trip-killed-1")) {
      fault("START_SLOW");
      trolley.give(scan(), new Command.StartCheckout(), new Command.RequestPayment());
      trolley.awaitAll();
      Soon.soon(
          "the attempt is written", () -> !hub.trip("trip-killed-1").money().attempts().isEmpty());
      hub.kill();
      hub.again();
      hub.pay(awaitPayersPage(trolley));
      Soon.soon("the trip is paid", () -> trolley.cart().phase() == Phase.PAID);
      assertThat(hub.trip("trip-killed-1").money().attempts()).hasSize(1);
    }
    assertBalanced();
  }

  @Test
  void whileMoneyGoesBack() {
    try (OutboxTrolley trolley = trolley("T2", "trip-killed-2")) {
      fault("BACK_SLOW");
      trolley.give(scan(), new Command.StartCheckout(), new Command.RequestPayment());
      URI page = awaitPayersPage(trolley);
      trolley.give(new Command.ReturnToShopping());
      trolley.awaitAll();
      hub.pay(page);
      Soon.soon("it is to go back", () -> !hub.trip("trip-killed-2").money().refunds().isEmpty());
      hub.kill();
      hub.again();
      Soon.soon(
          "it went back",
          () ->
              hub.trip("trip-killed-2").money().refunds().stream()
                  .allMatch(back -> back.state().equals("DONE")));
      MoneyTrail money = hub.trip("trip-killed-2").money();
      assertThat(money.refunds()).hasSize(1);
      assertThat(money.backPaise()).isEqualTo(money.receivedPaise()).isEqualTo(1_400);
      assertThat(money.orderPaise()).isZero();
    }
    assertBalanced();
  }

  @Test
  void afterItWasPaidAndNobodyWasTold() {
    try (OutboxTrolley trolley = trolley("T3", "trip-killed-3")) {
      fault("HOOK_NEVER");
      trolley.give(scan(), new Command.StartCheckout(), new Command.RequestPayment());
      hub.pay(awaitPayersPage(trolley));
      hub.kill();
      hub.again();
      Soon.soon("the trip is paid", () -> trolley.cart().phase() == Phase.PAID);
    }
    assertBalanced();
  }

  private void assertBalanced() {
    PaymentReport report =
        Json.read(
            hub.admin("GET", "/admin/payments/report?date=today", new byte[0]),
            PaymentReport.class);
    assertThat(report.balanced()).as("%s", report).isTrue();
    assertThat(report.providers())
        .allSatisfy(provider ->
            assertThat(provider.collectedPaise())
                .isEqualTo(provider.orderPaise() + provider.backPaise()));
  }

  private void fault(String name) {
    HttpRequest order =
        HttpRequest.newBuilder(hub.simulator("/simulator/faults?fault=" + name))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    assertThat(hub.send(order).statusCode()).isEqualTo(201);
  }

  private OutboxTrolley trolley(String id, String trip) {
    return new OutboxTrolley(hub.mqtt(), hub.enrol(DeviceKind.TROLLEY, id), new SessionId(trip));
  }

  private static Command scan() {
    return new Command.AddItem(
        new ItemCode.Piece(ArticleId.parse("gtin:09520212000717"), ItemCode.UnitMark.NONE),
        Money.paise(1_400),
        4);
  }

  private static URI awaitPayersPage(OutboxTrolley trolley) {
    Soon.soon(
        () -> "a QR: " + trolley.cart().settlement(),
        () -> trolley.cart().settlement() instanceof Settlement.Awaiting);
    Settlement.Awaiting awaiting = (Settlement.Awaiting) trolley.cart().settlement();
    Matcher page = PAGE.matcher(awaiting.qr());
    assertThat(page.find()).as(awaiting.qr()).isTrue();
    return URI.create(URLDecoder.decode(page.group(1), StandardCharsets.UTF_8));
  }
}
