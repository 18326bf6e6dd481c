package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.hub.web.PhoneTripRoutes.OfTrip;
import io.qless.hub.web.PhoneTripRoutes.Pay;
import io.qless.hub.web.PhoneTripRoutes.Start;
import io.qless.hub.web.PhoneTripRoutes.Step;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A phone that shops without a trolley, through the hub's doors.
class PhoneTripIT {

  private static final String RICE = "9520107000112";
  private static final String QR = "upi://pay?pa=qless-sim@sim&tr=order-1&am=1.00&cu=INR";

  @TempDir Path directory;
  private WebHouse house;
  private SessionId trip;
  private String token;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    HttpResponse<String> begun = house.post("/session/start", "", new Start("Asha", "hi"));
    assertThat(begun.statusCode()).isEqualTo(201);
    trip = new SessionId(WebHouse.tree(begun).get("session").asString());
    token = WebHouse.tree(begun).get("token").asString();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aPhoneAloneShopsPaysAndGetsItsPass() throws Exception {
    try (LiveCart phone = new LiveCart(house, trip.text(), token)) {
      assertThat(phone.await(view -> true).get("trolley").asString()).isEmpty();
      assertThat(scan(RICE, 2).statusCode()).isEqualTo(200);
      JsonNode one = phone.await(view -> view.get("lines").size() == 1);
      assertThat(one.get("lines").get(0).get("addedBy").get(0).asString())
          .isEqualTo(one.get("you").get("source").asString());
      assertThat(scan(RICE, 3).statusCode()).isEqualTo(200);
      String line = one.get("lines").get(0).get("id").asString();
      assertThat(
              post("/cart/remove", new FamilyRoutes.TakenBack(trip, new LineId(line), 1, 4))
                  .statusCode())
          .isEqualTo(200);
      JsonNode bill = WebHouse.tree(post("/checkout/calculate", new Step(trip, 5)));
      assertThat(bill.get("phase").asString()).isEqualTo("CHECKOUT");
      long total = bill.get("bill").get("totalPaise").asLong();
      assertThat(total).isPositive();
      assertProblem(post("/payment/initiate", new Pay(trip, total + 1, 6)), 409, "AMOUNT_DIFFERS");
      JsonNode asked = WebHouse.tree(post("/payment/initiate", new Pay(trip, total, 6)));
      assertThat(asked.get("phase").asString()).isEqualTo("PAYING");
      payableAt(house.cart(trip));
      assertThat(qr(phone.await(view -> !qr(view).isEmpty()))).isEqualTo(QR);
      assertProblem(post("/exit-pass/generate", new OfTrip(trip)), 409, "NOT_PAID");
      pay();
      JsonNode pass = WebHouse.tree(post("/exit-pass/generate", new OfTrip(trip)));
      assertThat(pass.get("token").asString()).isEqualTo(house.passToken(trip)).isNotEmpty();
      phone.await(view -> view.get("pass").get("goodForMillis").asLong() > 0);
    }
  }

  @Test
  void aScanSentTwiceHappensOnce() throws Exception {
    assertThat(scan(RICE, 2).statusCode()).isEqualTo(200);
    assertThat(scan(RICE, 2).statusCode()).isEqualTo(200);
    assertProblem(scan(RICE, 4), 409, "NUMBER_GAP");
    assertThat(house.cart(trip).itemCount()).isEqualTo(1);
  }

  @Test
  void theShopSaysNoAsAtATrolley() throws Exception {
    assertProblem(scan("plu:4011", 2), 409, "NEEDS_WEIGHT_LABEL");
    assertProblem(scan("4006381333931", 2), 409, "ARTICLE_UNKNOWN");
    assertProblem(scan("9520107000113", 2), 409, "CHECK_DIGIT_WRONG");
    assertProblem(post("/checkout/calculate", new Step(trip, 2)), 409, "CART_EMPTY");
    assertThat(scan(RICE, 2).statusCode()).isEqualTo(200);
  }

  @Test
  void whoLeavesWithoutBuyingEndsTheTrip() throws Exception {
    scan(RICE, 2);
    assertThat(post("/session/" + trip.text() + "/cancel", new Step(trip, 3)).statusCode())
        .isEqualTo(200);
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.CANCELLED);
    assertProblem(scan(RICE, 4), 409, "NO_OPEN_TRIP");
  }

  @Test
  void theFamilyShopsAlongAndEachCanAskToPay() throws Exception {
    HttpResponse<String> invited = post("/session/" + trip.text() + "/invite", Map.of());
    String url = WebHouse.tree(invited).get("joinUrl").asString();
    JsonNode ravi = WebHouse.tree(house.joinWith(url.substring(url.indexOf('#') + 1), "Ravi"));
    String other = ravi.get("token").asString();
    scan(RICE, 2);
    house.post("/cart/add", other, new FamilyRoutes.Scanned(trip, RICE, 2));
    assertThat(house.cart(trip).lines().getFirst().addedBy()).hasSize(2);
    post("/checkout/calculate", new Step(trip, 3));
    String first = attemptAskedBy(token, 4);
    post("/checkout/back", new Step(trip, 5));
    house.post("/checkout/calculate", other, new Step(trip, 3));
    assertThat(attemptAskedBy(other, 4)).isNotEqualTo(first);
  }

  @Test
  void theExitPassIsOnThePhoneThatCameFirst() throws Exception {
    String url =
        WebHouse.tree(post("/session/" + trip.text() + "/invite", Map.of()))
            .get("joinUrl")
            .asString();
    JsonNode ravi = WebHouse.tree(house.joinWith(url.substring(url.indexOf('#') + 1), "Ravi"));
    String other = ravi.get("token").asString();
    scan(RICE, 2);
    post("/checkout/calculate", new Step(trip, 3));
    attemptAskedBy(token, 4);
    payableAt(house.cart(trip));
    try (LiveCart first = new LiveCart(house, trip.text(), token);
        LiveCart second = new LiveCart(house, trip.text(), other)) {
      pay();
      JsonNode shown = first.await(view -> view.get("pass").get("goodForMillis").asLong() > 0);
      JsonNode paid =
          second.await(view -> view.get("revision").asLong() >= shown.get("revision").asLong());
      assertThat(paid.get("pass").get("goodForMillis").asLong()).isZero();
      assertThat(paid.get("you").get("first").asBoolean()).isFalse();
    }
    assertProblem(
        house.post("/exit-pass/generate", other, new OfTrip(trip)), 403, "PASS_ELSEWHERE");
    assertThat(post("/exit-pass/generate", new OfTrip(trip)).statusCode()).isEqualTo(200);
  }

  @Test
  void withATrolleyAPhoneMayNeitherPutGoodsInNorPay() throws Exception {
    house.startTrip(WebHouse.TRIP);
    house.scan(WebHouse.TRIP, "gtin:" + RICE, 0);
    String phone = house.join(WebHouse.TRIP, "Mallory").get("token").asString();
    assertProblem(
        house.post("/checkout/calculate", phone, new Step(WebHouse.TRIP, 2)), 409, "NOT_ALLOWED");
    assertProblem(
        house.post("/cart/add", phone, new FamilyRoutes.Scanned(WebHouse.TRIP, RICE, 2)),
        400,
        "MALFORMED");
    assertProblem(house.post("/session/trip-0001/invite", phone, Map.of()), 403, "NOT_ALLOWED");
    assertProblem(
        house.post("/cart/add", phone, new FamilyRoutes.Scanned(trip, RICE, 2)),
        403,
        "NOT_ALLOWED");
    assertThat(house.cart(WebHouse.TRIP).itemCount()).isEqualTo(1);
  }

  @Test
  void nobodyFillsTheStoreWithTripsFromOnePlace() throws Exception {
    HttpResponse<String> answer = house.post("/session/start", "", new Start("Asha", "en"));
    for (int i = 0; i < 100 && answer.statusCode() == 201; i++) {
      answer = house.post("/session/start", "", new Start("Asha", "en"));
    }
    assertProblem(answer, 429, "TOO_MANY_TRIES");
    int wait = Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
    house.forward(Duration.ofSeconds(wait));
    assertThat(house.post("/session/start", "", new Start("Asha", "en")).statusCode())
        .isEqualTo(201);
  }

  @Test
  void onlyANameAndALanguageBeginATrip() throws Exception {
    assertProblem(house.post("/session/start", "", new Start("Asha", "xx")), 400, "MALFORMED");
    assertProblem(house.post("/session/start", "", new Start(" ", "en")), 400, "MALFORMED");
  }

  private String attemptAskedBy(String phone, long number) throws Exception {
    long total = ((Settlement.Quoted) house.cart(trip).settlement()).bill().total().minor();
    assertThat(house.post("/payment/initiate", phone, new Pay(trip, total, number)).statusCode())
        .isEqualTo(200);
    return ((Settlement.Requested) house.cart(trip).settlement()).attempt();
  }

  private void payableAt(Cart cart) {
    String attempt = ((Settlement.Requested) cart.settlement()).attempt();
    house.asHub(
        trip, new Command.OpenAttempt(attempt, QR, true, Instant.parse("2026-11-24T06:35:00Z")));
  }

  private void pay() {
    Settlement.Awaiting open = (Settlement.Awaiting) house.cart(trip).settlement();
    house.asHub(
        trip,
        new Command.ConfirmPayment(
            open.attempt(), open.bill().total(), "rrn-1", "S017/26/000042", 1));
  }

  private static String qr(JsonNode view) {
    return view.get("payment").get("qr").asString();
  }

  private HttpResponse<String> scan(String code, long number) throws Exception {
    return post("/cart/add", new FamilyRoutes.Scanned(trip, code, number));
  }

  private HttpResponse<String> post(String path, Object body) throws Exception {
    return house.post(path, token, body);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(WebHouse.tree(answer).path("code").asString("")).as(answer.body()).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(status);
  }
}
