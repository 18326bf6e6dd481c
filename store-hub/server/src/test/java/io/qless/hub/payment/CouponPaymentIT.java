package io.qless.hub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a coupon of one use while money moves.
class CouponPaymentIT {

  private static final SessionId TRIP = new SessionId("trip-0001");
  private static final SessionId NEXT = new SessionId("trip-0002");

  @TempDir Path directory;
  private PaymentHouse house;

  @BeforeEach
  void openTheHouse() {
    house = new PaymentHouse(directory);
  }

  @AfterEach
  void closeTheHouse() {
    house.close();
  }

  @Test
  void aPaymentOfWhichNobodyKnowsKeepsTheCoupon() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      house.useProviderAt(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
      house.open();
      asksToPay();
      PaymentHouse.soon("written", () -> house.stateOf("trip-0001-5").equals("INITIATING"));
      house.desk().sweep();
      assertThat(house.cart(TRIP).settlement()).isInstanceOf(Settlement.Requested.class);
      assertThat(house.sql("SELECT state FROM coupon_use")).isEqualTo("RESERVED");
      assertThat(nextIsRefused()).isTrue();
    }
  }

  @Test
  void thePaidTripHasUsedIt() {
    house.open();
    asksToPay();
    PaymentHouse.soon("a QR", () -> house.cart(TRIP).settlement() instanceof Settlement.Awaiting);
    house.simulator().decide("trip-0001-5", true);
    PaymentHouse.soon("paid", () -> house.cart(TRIP).phase() == Phase.PAID);
    assertThat(house.cart(TRIP).bill().orElseThrow().total()).isEqualTo(Money.paise(12_000));
    assertThat(house.sql("SELECT state FROM coupon_use")).isEqualTo("REDEEMED");
    assertThat(nextIsRefused()).isTrue();
  }

  @Test
  void whenNobodyPaysInTimeTheBillKeepsItUntilTheShopperGoesBack() {
    house.open();
    asksToPay();
    PaymentHouse.soon("a QR", () -> house.cart(TRIP).settlement() instanceof Settlement.Awaiting);
    house.wait(Duration.ofMinutes(6));
    house.desk().sweep();
    assertThat(house.cart(TRIP).phase()).isEqualTo(Phase.CHECKOUT);
    assertThat(house.sql("SELECT state FROM coupon_use")).isEqualTo("RESERVED");
    house.trolley(TRIP, new Command.ReturnToShopping());
    assertThat(house.sql("SELECT state FROM coupon_use")).isEqualTo("RELEASED");
    assertThat(nextIsRefused()).isFalse();
  }

  @Test
  void aBillThatRunsOutGivesItBack() {
    house.open();
    house.trolley(TRIP, new Command.StartTrip("T1", "en"));
    house.trolley(TRIP, PaymentHouse.scan());
    house.trolley(TRIP, new Command.ApplyCoupon("ONEUSE"));
    house.trolley(TRIP, new Command.StartCheckout());
    assertThat(house.sql("SELECT state FROM coupon_use")).isEqualTo("RESERVED");
    house.wait(Duration.ofMinutes(15));
    house.desk().sweep();
    assertThat(house.cart(TRIP).phase()).isEqualTo(Phase.SHOPPING);
    assertThat(house.sql("SELECT state FROM coupon_use")).isEqualTo("RELEASED");
    assertThat(nextIsRefused()).isFalse();
  }

  @Test
  void anotherHubOnTheSameDiskStillKnowsIt() {
    house.open();
    asksToPay();
    house.restart();
    assertThat(house.sql("SELECT state FROM coupon_use")).isEqualTo("RESERVED");
    assertThat(nextIsRefused()).isTrue();
  }

  private void asksToPay() {
    house.trolley(TRIP, new Command.StartTrip("T1", "en"));
    house.trolley(TRIP, PaymentHouse.scan());
    house.trolley(TRIP, new Command.ApplyCoupon("ONEUSE"));
    house.trolley(TRIP, new Command.StartCheckout());
    house.trolley(TRIP, new Command.RequestPayment());
  }

  private boolean nextIsRefused() {
    house.trolley(NEXT, new Command.StartTrip("T1", "en"));
    house.trolley(NEXT, new Command.ApplyCoupon("ONEUSE"));
    return house
        .sessions()
        .journal(NEXT, 0)
        .getLast()
        .event()
        .equals(new Event.CommandRefused(RefusalCode.COUPON_USED_UP, "ONEUSE"));
  }
}
