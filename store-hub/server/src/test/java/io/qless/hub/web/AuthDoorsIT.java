package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import io.qless.shop.cart.SessionId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AuthDoorsIT {

  private static final String ASHA = "98765 43210";
  private static final String RAVI = "ravi@example.com";
  private static final String PASSWORD = "mango lassi 7";
  private static final SessionId TRIP = WebHouse.TRIP;

  @TempDir Path directory;
  private WebHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aPersonRegistersByCodeAndComesBackByPasswordOrCode() throws Exception {
    Visitor asha = new Visitor(house, ASHA);
    assertThat(asha.askForCode().statusCode()).isEqualTo(202);
    assertProblem(asha.loginByCode(asha.code()), 409, "NOT_REGISTERED");
    HttpResponse<String> registered =
        asha.post(
            "/auth/register", Map.of("code", asha.code(), "password", PASSWORD, "name", "Asha"));
    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
    JsonNode me = WebHouse.tree(asha.me());
    assertThat(me.get("login").asString()).isEqualTo("+919876543210");
    assertThat(me.get("name").asString()).isEqualTo("Asha");
    assertThat(me.get("role").asString()).isEqualTo("shopper");
    assertThat(me.get("hasPassword").asBoolean()).isTrue();
    Visitor tablet = new Visitor(house, "+91-9876543210");
    assertThat(tablet.loginByPassword(PASSWORD).statusCode()).isEqualTo(200);
    assertThat(tablet.id()).isEqualTo(asha.id());
    house.forward(Duration.ofSeconds(31));
    tablet.askForCode();
    assertProblem(
        tablet.post("/auth/register", Map.of("code", tablet.code())), 409, "ALREADY_REGISTERED");
    String inHindi =
        tablet
            .code()
            .chars()
            .map(digit -> digit - '0' + '०')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    assertThat(tablet.loginByCode(' ' + inHindi).statusCode()).isEqualTo(200);
  }

  @Test
  void anAddressWorksLikeANumberAndAPasswordIsNotNeeded() throws Exception {
    Visitor ravi = Visitor.registered(house, RAVI, "");
    assertThat(WebHouse.tree(ravi.me()).get("hasPassword").asBoolean()).isFalse();
    assertProblem(ravi.another().loginByPassword(PASSWORD), 401, "LOGIN_WRONG");
    assertProblem(ravi.another().post("/auth/login", Map.of()), 400, "MALFORMED");
  }

  @Test
  void nobodyLearnsWhichNamesAreRegistered() throws Exception {
    Visitor known = Visitor.registered(house, ASHA, PASSWORD);
    Visitor guest = new Visitor(house, "98765 00000");
    house.forward(Duration.ofMinutes(2));
    assertSame(known.another().askForCode(), guest.askForCode(), 202);
    assertSame(known.another().askForCode(), guest.askForCode(), 429);
    assertSame(
        known.another().loginByPassword("wrong one"), guest.loginByPassword("wrong one"), 401);
    assertSame(
        known.another().loginByCode(known.wrongCode()), guest.loginByCode(guest.wrongCode()), 401);
    Map<String, String> nonsense = Map.of("code", "12345x", "password", PASSWORD);
    assertSame(
        known.another().post("/auth/register", nonsense),
        guest.post("/auth/register", nonsense),
        401);
    for (int i = 0; i < 3; i++) {
      assertSame(known.another().loginByPassword("no"), guest.loginByPassword("no"), 401);
    }
    assertSame(known.another().loginByPassword("no"), guest.loginByPassword("no"), 429);
  }

  @Test
  void aCodeWorksOnceForFiveMinutesAndBearsFiveTries() throws Exception {
    Visitor asha = Visitor.registered(house, ASHA, "");
    String used = codeAfter(asha, Duration.ofMinutes(1));
    assertThat(asha.another().loginByCode(used).statusCode()).isEqualTo(200);
    assertProblem(asha.another().loginByCode(used), 401, "CODE_WRONG");
    String late = codeAfter(asha, Duration.ofMinutes(1));
    house.forward(Duration.ofMinutes(5));
    assertProblem(asha.another().loginByCode(late), 401, "CODE_WRONG");
    String guessed = codeAfter(asha, Duration.ofMinutes(1));
    for (int i = 0; i < 5; i++) {
      assertProblem(asha.another().loginByCode(asha.wrongCode()), 401, "CODE_WRONG");
      house.forward(Duration.ofSeconds(13));
    }
    assertProblem(asha.another().loginByCode(guessed), 401, "CODE_WRONG");
    String replaced = codeAfter(asha, Duration.ofMinutes(15));
    String newer = codeAfter(asha, Duration.ofMinutes(1));
    assertThat(replaced).isNotEqualTo(newer);
    assertProblem(asha.another().loginByCode(replaced), 401, "CODE_WRONG");
    assertThat(asha.another().loginByCode(newer).statusCode()).isEqualTo(200);
  }

  @Test
  void aCodeIsForItsNameOnly() throws Exception {
    Visitor asha = Visitor.registered(house, ASHA, "");
    Visitor ravi = Visitor.registered(house, RAVI, "");
    String code = codeAfter(ravi, Duration.ofMinutes(1));
    asha.askForCode();
    assertProblem(asha.another().loginByCode(code), 401, "CODE_WRONG");
  }

  @Test
  void aRefreshTokenWorksOnceAndItsReturnEndsTheLogin() throws Exception {
    Visitor asha = Visitor.registered(house, ASHA, PASSWORD);
    Visitor elsewhere = asha.another();
    elsewhere.loginByPassword(PASSWORD);
    String first = asha.refreshToken();
    assertThat(asha.refresh().statusCode()).isEqualTo(200);
    assertThat(asha.refreshToken()).isNotEqualTo(first);
    assertProblem(asha.another().refresh(first), 409, "REFRESH_RACED");
    assertThat(asha.me().statusCode()).isEqualTo(200);
    house.forward(Duration.ofSeconds(11));
    assertProblem(asha.another().refresh(first), 401, "LOGIN_AGAIN");
    assertProblem(asha.refresh(), 401, "LOGIN_AGAIN");
    assertProblem(asha.me(), 401, "TOKEN_WRONG");
    assertThat(elsewhere.me().statusCode()).isEqualTo(200);
    assertThat(elsewhere.refresh().statusCode()).isEqualTo(200);
  }

  @Test
  void aLoginEndsUnusedAfterAWeekAndAnywayAfterThirtyDays() throws Exception {
    Visitor asha = Visitor.registered(house, ASHA, PASSWORD);
    house.forward(Duration.ofMinutes(15));
    assertProblem(asha.me(), 401, "TOKEN_WRONG");
    for (int i = 0; i < 5; i++) {
      house.forward(Duration.ofDays(6).minusHours(1));
      assertThat(asha.refresh().statusCode()).isEqualTo(200);
    }
    house.forward(Duration.ofHours(5));
    assertProblem(asha.refresh(), 401, "LOGIN_AGAIN");
    Visitor idle = asha.another();
    idle.loginByPassword(PASSWORD);
    house.forward(Duration.ofDays(7));
    assertProblem(idle.refresh(), 401, "LOGIN_AGAIN");
  }

  @Test
  void logoutEndsBothTokensAtOnceAndNoOtherLogin() throws Exception {
    Visitor asha = Visitor.registered(house, ASHA, PASSWORD);
    Visitor tablet = asha.another();
    tablet.loginByPassword(PASSWORD);
    assertThat(asha.post("/auth/logout", Map.of("refreshToken", asha.refreshToken())).statusCode())
        .isEqualTo(204);
    assertProblem(asha.me(), 401, "TOKEN_WRONG");
    assertProblem(asha.refresh(), 401, "LOGIN_AGAIN");
    assertThat(tablet.me().statusCode()).isEqualTo(200);
    assertThat(asha.post("/auth/logout", Map.of()).statusCode()).isEqualTo(204);
  }

  @Test
  void aNewPasswordNeedsTheOldOneOrACodeAndEndsOtherLogins() throws Exception {
    Visitor asha = Visitor.registered(house, ASHA, PASSWORD);
    Visitor thief = asha.another();
    thief.loginByPassword(PASSWORD);
    Map<String, String> weak = Map.of("password", PASSWORD, "newPassword", "12345678");
    assertProblem(asha.post("/auth/password", weak), 400, "PASSWORD_WEAK");
    Map<String, String> wrong = Map.of("password", "not it", "newPassword", "filter coffee 9");
    assertProblem(asha.post("/auth/password", wrong), 401, "LOGIN_WRONG");
    Map<String, String> right = Map.of("password", PASSWORD, "newPassword", "filter coffee 9");
    assertThat(asha.post("/auth/password", right).statusCode()).isEqualTo(200);
    assertThat(asha.me().statusCode()).isEqualTo(200);
    assertProblem(thief.me(), 401, "TOKEN_WRONG");
    assertProblem(thief.refresh(), 401, "LOGIN_AGAIN");
    house.forward(Duration.ofMinutes(1));
    assertProblem(asha.another().loginByPassword(PASSWORD), 401, "LOGIN_WRONG");
    assertThat(asha.loginByPassword("filter coffee 9").statusCode()).isEqualTo(200);
    asha.askForCode();
    Map<String, String> byCode = Map.of("code", asha.code(), "newPassword", "masala dosa 11");
    assertThat(asha.post("/auth/password", byCode).statusCode()).isEqualTo(200);
    assertThat(asha.another().loginByPassword("masala dosa 11").statusCode()).isEqualTo(200);
  }

  @Test
  void aDeletedAccountIsGoneAndItsNumberFree() throws Exception {
    house.withSampleStore().startTrip(TRIP);
    Visitor asha = Visitor.registered(house, ASHA, PASSWORD);
    String phone = house.join(TRIP, "Asha").get("token").asString();
    asha.post("/auth/trip", Map.of("trip", phone));
    String id = asha.id();
    assertThat(house.people().trips().customerOf(TRIP)).contains(id);
    assertProblem(asha.post("/auth/delete", Map.of("password", "wrong")), 401, "LOGIN_WRONG");
    assertThat(asha.post("/auth/delete", Map.of("password", PASSWORD)).statusCode()).isEqualTo(204);
    assertProblem(asha.me(), 401, "TOKEN_WRONG");
    assertProblem(asha.refresh(), 401, "LOGIN_AGAIN");
    assertThat(house.people().trips().customerOf(TRIP)).isEmpty();
    assertThat(house.people().users().list().users()).isEmpty();
    assertThat(house.cart(TRIP).participants()).hasSize(1);
    house.forward(Duration.ofMinutes(1));
    assertProblem(asha.another().loginByPassword(PASSWORD), 401, "LOGIN_WRONG");
    assertThat(Visitor.registered(house, ASHA, PASSWORD).id()).isNotEqualTo(id);
  }

  @Test
  void aGuestBecomesAnAccountAndKeepsTheTrip() throws Exception {
    house.withSampleStore().startTrip(TRIP);
    JsonNode guest = house.join(TRIP, "Asha");
    String phone = guest.get("token").asString();
    house.post("/cart/add", phone, new FamilyRoutes.Wanted(TRIP, "plu:4011", 1, 2));
    assertThat(house.people().trips().customerOf(TRIP)).isEmpty();
    Visitor asha = new Visitor(house, ASHA);
    asha.askForCode();
    HttpResponse<String> registered =
        asha.post("/auth/register", Map.of("code", asha.code(), "trip", phone));
    assertThat(WebHouse.tree(registered).get("trip").asString()).isEqualTo(TRIP.text());
    assertThat(house.people().trips().customerOf(TRIP)).contains(asha.id());
    JsonNode view = WebHouse.tree(house.get("/session/trip-0001", "Bearer " + phone));
    assertThat(view.get("you").get("name").asString()).isEqualTo("Asha");
    assertThat(view.get("wishes").get(0).get("mine").asBoolean()).isTrue();
    assertThat(
            house
                .post("/cart/add", phone, new FamilyRoutes.Wanted(TRIP, "plu:4131", 1, 3))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void theFirstAccountOfATripKeepsItAndOthersAreOnlyInIt() throws Exception {
    house.withSampleStore().startTrip(TRIP);
    String first = house.join(TRIP, "Asha").get("token").asString();
    String second = house.join(TRIP, "Ravi").get("token").asString();
    Visitor asha = Visitor.registered(house, ASHA, PASSWORD);
    Visitor ravi = Visitor.registered(house, RAVI, "");
    assertThat(
            asha.another().post("/auth/login", Map.of("password", PASSWORD, "trip", first)).body())
        .contains("\"trip\":\"trip-0001\"");
    assertThat(ravi.post("/auth/trip", Map.of("trip", second)).statusCode()).isEqualTo(200);
    assertThat(ravi.post("/auth/trip", Map.of("trip", second)).statusCode()).isEqualTo(200);
    assertThat(house.people().trips().customerOf(TRIP)).contains(asha.id());
    assertThat(house.people().trips().tripsOf(asha.id())).containsExactly(TRIP);
    assertThat(house.people().trips().tripsOf(ravi.id())).isEmpty();
    assertThat(house.people().trips().accountOf(house.family().access(second).orElseThrow()))
        .contains(ravi.id());
    assertProblem(ravi.post("/auth/trip", Map.of("trip", "no-token")), 403, "NOT_ALLOWED");
    assertThat(asha.post("/auth/login", Map.of("password", PASSWORD, "trip", "no-token")).body())
        .contains("\"trip\":\"\"");
  }

  @Test
  void aBrowserKeepsTheRefreshTokenInACookieThatOnlyItsOwnPagesUse() throws Exception {
    Visitor.registered(house, ASHA, PASSWORD);
    byte[] body = Json.bytes(Map.of("login", ASHA, "password", PASSWORD));
    HttpResponse<String> in = house.send(house.request("POST", "/auth/login", "", body));
    assertThat(WebHouse.tree(in).get("refreshToken").asString()).isEmpty();
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .matches(
            "qless-refresh=[A-Za-z0-9_-]{43}; Max-Age=604800; Path=/auth; HttpOnly;"
                + " SameSite=Strict");
    String pair = cookie.substring(0, cookie.indexOf(';'));
    for (String site : List.of("cross-site", "same-site")) {
      for (String door : List.of("/auth/refresh", "/auth/logout", "/auth/login")) {
        assertProblem(house.send(withCookie(door, pair, site)), 403, "NOT_ALLOWED");
      }
    }
    HttpResponse<String> next = house.send(withCookie("/auth/refresh", pair, "same-origin"));
    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(next.headers().firstValue("Set-Cookie").orElseThrow()).doesNotContain(pair);
    house.forward(Duration.ofMinutes(1));
    HttpResponse<String> again = house.send(withCookie("/auth/refresh", pair, "same-origin"));
    assertProblem(again, 401, "LOGIN_AGAIN");
    assertThat(again.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("qless-refresh=; Max-Age=0;");
  }

  @Test
  void offLoopbackTheCookieTravelsOverTlsOnly() {
    for (String url : List.of("https://hub.example", "http://hub.example", "https://127.0.0.1")) {
      assertThat(RefreshCookie.attributes(URI.create(url))).as(url).endsWith("; Secure");
    }
    assertThat(RefreshCookie.attributes(URI.create("http://[::1]:8080"))).doesNotContain("Secure");
  }

  @Test
  void whatCannotBeReadIsSaidSo() throws Exception {
    Visitor asha = new Visitor(house, ASHA);
    assertProblem(asha.post("/auth/code", Map.of("login", "12345")), 400, "LOGIN_UNREADABLE");
    assertProblem(asha.post("/auth/register", Map.of()), 400, "MALFORMED");
    assertProblem(asha.post("/auth/login", Map.of("password", "x".repeat(513))), 400, "MALFORMED");
    for (String body : List.of("{", "[]", "7", "{\"login\":7,\"code\":\"1\"}")) {
      byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      assertProblem(house.send(house.request("POST", "/auth/login", "", bytes)), 400, "MALFORMED");
    }
    assertProblem(
        house.send(house.request("POST", "/auth/login", "", new byte[9_000])), 413, "TOO_BIG");
    assertProblem(house.get("/auth/me", ""), 401, "TOKEN_WRONG");
    assertProblem(house.get("/auth/me", "Bearer x.y.z"), 401, "TOKEN_WRONG");
    asha.askForCode();
    assertProblem(
        asha.post("/auth/register", Map.of("code", asha.code(), "name", "a\nb")), 400, "MALFORMED");
  }

  @Test
  void keysPepperAndSimulatedCodesAreForTheHubsUserOnly() throws Exception {
    new Visitor(house, ASHA).askForCode();
    for (String file : List.of("access-token.key", "code-pepper", "simulated-codes.jsonl")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(directory.resolve("simulated-codes.jsonl")))
        .matches("\\{\"simulated\":true,\"to\":\"\\+919876543210\",\"code\":\"[0-9]{6}\".*\\}\n");
  }

  private String codeAfter(Visitor visitor, Duration pause) throws Exception {
    house.forward(pause);
    assertThat(visitor.another().askForCode().statusCode()).isEqualTo(202);
    return visitor.code();
  }

  private HttpRequest withCookie(String path, String cookie, String site) {
    return HttpRequest.newBuilder(
            house.request("POST", path, "", new byte[0]), (name, value) -> true)
        .header("Cookie", "other=1; " + cookie)
        .header("Sec-Fetch-Site", site)
        .build();
  }

  private static void assertSame(
      HttpResponse<String> known, HttpResponse<String> unknown, int status) {
    assertThat(known.statusCode()).as(known.body()).isEqualTo(status);
    assertThat(Visitor.looks(unknown)).isEqualTo(Visitor.looks(known));
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    WebEdgeIT.assertProblem(answer, status, code);
  }
}
