package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.wire.Json;
import io.qless.hub.attendant.BoardRow;
import io.qless.hub.session.Outcome;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.Hold;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SeenTotal;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Share;
import io.qless.shop.cart.SplitPlan;
import io.qless.shop.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The table of the checkout: at each step trolley, phone and attendant are told the same, and what
/// can be changed or cancelled at that step can.
class CheckoutTableIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final String DAL = "gtin:9520135000610";

  @TempDir Path directory;
  private WebHouse house;
  private String token = "";
  private String participant = "";

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    house.startTrip(TRIP);
    JsonNode joined = house.join(TRIP, "Asha");
    token = joined.path("token").asString();
    participant = joined.path("participant").asString();
    OwnersPoints.give(house, TRIP, participant, 100);
    house.scan(TRIP, DAL, 0);
    house.scan(TRIP, DAL, 0);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void trolleyPhoneAndAttendantSeeTheSameAtEachStep() throws Exception {
    List<String> seen = new ArrayList<>();
    seen.add(same());
    house.take(TRIP, new Command.StartCheckout());
    seen.add(same());
    house.take(TRIP, new Command.UsePoints(44));
    seen.add(same());
    house.take(TRIP, new Command.RequestPayment(SeenTotal.of(Money.paise(30_000))));
    seen.add(same());
    opened(attempt());
    seen.add(same());
    house.asHub(TRIP, new Command.FailAttempt(attempt(), "declined"));
    seen.add(same());
    house.take(
        TRIP, new Command.SplitBill(SeenTotal.of(Money.paise(30_000)), new SplitPlan.Equally(2)));
    seen.add(same());
    opened(share(1).standing().attempt());
    opened(share(2).standing().attempt());
    confirmed(share(2), "");
    seen.add(same());
    house.take(TRIP, new Command.CancelPayment());
    seen.add(same());
    house.take(TRIP, new Command.RequestPayment());
    opened(attempt());
    house.asHub(
        TRIP,
        new Command.ConfirmPayment(attempt(), Money.paise(30_000), "rrn-1", "S017/2627/000001", 2));
    Soon.soon("the pass is there", () -> !house.passToken(TRIP).isEmpty());
    seen.add(same());
    assertThat(seen)
        .containsExactly(
            "SHOPPING due 34400 paid 0 points 0 shares 0/0",
            "CHECKOUT due 34400 paid 0 points 0 shares 0/0",
            "CHECKOUT due 30000 paid 0 points 44 shares 0/0",
            "PAYING due 30000 paid 0 points 44 shares 0/0",
            "PAYING due 30000 paid 0 points 44 shares 0/0",
            "CHECKOUT due 30000 paid 0 points 44 shares 0/0",
            "PAYING due 30000 paid 0 points 44 shares 0/2",
            "PAYING due 30000 paid 15000 points 44 shares 1/2",
            "CHECKOUT due 30000 paid 0 points 44 shares 0/0",
            "PAID due 30000 paid 30000 points 44 shares 0/0");
  }

  @Test
  void theEndOfABillIsToldAndThenShoppingGoesOnWithFreshPrices() throws Exception {
    house.take(TRIP, new Command.StartCheckout());
    house.forward(Duration.ofMinutes(5));
    assertThat(phone().path("payment").path("endsInMillis").asLong()).isEqualTo(600_000);
    assertThat(house.atStaff(TRIP).money().ends())
        .isEqualTo(house.cart(TRIP).quote().orElseThrow().ends());
    price(1);
    same();
    assertThat(due()).as("frozen").isEqualTo(34_400);
    house.forward(Duration.ofMinutes(10));
    house.take(TRIP, new Command.RequestPayment());
    assertThat(lastRefusal()).isEqualTo(RefusalCode.QUOTE_ENDED);
    assertThat(house.asHub(TRIP, new Command.EndQuote())).isInstanceOf(Outcome.Done.class);
    assertThat(same()).startsWith("SHOPPING");
    house.take(TRIP, new Command.StartCheckout());
    assertThat(house.cart(TRIP).quote().orElseThrow().bill().goods())
        .as("the price of the scan, or a lower one of now")
        .isEqualTo(Money.paise(34_400));
  }

  @Test
  void holdsBlockEveryWayToPay() {
    house.take(TRIP, new Command.StartCheckout());
    house.take(TRIP, new Command.OpenHold(new Hold("w-1", Hold.Kind.WEIGHT, "50 g")));
    for (Command pay :
        List.of(
            new Command.RequestPayment(),
            new Command.SplitBill(SeenTotal.UNKNOWN, new SplitPlan.Equally(2)))) {
      house.take(TRIP, pay);
      assertThat(lastRefusal()).isEqualTo(RefusalCode.HOLD_OPEN);
    }
    assertThat(house.asStaff(TRIP, new Command.ClearHold("w-1", "seen")))
        .isInstanceOf(Outcome.Done.class);
    house.take(TRIP, new Command.RequestPayment());
    assertThat(house.cart(TRIP).settlement()).isInstanceOf(Settlement.Requested.class);
  }

  @Test
  void aPhonePaysItsPointsAndItsShareByItsOwnDoors() throws Exception {
    house.take(TRIP, new Command.StartCheckout());
    long heard = phone().path("you").path("heard").asLong();
    JsonNode used = answer("/checkout/points", new CheckoutRoutes.Points(TRIP, 44, heard + 1));
    assertThat(used.path("payment").path("duePaise").asLong()).isEqualTo(30_000);
    JsonNode split =
        answer(
            "/checkout/split",
            new CheckoutRoutes.Split(
                TRIP, CheckoutRoutes.How.EQUALLY, 2, List.of(), 30_000, heard + 2));
    assertThat(split.path("payment").path("shares").path(0).path("payer").asString())
        .isEqualTo("phone:" + participant);
    house.asHub(TRIP, new Command.FailAttempt(share(1).standing().attempt(), "declined"));
    JsonNode again = answer("/payment/share", new CheckoutRoutes.Again(TRIP, 1, heard + 3));
    assertThat(again.path("payment").path("shares").path(0).path("state").asString())
        .isEqualTo("ASKED");
    assertThat(
            house
                .post("/payment/cancel", token, new CheckoutRoutes.Step(TRIP, heard + 4))
                .statusCode())
        .as("the trolley gives up, a phone does not")
        .isEqualTo(409);
  }

  /// What all three are told, in one line each.
  private String same() throws Exception {
    String trolley = trolley();
    assertThat(phoneLine()).isEqualTo(trolley);
    assertThat(staffLine()).isEqualTo(trolley);
    return trolley;
  }

  /// The cart that a trolley makes of the journal that the hub sends.
  private String trolley() {
    Cart cart = Cart.begin(TRIP);
    for (JournalEntry entry : house.journal(TRIP)) {
      cart = cart.apply(Json.read(Json.text(entry), JournalEntry.class));
    }
    assertThat(cart).isEqualTo(house.cart(TRIP));
    long due =
        cart.quote()
            .map(quote -> quote.due().minor())
            .orElseGet(() -> house.atStaff(TRIP).totalPaise());
    return switch (cart.settlement()) {
      case Settlement.Split split ->
          line(
              cart.phase().name(),
              due,
              split.paid().minor(),
              split.quote().points().used(),
              split.shares().stream().filter(Share::isPaid).count(),
              split.shares().size());
      case Settlement.Paid paid ->
          line(cart.phase().name(), due, due, paid.quote().points().used(), 0, 0);
      case Settlement.Open open -> line(cart.phase().name(), due, 0, 0, 0, 0);
      case Settlement other ->
          line(cart.phase().name(), due, 0, cart.quote().orElseThrow().points().used(), 0, 0);
    };
  }

  private String phoneLine() throws Exception {
    JsonNode view = phone();
    JsonNode payment = view.path("payment");
    long in =
        payment
            .path("shares")
            .valueStream()
            .filter(share -> share.path("state").asString().equals("PAID"))
            .count();
    return line(
        view.path("phase").asString(),
        payment.path("duePaise").asLong(),
        payment.path("paidPaise").asLong(),
        payment.path("tender").path("used").asLong(),
        in,
        payment.path("shares").size());
  }

  private String staffLine() {
    BoardRow row = house.atStaff(TRIP);
    BoardRow.Money money = row.money();
    return line(
        row.phase(),
        money.duePaise(),
        money.paidPaise(),
        money.points(),
        money.sharesPaid(),
        money.shares());
  }

  private static String line(
      String phase, long due, long paid, long points, long sharesPaid, int shares) {
    return "%s due %d paid %d points %d shares %d/%d"
        .formatted(phase, due, paid, points, sharesPaid, shares);
  }

  private JsonNode phone() throws Exception {
    return WebHouse.tree(house.get("/session/" + TRIP.text(), "Bearer " + token));
  }

  private JsonNode answer(String path, Object body) throws Exception {
    var answer = house.post(path, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return WebHouse.tree(answer);
  }

  private long due() {
    return house.cart(TRIP).quote().orElseThrow().due().minor();
  }

  private void price(long paise) throws Exception {
    assertThat(
            house
                .send(
                    house.asAdmin(
                        "PUT",
                        "/admin/catalogue/articles/9520135000610/price",
                        Json.bytes(new io.qless.contract.rest.SetPrice(17_000 + paise))))
                .statusCode())
        .isEqualTo(200);
  }

  private RefusalCode lastRefusal() {
    return ((Event.CommandRefused) house.journal(TRIP).getLast().event()).code();
  }

  private String attempt() {
    return switch (house.cart(TRIP).settlement()) {
      case Settlement.Requested requested -> requested.attempt();
      case Settlement.Awaiting awaiting -> awaiting.attempt();
      case Settlement other -> throw new AssertionError(other);
    };
  }

  private Share share(int number) {
    return ((Settlement.Split) house.cart(TRIP).settlement()).shares().get(number - 1);
  }

  private void opened(String attempt) {
    assertThat(
            house.asHub(
                TRIP,
                new Command.OpenAttempt(
                    attempt, "upi://pay?tr=1", true, Instant.parse("2026-11-24T06:35:00Z"))))
        .isInstanceOf(Outcome.Done.class);
  }

  private void confirmed(Share share, String invoice) {
    assertThat(
            house.asHub(
                TRIP,
                new Command.ConfirmPayment(
                    share.standing().attempt(), share.amount(), "rrn", invoice, 0)))
        .isInstanceOf(Outcome.Done.class);
  }
}
