package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.hub.session.Outcome;
import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Hold;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.List;

/// A trip with a full trolley, taken step by step to the gate by the commands of trolley, staff and
/// hub. Test use only.
final class TripToPay {

  private final WebHouse house;
  private final SessionId trip;

  TripToPay(WebHouse house, SessionId trip) {
    this.house = house;
    this.trip = trip;
  }

  /// Eight things, one of them for adults; staff were called.
  void fillTrolley() {
    house.take(trip, new Command.SetBudget(new Budget.Limit(Money.paise(200_000))));
    for (String code :
        List.of(
            "9520135000115",
            "9520135000610",
            "9520107000112",
            "9520107000112",
            "9520261000614",
            "9520163000316")) {
      house.scan(trip, "gtin:" + code, 0);
    }
    house.scan(trip, "plu:4011", 1_250);
    house.scan(trip, "plu:4131", 730);
    house.take(trip, new Command.CallAssist());
  }

  void checkOut() {
    for (Hold hold : house.cart(trip).holds()) {
      done(house.asStaff(trip, new Command.ClearHold(hold.id(), "seen")));
    }
    house.take(trip, new Command.EndAssist());
    house.take(trip, new Command.StartCheckout());
  }

  /// @return the text of the payment code
  String askToPay() {
    house.take(trip, new Command.RequestPayment());
    Settlement.Requested requested = (Settlement.Requested) house.cart(trip).settlement();
    String qr =
        "upi://pay?pa=qless-sim@sim&pn=Q-Less%20Simulator&tr=order-1&am=1.00&cu=INR"
            + "&url=http%3A%2F%2F127.0.0.1%3A1%2Fpay%2Forder-1";
    done(
        house.asHub(
            trip,
            new Command.OpenAttempt(
                requested.attempt(), qr, true, Instant.parse("2026-11-24T06:35:00Z"))));
    return qr;
  }

  /// Pays, and waits for the pass.
  void pay() {
    Settlement.Awaiting awaiting = (Settlement.Awaiting) house.cart(trip).settlement();
    done(
        house.asHub(
            trip,
            new Command.ConfirmPayment(
                awaiting.attempt(), awaiting.bill().total(), "rrn-1", "S017/26/000042", 9)));
    Soon.soon("the pass is there", () -> !house.passToken(trip).isEmpty());
  }

  void leave() {
    done(
        house.asHub(
            trip,
            new Command.RecordExit("pass", "G1", Instant.parse("2026-11-24T06:40:00Z"), false)));
  }

  private static void done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }
}
