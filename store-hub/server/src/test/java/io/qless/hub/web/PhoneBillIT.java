package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qless.contract.browser.PhoneBrowser;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Share;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The frozen bill on the family's page, in a real browser: points, splitting it, the own share.
class PhoneBillIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final String DAL = "gtin:9520135000610";
  private static final String QR =
      "upi://pay?pa=qless-sim@sim&pn=Q-Less%20Simulator&tr=order-1&am=150.00&cu=INR"
          + "&url=http%3A%2F%2F127.0.0.1%3A1%2Fpay%2Forder-1";

  private static PhoneBrowser phone;
  private static PhoneAudit audit;

  @TempDir Path directory;
  private WebHouse house;

  @BeforeAll
  static void unlock() {
    phone = PhoneBrowser.open();
    audit = new PhoneAudit(phone);
  }

  @AfterAll
  static void lock() {
    phone.close();
  }

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    house.startTrip(TRIP);
    phone.go("about:blank");
    phone.go(house.address() + "/join#" + house.secret(TRIP));
    phone.type("#name", "Asha");
    phone.tap("#join-form button[type=submit]");
    phone.await("#title", "Trolley T1");
    house.scan(TRIP, DAL, 0);
    house.scan(TRIP, DAL, 0);
  }

  @AfterEach
  void close() {
    phone.go("about:blank");
    phone.forget();
    house.close();
  }

  @Test
  void theOwnersPointsPayAPartOfTheBill() {
    OwnersPoints.give(house, TRIP, house.cart(TRIP).participants().getFirst().id(), 44);
    house.take(TRIP, new Command.StartCheckout());
    phone.await("#bill .amount", "₹344.00");
    phone.await("#points", "Use 44 points: ₹44.00 less");
    phone.await("#bill", "Prices held for 15:00");
    audit.look("30-bill-points");
    phone.tap("#points");
    phone.await("#bill .amount", "₹300.00");
    phone.await("#bill", "Bill ₹344.00; 44 points pay ₹44.00 of it");
    audit.look("31-bill-points-pay");
    phone.tap("#points");
    phone.await("#bill .amount", "₹344.00");
    assertThat(phone.complaints()).isEmpty();
  }

  @Test
  void whoIsNotTheOwnerSeesNoPointsOfOthers() throws Exception {
    house.join(TRIP, "Ravi");
    OwnersPoints.give(house, TRIP, house.cart(TRIP).participants().getLast().id(), 44);
    house.take(TRIP, new Command.StartCheckout());
    phone.await("#bill .amount", "₹344.00");
    assertThat(phone.sees("#points")).isFalse();
  }

  @Test
  void theBillIsSplitAndThisPhonePaysItsShare() throws Exception {
    house.join(TRIP, "Ravi");
    house.take(TRIP, new Command.StartCheckout());
    phone.tap("#split");
    phone.await("#split-parts", "₹172.00");
    audit.look("32-split-sheet");
    phone.tap("#split-more");
    phone.await("#split-parts", "Payer 3");
    phone.tap("#split-fewer");
    phone.tap("[data-way=AMOUNTS]");
    phone.type("#split-amount-1", "100");
    phone.await("#split-parts", "Ravi pays the rest");
    phone.await("#split-parts", "₹244.00");
    audit.look("33-split-amount");
    phone.tap("[data-way=EQUALLY]");
    phone.tap("#split-go");
    phone.await("#shares", "₹0.00 of ₹344.00 paid");
    phone.await("#shares", "getting a code");
    opened(1);
    opened(2);
    phone.await("#shares", "Pay on this phone");
    assertThat(phone.run("return document.getElementById('pay').href"))
        .isEqualTo("http://127.0.0.1:1/pay/order-1");
    audit.look("34-own-share");
    confirmed(2);
    phone.await("#shares", "₹172.00 of ₹344.00 paid");
    house.asHub(TRIP, new Command.FailAttempt(attempt(1), "declined"));
    phone.await("#shares", "needs a new code");
    audit.look("35-share-failed");
    phone.tap("#share-again");
    phone.await("#shares .own", "getting a code");
    house.take(TRIP, new Command.CancelPayment());
    phone.await("#bill", "The bill is ready");
    assertThat(phone.complaints()).isEmpty();
  }

  @Test
  void upToSixAgreeOnAmountsAndTheLastOnePaysTheRest() throws Exception {
    house.join(TRIP, "Ravi");
    house.take(TRIP, new Command.StartCheckout());
    phone.tap("#split");
    phone.tap("[data-way=AMOUNTS]");
    for (int payers = 2; payers < 6; payers++) {
      phone.tap("#split-more");
    }
    phone.await("#split-count", "6 people");
    assertThat(phone.holds("document.getElementById('split-more').disabled")).isTrue();
    for (int payer = 1; payer <= 5; payer++) {
      phone.type("#split-amount-" + payer, "5" + payer);
    }
    phone.await("#split-parts", "₹79.00");
    audit.look("36-split-amounts-six");
    phone.type("#split-amount-5", "500");
    phone.await("#split-parts", "too much");
    assertThat(phone.holds("document.getElementById('split-go').disabled")).isTrue();
    phone.tap("#split-fewer");
    phone.await("#split-parts", "₹134.00");
    phone.tap("#split-go");
    phone.await("#shares", "₹0.00 of ₹344.00 paid");
    assertThat(((Settlement.Split) house.cart(TRIP).settlement()).shares())
        .extracting(share -> share.payer().text(), share -> share.amount().minor())
        .containsExactly(
            tuple(phoneOf("Asha"), 5_100L),
            tuple(phoneOf("Ravi"), 5_200L),
            tuple("trolley", 5_300L),
            tuple("trolley", 5_400L),
            tuple("trolley", 13_400L));
    assertThat(phone.complaints()).isEmpty();
  }

  @Test
  void moneyThatIsInGoesBackOnlyAfterAQuestion() throws Exception {
    house.take(TRIP, new Command.CancelTrip());
    phone.await("#nothing-text", "The trip was cancelled.");
    JsonNode begun =
        WebHouse.tree(house.post("/session/start", "", new PhoneTripRoutes.Start("Asha", "en")));
    SessionId alone = new SessionId(begun.get("session").asString());
    String token = begun.get("token").asString();
    phone.run("localStorage.setItem('qless-trip', arguments[0])", begun.toString());
    phone.go(house.address() + "/join");
    phone.await("#title", "Phone trip");
    house.post("/cart/add", token, new FamilyRoutes.Scanned(alone, DAL.substring(5), 2));
    house.post("/checkout/calculate", token, new PhoneTripRoutes.Step(alone, 3));
    phone.reload();
    phone.tap("#split");
    phone.tap("#split-go");
    phone.await("#shares", "₹0.00 of ₹172.00 paid");
    Share first = ((Settlement.Split) house.cart(alone).settlement()).shares().getFirst();
    house.asHub(
        alone,
        new Command.OpenAttempt(
            first.standing().attempt(), QR, true, Instant.parse("2026-11-24T06:40:00Z")));
    house.asHub(
        alone,
        new Command.ConfirmPayment(first.standing().attempt(), first.amount(), "rrn", "", 0));
    phone.await("#shares", "₹86.00 of ₹172.00 paid");
    phone.tap("#give-up");
    phone.await("#give-up-title", "₹86.00 has been paid already");
    audit.look("37-give-up");
    phone.tap("#give-up-sheet [data-close]");
    assertThat(house.cart(alone).settlement()).isInstanceOf(Settlement.Split.class);
    phone.tap("#give-up");
    phone.tap("#give-up-yes");
    phone.await("#bill", "The bill is ready");
    assertThat(house.cart(alone).settlement()).isInstanceOf(Settlement.Quoted.class);
    assertThat(phone.complaints()).isEmpty();
  }

  private String phoneOf(String name) {
    return house.cart(TRIP).participants().stream()
        .filter(one -> one.name().equals(name))
        .map(one -> "phone:" + one.id())
        .findFirst()
        .orElseThrow();
  }

  private String attempt(int number) {
    return share(number).standing().attempt();
  }

  private Share share(int number) {
    return ((Settlement.Split) house.cart(TRIP).settlement()).shares().get(number - 1);
  }

  private void opened(int number) {
    house.asHub(
        TRIP,
        new Command.OpenAttempt(attempt(number), QR, true, Instant.parse("2026-11-24T06:40:00Z")));
  }

  private void confirmed(int number) {
    house.asHub(
        TRIP, new Command.ConfirmPayment(attempt(number), share(number).amount(), "rrn", "", 0));
  }
}
