package io.qless.shop.tax;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Hold;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.LocalText;
import java.time.Instant;

/// Takes a trip to its receipt. Test use only.
public final class PaidTrip {

  /// An invented store.
  public static final StoreDetails STORE =
      new StoreDetails(
          new LocalText("Q-Less Bazaar Private Limited", "क्यू-लेस बाज़ार प्राइवेट लिमिटेड"),
          new LocalText("12 Sample Street, Bengaluru 560001", "12 नमूना मार्ग, बेंगलुरु 560001"),
          new StateCode("29"),
          new Gstin("29AAACQ0000Q1ZH"),
          "",
          "");

  private PaidTrip() {}

  /// The invoice of what is in the trolley.
  public static Invoice invoice(Trip trip) {
    return Invoice.of(pay(trip), STORE).orElseThrow();
  }

  /// The trip once it is paid.
  public static Cart pay(Trip trip) {
    for (Hold hold : trip.cart().holds()) {
      trip.by(Source.attendant("A1"), new Command.ClearHold(hold.id(), "seen"));
    }
    trip.trolley(new Command.StartCheckout()).trolley(new Command.RequestPayment());
    Settlement.Requested asked = (Settlement.Requested) trip.cart().settlement();
    trip.by(
        Source.HUB,
        new Command.OpenAttempt(
            asked.attempt(), "upi://pay", true, Instant.parse("2026-11-24T06:35:00Z")));
    trip.by(
        Source.HUB,
        new Command.ConfirmPayment(
            asked.attempt(), asked.bill().total(), "632812345678", "S017/2627/000042", 9));
    return trip.cart();
  }

  /// A trip through the shop with offers.
  public static Trip withOffers() {
    return Trip.started(TestShelf.withOffers());
  }
}
