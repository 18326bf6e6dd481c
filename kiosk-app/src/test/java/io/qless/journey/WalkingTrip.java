package io.qless.journey;

import io.qless.contract.rest.SessionDetail;
import io.qless.contract.rest.SessionList;
import io.qless.contract.rest.SessionSummary;
import io.qless.contract.wire.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// One shopper's whole trip, from the welcome to the gate, played by hands on real parts. Each
/// method is one part of the trip, in its order.
final class WalkingTrip {

  private static final String QUESTION = "/care/question";

  /// Bread 45.00, noodles 28.00, bananas 39.85, rice 148.00, buttermilk 14.00, paneer 63.00, lassi
  /// 20.00, water 68.00 with a deposit of 100.00, oil 158.00, a lighter 25.00: 708.85; the coupon
  /// takes 50.00 off. `DemoTripPriceIT` makes the same sum.
  private static final long BILL_PAISE = 658_85;

  /// Something heavy enough to be noticed, in grams, that nobody scans.
  private static final int STOWAWAY_GRAMS = 350;

  private final DemoStore store;
  private final TrolleyHand trolley;
  private final FamilyPhone phone;
  private final TripReport report;
  private final Consumer<String> out;
  private String passText = "";
  private String session = "";

  /// @param store all its programs run
  /// @param pictures where screenshots go
  WalkingTrip(DemoStore store, Path pictures, FamilyPhone phone, Consumer<String> out) {
    this.store = store;
    this.trolley = new TrolleyHand(store.kioskDesk(), pictures);
    this.phone = phone;
    this.report = new TripReport(out);
    this.out = out;
  }

  /// Plays it all.
  ///
  /// @throws JourneyException naming the step that failed, and why
  void play() {
    begin();
    shop();
    family();
    new SpecialGoods(trolley, phone, report).buy();
    scaleAsks();
    new TightBudget(trolley, phone, report).keep();
    shopSaysNo();
    staff();
    pay();
    leave();
    out.accept("\nThe screen's thread stood still: " + store.kioskDesk().say("pauses"));
    out.accept("The kiosk's process holds " + store.kioskMegabytes() + " MB");
    out.accept("\nThe receipt");
    out.accept(store.qless("session", "receipt", session));
    out.accept("The journal at the hub");
    out.accept(store.qless("session", "explain", session));
  }

  private void begin() {
    report.step(
        "the trolley greets, with the sample store in its own catalogue",
        () -> {
          trolley.awaitScreen("WELCOME");
          trolley.shot("welcome");
        });
    report.step(
        "a touch on the screen begins the trip; the hub knows it",
        () -> {
          trolley.tap("start-trip");
          trolley.awaitScreen("SHOPPING");
          trolley.shot("empty-trolley");
          session =
              Await.found("the hub lists the trip", Await.USUAL, this::openTrip, () -> "").id();
        });
    report.step(
        "the shopper sets a budget of ₹800",
        () -> {
          trolley.tap("budget");
          trolley.type("key-", "800");
          trolley.shot("budget-sheet");
          trolley.tap("budget-ok");
          trolley.awaitBudget("SAFE");
        });
  }

  private Optional<SessionSummary> openTrip() {
    return Json.read(store.qless("sessions", "list", "--json"), SessionList.class)
        .sessions()
        .stream()
        .filter(trip -> trip.trolley().equals(DemoStore.TROLLEY))
        .findFirst();
  }

  private void shop() {
    report.step(
        "bread: scanned over the serial line, dropped in, explained by the scale; 10 % off",
        () -> {
          trolley.take(Goods.BREAD);
          awaitTotal(45_00);
          trolley.shot("first-article");
        });
    report.step(
        "two packs of noodles: the screen hints that one more is free",
        () -> {
          trolley.take(Goods.NOODLES);
          trolley.take(Goods.NOODLES);
          trolley.awaitText("Add 1 more for free");
          awaitTotal(45_00 + 28_00);
          trolley.shot("hint");
        });
    report.step(
        "the hint is followed: the third pack costs nothing, and the hint is gone",
        () -> {
          trolley.take(Goods.NOODLES);
          awaitTotal(45_00 + 28_00);
          trolley.awaitText("Masala noodles: buy 2, get 1 free");
          trolley.await(
              "no hint",
              view ->
                  view.at("/basket/lines")
                      .valueStream()
                      .allMatch(line -> line.at("/hint").isNull()));
        });
    report.step(
        "820 g of bananas with the label of the counter scale; 10 % off",
        () -> {
          trolley.take(Goods.BANANAS);
          awaitTotal(73_00 + 39_85);
          trolley.shot("shopping");
        });
  }

  private void family() {
    report.step(
        "the family QR on the screen is read; a phone joins and sees the cart",
        () -> {
          trolley.tap("family");
          String link =
              trolley
                  .await("a join link", view -> !view.at("/family/joinText").asString("").isEmpty())
                  .at("/family/joinText")
                  .asString("");
          String read = trolley.readQr("family-qr", link);
          trolley.tap("family-close");
          phone.join(read, "Meera");
          phone.awaitText(Goods.BANANAS.name());
          trolley.await(
              "Meera is in the trip", view -> view.at("/family/participants").size() == 1);
        });
    report.step(
        "what is scanned at the trolley shows on the phone, over its WebSocket",
        () -> {
          trolley.take(Goods.RICE);
          phone.awaitText(Goods.RICE.name());
        });
    report.step(
        "the phone wishes for buttermilk; the trolley shows the wish",
        () -> {
          phone.wish("buttermlk", Goods.BUTTERMILK.name());
          trolley.await("a wish", view -> view.at("/basket/wishes").size() == 1);
          trolley.awaitText("With wishes | ₹274.85 · Safe");
          phone.awaitText("With the family’s wishes: ₹274.85 of ₹800.00. Safe.");
          trolley.shot("wish");
          phone.shot("phone-wish");
        });
    report.step(
        "scanning the buttermilk fulfils the wish",
        () -> {
          trolley.take(Goods.BUTTERMILK);
          trolley.await("no wish is left", view -> view.at("/basket/wishes").isEmpty());
          phone.shot("phone-cart");
        });
  }

  private void scaleAsks() {
    report.step(
        "something is put in without a scan: the scale asks, and paying is held",
        () -> {
          trolley.drop(STOWAWAY_GRAMS);
          JsonNode view =
              trolley.await(
                  "a question",
                  shown -> shown.at(QUESTION + "/kind").asString("").equals("UNEXPECTED"));
          long grams = view.at(QUESTION + "/grams").asLong();
          if (Math.abs(grams - STOWAWAY_GRAMS) > STOWAWAY_GRAMS / 10) {
            throw new JourneyException("the scale asks about " + grams + " g");
          }
          trolley.await("a hold", shown -> shown.at("/care/holds").size() == 1);
          trolley.shot("question");
        });
    report.step(
        "it is taken out again: the question and the hold are gone",
        () -> {
          trolley.remove(STOWAWAY_GRAMS);
          trolley.await(
              "no question and no hold",
              view -> view.at(QUESTION).isNull() && view.at("/care/holds").isEmpty());
        });
  }

  private void shopSaysNo() {
    report.step(
        "a pack of a recalled batch is refused with the reason; so is an unknown code",
        () -> {
          long before = trolley.basket().at("/totalPaise").asLong();
          trolley.scan(Goods.RECALLED.code());
          awaitNotice("RECALLED");
          trolley.shot("recalled");
          trolley.scan("4006381333931");
          awaitNotice("ARTICLE_UNKNOWN");
          trolley.tap("notice-close");
          awaitTotal(before);
        });
  }

  private void staff() {
    report.step(
        "a lighter needs a look at the shopper's age: staff clear it with the command line",
        () -> {
          trolley.take(Goods.LIGHTER);
          trolley.await("a hold", view -> view.at("/care/holds").size() == 1);
          trolley.shot("age-hold");
          String hold = detail().summary().holds().getFirst();
          store.qless("hold", "clear", session, hold);
          trolley.await("no hold", view -> view.at("/care/holds").isEmpty());
        });
    report.step(
        "the shopper calls for help and shops on; staff end the call with the command line",
        () -> {
          trolley.tap("help");
          trolley.awaitText("Help is coming");
          trolley.awaitText("Just go on shopping.");
          trolley.shot("help");
          Await.that("the hub knows the call", () -> detail().summary().assists() == 1, () -> "");
          store.qless("help-call", "end", session);
          trolley.await("the call is over", view -> !view.at("/care/helpCalled").asBoolean());
        });
    report.step(
        "a coupon takes ₹50 off",
        () -> {
          trolley.tap("coupon");
          trolley.type("coupon-key-", "WELCOME50");
          trolley.shot("coupon-sheet");
          trolley.tap("coupon-ok");
          awaitTotal(BILL_PAISE);
          trolley.shot("coupon");
        });
  }

  private void pay() {
    report.step(
        "checkout shows the bill with its tax",
        () -> {
          trolley.tap("checkout");
          trolley.awaitScreen("BILL");
          checkTax(trolley.view().at("/bill"));
          trolley.shot("bill");
        });
    report.step(
        "the UPI QR on the screen is read; the payer pays on the simulator's page",
        () -> {
          trolley.tap("pay");
          String qr =
              trolley
                  .await(
                      "a QR to pay",
                      view -> view.at("/payment/state").asString("").equals("WAITING"))
                  .at("/payment/qrText")
                  .asString("");
          phone.pay(new Payer(store.payerUrl()).page(trolley.readQr("pay", qr)).toString());
        });
    report.step(
        "the provider's webhook arrives: paid, invoice, points and an exit pass",
        () -> {
          trolley.awaitScreen("EXIT_PASS");
          store.awaitHubLog("webhook of simulator taken");
          JsonNode pass = trolley.view().at("/exitPass");
          passText = trolley.readQr("exit-pass", pass.at("/token").asString(""));
          phone.awaitText(pass.at("/invoiceNumber").asString(""));
          phone.shot("phone-paid");
        });
  }

  /// The rows of the tax table make the total, and half of each tax is the state's.
  private static void checkTax(JsonNode bill) {
    long sum = 0;
    long tax = 0;
    for (JsonNode row : bill.at("/gst")) {
      long central = row.at("/cgstPaise").asLong();
      long state = row.at("/sgstPaise").asLong();
      if (central != state) {
        throw new JourneyException("CGST and SGST differ in " + row);
      }
      tax += central + state;
      sum += row.at("/taxablePaise").asLong() + central + state;
    }
    if (bill.at("/totalPaise").asLong() != BILL_PAISE || sum != BILL_PAISE || tax == 0) {
      throw new JourneyException(
          "a bill of " + TripReport.rupees(BILL_PAISE) + " was expected, this is " + bill);
    }
  }

  private void leave() {
    Desk gate = store.gateDesk();
    report.step(
        "with its network cut, the gate reads the pass, checks the signature and opens",
        () -> {
          store.gateNetwork().cut();
          gate.say("scan " + passText);
          awaitLamp(gate, "GREEN");
        });
    report.step(
        "a second try with the same pass is refused",
        () -> {
          gate.say("scan " + passText);
          awaitLamp(gate, "RED already used");
        });
    report.step(
        "the link is back: the gate reports, the trip ends, the trolley says goodbye",
        () -> {
          store.gateNetwork().restore();
          trolley.awaitScreen("FAREWELL");
          trolley.shot("farewell");
          if (!detail().summary().phase().equals("LEFT")) {
            throw new JourneyException("the hub's trip is " + detail().summary().phase());
          }
        });
  }

  private SessionDetail detail() {
    return Json.read(store.qless("session", "show", session, "--json"), SessionDetail.class);
  }

  private void awaitTotal(long paise) {
    trolley.await(
        "a total of " + TripReport.rupees(paise),
        view -> view.at("/basket/totalPaise").asLong() == paise);
  }

  private void awaitNotice(String code) {
    trolley.await(
        "the notice " + code, view -> view.at("/care/notice/code").asString("").equals(code));
  }

  private static void awaitLamp(Desk gate, String words) {
    Await.that(
        "the gate's lamp is " + words,
        () -> gate.say("lamp").startsWith(words),
        () -> "the lamp is " + gate.say("lamp"));
  }
}
