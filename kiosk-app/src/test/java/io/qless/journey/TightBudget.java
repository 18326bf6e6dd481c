package io.qless.journey;

/// The part of the trip that comes near its limit, over it, and back. The shopper has set ₹800 and
/// has goods for ₹525.85.
final class TightBudget {

  private final TrolleyHand trolley;
  private final FamilyPhone phone;
  private final TripReport report;

  TightBudget(TrolleyHand trolley, FamilyPhone phone, TripReport report) {
    this.trolley = trolley;
    this.phone = phone;
    this.report = report;
  }

  /// Leaves a budget that warns, with goods for ₹683.85.
  void keep() {
    report.step(
        "oil: the budget turns WARNING",
        () -> {
          trolley.take(Goods.OIL);
          trolley.awaitBudget("WARNING");
          trolley.shot("budget-warning");
        });
    report.step(
        "the phone wishes for ghee: both screens foresee that it would be too much",
        () -> {
          phone.wish("Ghee Rozka", Goods.GHEE.name());
          trolley.awaitText("With wishes | ₹982.85 · Danger");
          phone.awaitText("With the family’s wishes: ₹982.85 of ₹800.00. Over the budget.");
          trolley.shot("forecast");
          phone.shot("phone-forecast");
        });
    report.step(
        "ghee all the same: the budget turns DANGER, on the phone, too",
        () -> {
          trolley.take(Goods.GHEE);
          trolley.awaitBudget("DANGER");
          trolley.awaitText("₹182.85 over");
          trolley.shot("budget-danger");
          phone.awaitText("₹182.85 over the budget of ₹800.00");
        });
    report.step(
        "the way back to a safe budget, on both screens",
        () -> {
          trolley.tap("budget");
          trolley.awaitText("You are ₹182.85 over your budget of ₹800.");
          trolley.awaitText("After that: ₹");
          trolley.shot("way-back");
          trolley.tap("way-close");
          phone.awaitText("Back to a safe budget with the fewest changes:");
          phone.shot("phone-danger");
        });
    report.step(
        "the ghee is taken back: WARNING again",
        () -> {
          trolley.tap("remove-" + trolley.line(Goods.GHEE.name()));
          trolley.awaitBasket("missing 1");
          trolley.remove(Goods.GHEE.grams());
          trolley.awaitBasket("explained");
          trolley.awaitBudget("WARNING");
        });
  }
}
