package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import io.qless.hub.family.Access;
import io.qless.hub.family.FamilyView;
import io.qless.hub.family.PhoneOutcome;
import io.qless.hub.family.QrPattern;
import io.qless.hub.family.SharedView;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import io.qless.shop.item.Plu;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FamilyDoorsIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final SessionId OTHER = new SessionId("trip-0002");
  private static final String BANANA = "plu:4011";
  private static final String MILK = "gtin:9520107000112";

  @TempDir Path directory;
  private WebHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    house.startTrip(TRIP);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aPhoneSeesTheTrolleysScanAndTheTrolleyItsWish() throws Exception {
    JsonNode asha = house.join(TRIP, "Asha");
    try (LiveCart phone = new LiveCart(house, TRIP.text(), token(asha))) {
      JsonNode first = phone.await(view -> true);
      assertThat(first.get("you").get("name").asString()).isEqualTo("Asha");
      assertThat(first.get("you").get("heard").asLong()).isEqualTo(1);
      house.scan(TRIP, BANANA, 1_250);
      JsonNode scanned = phone.await(view -> view.get("lines").size() == 1);
      assertThat(scanned.get("lines").get(0).get("grams").asLong()).isEqualTo(1_250);
      assertThat(scanned.get("lines").get(0).get("name").get("hi").asString())
          .isEqualTo("केला रोबस्टा");
      assertThat(scanned.get("bill").get("totalPaise").asLong()).isEqualTo(6_075);
      assertThat(scanned.get("bill").get("savedPaise").asLong()).isEqualTo(675);
      assertThat(wish(TRIP, token(asha), 2).statusCode()).isEqualTo(200);
      JsonNode wished = phone.await(view -> view.get("wishes").size() == 1);
      assertThat(wished.get("wishes").get(0).get("mine").asBoolean()).isTrue();
      HttpResponse<String> dropped =
          house.post("/cart/remove", token(asha), new FamilyRoutes.NotWanted(TRIP, BANANA, 3));
      assertThat(dropped.statusCode()).isEqualTo(200);
      phone.await(view -> view.get("wishes").isEmpty());
    }
  }

  @Test
  void aCartThatIsDrawnOnceForAllPhonesIsForEachAsIfDrawnForItAlone() throws Exception {
    String asha = house.join(TRIP, "Asha").get("participant").asString();
    String ravi = house.join(TRIP, "Ravi \"you\":{").get("participant").asString();
    house.scan(TRIP, BANANA, 1_250);
    List<Cart> carts = new ArrayList<>(List.of(house.cart(TRIP)));
    String token = token(house.join(TRIP, "Meena"));
    assertThat(wish(TRIP, token, 2).statusCode()).isEqualTo(200);
    carts.add(house.cart(TRIP));
    for (Cart cart : carts) {
      SharedView shared = house.family().shared(cart);
      for (String phone : List.of(asha, ravi)) {
        assertThat(shared.json(phone)).isEqualTo(Json.bytes(house.family().view(cart, phone)));
      }
    }
  }

  @Test
  void aLinkWorksOnceAndTheNextOneIsFresh() throws Exception {
    String secret = house.secret(TRIP);
    assertThat(house.secret(TRIP)).isEqualTo(secret);
    assertThat(house.joinWith(secret, "Asha").statusCode()).isEqualTo(200);
    assertProblem(house.joinWith(secret, "Ravi"), 403, "LINK_NOT_GOOD");
    assertThat(house.secret(TRIP)).isNotEqualTo(secret);
    assertThat(house.joinWith(house.secret(TRIP), "Ravi").statusCode()).isEqualTo(200);
  }

  @Test
  void aWrongSecretOpensNothing() throws Exception {
    assertProblem(house.joinWith("AAAAAAAAAAAAAAAAAAAAAA", "Asha"), 403, "LINK_NOT_GOOD");
    assertProblem(house.joinWith("", "Asha"), 403, "LINK_NOT_GOOD");
  }

  @Test
  void aLinkDoesNotLiveLong() throws Exception {
    String secret = house.secret(TRIP);
    house.forward(Duration.ofMinutes(6));
    assertThat(house.secret(TRIP)).isNotEqualTo(secret);
    house.forward(Duration.ofMinutes(5));
    assertProblem(house.joinWith(secret, "Asha"), 403, "LINK_NOT_GOOD");
  }

  @Test
  void nobodyJoinsATripThatIsOver() throws Exception {
    String secret = house.secret(TRIP);
    house.take(TRIP, new Command.CancelTrip());
    assertThat(house.family().currentJoinUrl(TRIP)).isEmpty();
    assertProblem(house.joinWith(secret, "Asha"), 409, "NO_OPEN_TRIP");
  }

  @Test
  void aRefusedNameLeavesTheLinkGood() throws Exception {
    String secret = house.secret(TRIP);
    for (String name : List.of("", "   ", "x".repeat(41), "a\nb")) {
      assertProblem(house.joinWith(secret, name), 400, "MALFORMED");
    }
    assertThat(house.joinWith(secret, "Asha").statusCode()).isEqualTo(200);
  }

  @Test
  void noTokenSpeaksForAnotherTrip() throws Exception {
    house.startTrip(OTHER);
    String stranger = token(house.join(OTHER, "Mallory"));
    assertProblem(wish(TRIP, stranger, 2), 403, "NOT_ALLOWED");
    assertProblem(house.get("/session/trip-0001", "Bearer " + stranger), 403, "NOT_ALLOWED");
    assertProblem(
        house.post("/session/trip-0001/budget", stranger, new FamilyRoutes.SetBudget(100, 2)),
        403,
        "NOT_ALLOWED");
    assertProblem(wish(TRIP, "no-token", 2), 401, "TOKEN_WRONG");
    try (LiveCart phone = new LiveCart(house, TRIP.text(), stranger)) {
      assertThat(phone.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void aPhoneTakesBackOnlyItsOwnWishes() throws Exception {
    String asha = token(house.join(TRIP, "Asha"));
    String ravi = token(house.join(TRIP, "Ravi"));
    wish(TRIP, asha, 2);
    assertProblem(
        house.post("/cart/remove", ravi, new FamilyRoutes.NotWanted(TRIP, BANANA, 2)),
        409,
        "WISH_UNKNOWN");
  }

  @Test
  void aCommandSentTwiceHappensOnce() throws Exception {
    JsonNode asha = house.join(TRIP, "Asha");
    assertThat(wish(TRIP, token(asha), 2).statusCode()).isEqualTo(200);
    assertThat(wish(TRIP, token(asha), 2).statusCode()).isEqualTo(200);
    assertProblem(wish(TRIP, token(asha), 4), 409, "NUMBER_GAP");
    JsonNode view = WebHouse.tree(house.get("/session/trip-0001", "Bearer " + token(asha)));
    assertThat(view.get("wishes").get(0).get("pieces").asInt()).isEqualTo(1);
    Access access = house.family().access(token(asha)).orElseThrow();
    assertThat(house.family().submit(access, 9, "", new Command.DropWish(new Plu("4011"))))
        .isEqualTo(new PhoneOutcome.Gap(3));
  }

  @Test
  void aNumberThatAnotherRequestUsedIsNotItsRepeat() throws Exception {
    String asha = token(house.join(TRIP, "Asha"));
    assertThat(wishAs("one", asha, BANANA, 2).statusCode()).isEqualTo(200);
    assertThat(wishAs("one", asha, BANANA, 2).statusCode()).isEqualTo(200);
    assertProblem(wishAs("two", asha, MILK, 2), 409, "NUMBER_USED");
    assertThat(wishAs("three", asha, MILK, 3).statusCode()).isEqualTo(200);
    assertProblem(wishAs("four", asha, BANANA, 2), 409, "NUMBER_USED");
    assertThat(house.cart(TRIP).wishes())
        .hasSize(2)
        .allSatisfy(wish -> assertThat(wish.pieces()).isEqualTo(1));
  }

  /// After the hub's death in the middle, when the key's answer was never kept.
  @Test
  void aRepeatWhoseAnswerNobodyKeptIsStillARepeat() throws Exception {
    String asha = token(house.join(TRIP, "Asha"));
    Access access = house.family().access(asha).orElseThrow();
    Command wish = new Command.AddWish(new Plu("4011"), 1);
    assertThat(house.family().submit(access, 2, "one", wish)).isInstanceOf(PhoneOutcome.Done.class);
    assertThat(house.family().submit(access, 2, "one", wish)).isInstanceOf(PhoneOutcome.Done.class);
    assertThat(house.family().submit(access, 2, "two", wish)).isEqualTo(new PhoneOutcome.Used());
    assertThat(house.cart(TRIP).wishes()).hasSize(1);
  }

  @Test
  void budgetAndCouponShowInTheView() throws Exception {
    String asha = token(house.join(TRIP, "Asha"));
    house.scan(TRIP, BANANA, 10_000);
    house.post("/session/trip-0001/budget", asha, new FamilyRoutes.SetBudget(50_000, 2));
    HttpResponse<String> coupon =
        house.post("/session/trip-0001/coupon", asha, new FamilyRoutes.UseCoupon("welcome50", 3));
    assertThat(coupon.statusCode()).isEqualTo(200);
    JsonNode view = WebHouse.tree(house.get("/session/trip-0001", "Bearer " + asha));
    assertThat(view.get("budget").get("status").asString()).isEqualTo("WARNING");
    assertThat(view.get("bill").get("totalPaise").asLong()).isEqualTo(43_600);
    assertThat(view.get("bill").get("coupons").get(0).asString()).isEqualTo("WELCOME50");
    assertProblem(
        house.post("/session/trip-0001/coupon", asha, new FamilyRoutes.UseCoupon("DIWALI25", 4)),
        409,
        "COUPON_NOT_VALID_NOW");
    assertProblem(
        house.post("/session/trip-0001/budget", asha, new FamilyRoutes.SetBudget(-1, 4)),
        400,
        "MALFORMED");
  }

  @Test
  void aPhoneTakesACouponOffAgain() throws Exception {
    String asha = token(house.join(TRIP, "Asha"));
    house.scan(TRIP, BANANA, 10_000);
    house.post("/session/trip-0001/coupon", asha, new FamilyRoutes.UseCoupon("WELCOME50", 2));
    assertThat(view(asha).get("bill").get("savings").get(1).get("code").asString())
        .isEqualTo("WELCOME50");
    HttpResponse<String> off =
        house.post(
            "/session/trip-0001/coupon/remove", asha, new FamilyRoutes.UseCoupon("WELCOME50", 3));
    assertThat(off.statusCode()).isEqualTo(200);
    assertThat(view(asha).get("bill").get("coupons")).isEmpty();
    assertThat(view(asha).get("bill").get("totalPaise").asLong()).isEqualTo(48_600);
    assertProblem(
        house.post(
            "/session/trip-0001/coupon/remove", asha, new FamilyRoutes.UseCoupon("WELCOME50", 4)),
        409,
        "COUPON_UNKNOWN");
  }

  @Test
  void theExitPassIsShownToTheFamilyUntilTheTripHasLeftAndNeverToStaff() throws Exception {
    String asha = token(house.join(TRIP, "Asha"));
    TripToPay trip = new TripToPay(house, TRIP);
    trip.fillTrolley();
    trip.checkOut();
    String qr = trip.askToPay();
    JsonNode payment = view(asha).get("payment");
    assertThat(payment.get("qr").asString()).isEqualTo(qr);
    assertThat(payment.get("pattern").get("dots").asString()).isEqualTo(QrPattern.of(qr).dots());
    assertThat(view(asha).get("pass").get("pattern").get("size").asInt()).isZero();
    assertThat(house.family().view(house.cart(TRIP), "").payment().pattern())
        .isEqualTo(QrPattern.NONE);
    trip.pay();
    JsonNode pass = view(asha).get("pass");
    assertThat(pass.get("pattern").get("dots").asString())
        .isEqualTo(QrPattern.ofPass(house.passToken(TRIP)).dots());
    assertThat(pass.get("goodForMillis").asLong()).isEqualTo(Duration.ofMinutes(10).toMillis());
    assertThat(house.family().view(house.cart(TRIP), "").pass()).isEqualTo(FamilyView.Pass.NONE);
    house.forward(Duration.ofMinutes(11));
    assertThat(view(asha).get("pass").get("pattern").get("size").asInt()).isZero();
    trip.leave();
    house.forward(Duration.ofMinutes(-11));
    assertThat(view(asha).get("pass").get("pattern").get("size").asInt()).isZero();
    assertThat(view(asha).get("payment").get("invoice").asString()).isEqualTo("S017/26/000042");
  }

  @Test
  void bodiesWithoutAFieldAreRefused() throws Exception {
    String asha = token(house.join(TRIP, "Asha"));
    assertProblem(
        house.post("/cart/add", asha, Map.of("session", "trip-0001", "article", BANANA)),
        400,
        "MALFORMED");
    assertProblem(
        house.post("/cart/add", asha, new FamilyRoutes.Wanted(TRIP, "nonsense", 1, 2)),
        400,
        "CODE_NOT_FOR_THIS_STORE");
  }

  @Test
  void aScriptInANameStaysText() throws Exception {
    String name = "<img src=x onerror=alert(1)>";
    JsonNode joined = house.join(TRIP, name);
    HttpResponse<String> view = house.get("/session/trip-0001", "Bearer " + token(joined));
    assertThat(view.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(WebHouse.tree(view).get("you").get("name").asString()).isEqualTo(name);
  }

  private HttpResponse<String> wishAs(String key, String token, String article, long number)
      throws Exception {
    byte[] body = Json.bytes(new FamilyRoutes.Wanted(TRIP, article, 1, number));
    return house.send(
        HttpRequest.newBuilder(URI.create(house.address() + "/cart/add"))
            .header("Authorization", "Bearer " + token)
            .header(Repeats.KEY, key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private HttpResponse<String> wish(SessionId session, String token, long number) throws Exception {
    return house.post("/cart/add", token, new FamilyRoutes.Wanted(session, BANANA, 1, number));
  }

  private JsonNode view(String token) throws Exception {
    return WebHouse.tree(house.get("/session/trip-0001", "Bearer " + token));
  }

  private static String token(JsonNode joined) {
    return joined.get("token").asString();
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    WebEdgeIT.assertProblem(answer, status, code);
  }
}
