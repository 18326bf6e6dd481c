package io.qless.journey;

import io.qless.shop.cart.Desk;
import java.time.InstantSource;
import java.time.LocalDate;

/// The part of the trip with goods whose own codes decide what they cost: a near date, the printed
/// price of a batch, a deposit.
final class SpecialGoods {

  private final TrolleyHand trolley;
  private final FamilyPhone phone;
  private final TripReport report;

  SpecialGoods(TrolleyHand trolley, FamilyPhone phone, TripReport report) {
    this.trolley = trolley;
    this.phone = phone;
    this.report = report;
  }

  /// Buys one of each; they come to ₹251.00.
  void buy() {
    report.step(
        "paneer that is best before tomorrow: ₹63.00 instead of ₹84.00, and the line says why",
        () -> {
          LocalDate tomorrow = Desk.storeDay(InstantSource.system().instant()).plusDays(1);
          trolley.take(Goods.paneer(tomorrow));
          trolley.awaitText("Best before soon: 25 % off");
          trolley.awaitText("₹63.00");
          trolley.shot("near-date");
        });
    report.step(
        "lassi of an old batch: never above its own printed price, ₹20.00 instead of ₹22.00",
        () -> {
          trolley.take(Goods.OLD_LASSI);
          trolley.awaitText("₹20.00 each");
          trolley.shot("batch-mrp");
        });
    report.step(
        "a can of water: the deposit stands on the line, here and on the phone",
        () -> {
          trolley.take(Goods.WATER);
          trolley.awaitText("₹68.00 each + ₹100.00 deposit");
          phone.awaitText("₹68.00 + ₹100.00 deposit");
          phone.awaitText("₹168.00");
          trolley.shot("deposit");
        });
  }
}
