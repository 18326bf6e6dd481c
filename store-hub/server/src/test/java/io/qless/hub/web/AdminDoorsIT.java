package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.CouponList;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.EnrolDevice;
import io.qless.contract.rest.PriceTrace;
import io.qless.contract.rest.SessionDetail;
import io.qless.contract.rest.SessionList;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.Json;
import io.qless.hub.catalogue.SampleStore;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminDoorsIT {

  @TempDir Path directory;
  private WebHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theAdminTokenLiesInAFileOnlyTheHubReads() throws Exception {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("admin.token"))))
        .isEqualTo("rw-------");
  }

  @Test
  void noAdminDoorOpensWithoutTheToken() throws Exception {
    for (String authorization : List.of("", "Bearer wrong", "Basic YTpi", "Bearer ")) {
      for (String path : List.of("/admin/sessions", "/admin/nothing")) {
        HttpResponse<String> answer = house.get(path, authorization);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertProblem(answer, 401, "TOKEN_WRONG");
      }
    }
  }

  @Test
  void theSampleStoreIsOnSaleAfterItsImport() throws Exception {
    HttpResponse<String> banana = house.get("/products/4011", "");
    assertThat(WebHouse.tree(banana).get("name").get("hi").asString()).isEqualTo("केला रोबस्टा");
    assertThat(WebHouse.tree(banana).get("unitPaise").asLong()).isEqualTo(5_400);
    assertProblem(house.get("/products/9520000000004", ""), 404, "ARTICLE_UNKNOWN");
    assertProblem(house.get("/products/9520000000005", ""), 400, "CHECK_DIGIT_WRONG");
    HttpResponse<String> found = house.get("/products/search?q=bananna", "");
    assertThat(WebHouse.tree(found).get("products").get(0).get("article").asString())
        .isEqualTo("plu:4011");
  }

  @Test
  void anUnreadableRowIsNamedInTheReport() throws Exception {
    byte[] rows =
        Json.bytes(
            SampleStore.rowsOf(
                CatalogueKind.COUPONS,
                List.of("code", "name", "kind", "amount"),
                List.of("SAVE5", "5 off", "amount-off", "five")));
    HttpResponse<String> answer = house.send(house.asAdmin("POST", "/admin/catalogue/rows", rows));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(WebHouse.tree(answer).get("refused").get(0).get("reason").asString())
        .isEqualTo("amount: \"five\" is not an amount in rupees such as 54.00");
  }

  @Test
  void picturesAreKeptAndServedAndNothingElseIs() throws Exception {
    HttpResponse<String> banana = house.get("/pictures/banana.png", "");
    assertThat(banana.statusCode()).isEqualTo(200);
    assertThat(banana.headers().firstValue("Content-Type")).contains("image/png");
    assertProblem(house.get("/pictures/none.png", ""), 404, "NOT_FOUND");
    assertThat(house.get("/pictures/..%2Fadmin.token", "").statusCode()).isBetween(400, 404);
    assertProblem(put("page.html", "<html>".getBytes(StandardCharsets.UTF_8)), 400, "MALFORMED");
    assertProblem(put("page.png", "<html>".getBytes(StandardCharsets.UTF_8)), 400, "MALFORMED");
    assertProblem(put("big.png", new byte[70_000]), 413, "TOO_BIG");
  }

  @Test
  void anEnrolledTrolleyReadsTheCatalogueAndNobodyElseDoes() throws Exception {
    DeviceCredentials trolley = enrol(DeviceKind.TROLLEY, "T1");
    assertThat(trolley.mqttUrl()).isEqualTo("tcp://127.0.0.1:1883");
    HttpResponse<byte[]> answer = changes(basic("T1", trolley.password()), "gzip");
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    String text =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
            StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    assertThat(Json.read(lines.getLast(), CatalogueChange.class))
        .isEqualTo(new CatalogueChange.End(new CatalogueHead(7, 215), lines.size() - 1));
    assertThat(lines).hasSize(215 + 16 + 6 + 1 + 6 + 19 + 1);
    assertThat(
            new String(
                changes(basic("T1", trolley.password()), "identity").body(),
                StandardCharsets.UTF_8))
        .isEqualTo(text);
    assertThat(changes(basic("T1", "wrong"), "gzip").statusCode()).isEqualTo(401);
    assertThat(changes("", "gzip").statusCode()).isEqualTo(401);
    enrol(DeviceKind.TROLLEY, "T1");
    assertThat(changes(basic("T1", trolley.password()), "gzip").statusCode()).isEqualTo(401);
  }

  @Test
  void aNameBelongsToOneKindOfDevice() throws Exception {
    enrol(DeviceKind.TROLLEY, "X1");
    byte[] gate = Json.bytes(new EnrolDevice(DeviceKind.GATE, "X1"));
    assertProblem(
        house.send(house.asAdmin("POST", "/admin/devices", gate)), 409, "DEVICE_NAME_TAKEN");
  }

  @Test
  void noDeviceIsCalledLikeTheHub() throws Exception {
    byte[] hub = Json.bytes(new EnrolDevice(DeviceKind.TROLLEY, "hub"));
    assertProblem(
        house.send(house.asAdmin("POST", "/admin/devices", hub)), 409, "DEVICE_NAME_TAKEN");
  }

  @Test
  void aWithdrawnArticleIsGone() throws Exception {
    HttpRequest withdraw =
        house.asAdmin("DELETE", "/admin/catalogue/articles/plu:4011", new byte[0]);
    assertThat(house.send(withdraw).statusCode()).isEqualTo(204);
    assertProblem(house.send(withdraw), 404, "ARTICLE_UNKNOWN");
    assertProblem(house.get("/products/4011", ""), 404, "ARTICLE_UNKNOWN");
  }

  @Test
  void aWithdrawnLabelReachesTrolleysThatAskWhatChanged() throws Exception {
    DeviceCredentials trolley = enrol(DeviceKind.TROLLEY, "T7");
    HttpRequest withdraw =
        house.asAdmin("DELETE", "/admin/catalogue/labels/WEIGHT-21", new byte[0]);
    assertThat(house.send(withdraw).statusCode()).isEqualTo(204);
    assertProblem(house.send(withdraw), 404, "NOT_IN_CATALOGUE");
    HttpResponse<String> changes =
        house.get("/catalogue/changes?since=7", basic(trolley.id(), trolley.password()));
    assertThat(changes.body().lines().map(line -> Json.read(line, CatalogueChange.class)))
        .containsExactly(
            new CatalogueChange.StoreRuleGone("label:WEIGHT-21"),
            new CatalogueChange.End(new CatalogueHead(8, 215), 1));
    assertProblem(house.get("/products/2104011008203", ""), 400, "CODE_NOT_FOR_THIS_STORE");
  }

  @Test
  void recallsCanNotBeWithdrawn() throws Exception {
    assertProblem(
        house.send(house.asAdmin("DELETE", "/admin/catalogue/recalls/1", new byte[0])),
        400,
        "MALFORMED");
  }

  @Test
  void staffSeeATripAndSettleWhatWaitsForThem() throws Exception {
    house.startTrip(WebHouse.TRIP);
    house.scan(WebHouse.TRIP, "plu:4011", 1_250);
    house.take(WebHouse.TRIP, new Command.CallAssist());
    HttpResponse<String> list = house.send(house.asAdmin("GET", "/admin/sessions", new byte[0]));
    assertThat(Json.read(list.body(), SessionList.class).sessions())
        .singleElement()
        .satisfies(trip -> {
          assertThat(trip.trolley()).isEqualTo("T1");
          assertThat(trip.assists()).isEqualTo(1);
          assertThat(trip.totalPaise()).isEqualTo(6_075);
        });
    String path = "/admin/sessions/" + WebHouse.TRIP.text();
    SessionDetail detail =
        Json.read(house.send(house.asAdmin("GET", path, new byte[0])).body(), SessionDetail.class);
    assertThat(detail.journal())
        .extracting(SessionDetail.JournalLine::text)
        .containsExactly(
            "trolley T1", "1250 g of Banana Robusta at INR 54.00/kg", "staff were called");
    assertThat(settle(path + "/assists/clear").statusCode()).isEqualTo(204);
    assertProblem(settle(path + "/holds/age-1/clear"), 409, "HOLD_UNKNOWN");
    assertProblem(
        house.send(house.asAdmin("GET", "/admin/sessions/no-such-trip", new byte[0])),
        404,
        "SESSION_UNKNOWN");
    assertProblem(settle("/admin/sessions/no-such-trip/assists/clear"), 404, "SESSION_UNKNOWN");
    assertProblem(settle("/admin/sessions/no-such-trip/holds/h1/clear"), 404, "SESSION_UNKNOWN");
    assertProblem(settle("/admin/sessions/NO/assists/clear"), 404, "SESSION_UNKNOWN");
  }

  @Test
  void staffMoveATripToATrolleyThatTheStoreHas() throws Exception {
    house.startTrip(WebHouse.TRIP);
    enrol(DeviceKind.TROLLEY, "T7");
    enrol(DeviceKind.GATE, "G7");
    String path = "/admin/sessions/" + WebHouse.TRIP.text() + "/move/";
    assertProblem(settle(path + "T8"), 404, "DEVICE_UNKNOWN");
    assertProblem(settle(path + "G7"), 404, "DEVICE_UNKNOWN");
    assertThat(settle(path + "T7").statusCode()).isEqualTo(204);
    assertThat(house.cart(WebHouse.TRIP).trolley()).isEqualTo("T7");
    assertProblem(settle(path + "T7"), 409, "NOT_ALLOWED");
    assertProblem(settle("/admin/sessions/no-such-trip/move/T7"), 404, "SESSION_UNKNOWN");
  }

  @Test
  void staffSeeHowEachPaisaCameAbout() throws Exception {
    house.withSampleStore();
    house.startTrip(WebHouse.TRIP);
    house.scan(WebHouse.TRIP, "plu:4011", 1_250);
    String path = "/admin/sessions/" + WebHouse.TRIP.text();
    PriceTrace trace =
        Json.read(house.send(house.asAdmin("GET", path, new byte[0])).body(), SessionDetail.class)
            .trace();
    assertThat(trace.frozen()).isFalse();
    assertThat(trace.lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.grams()).isEqualTo(1_250);
          assertThat(line.prices())
              .singleElement()
              .satisfies(price -> assertThat(price.decidedRevision()).isPositive());
          assertThat(line.steps())
              .containsExactly(
                  new PriceTrace.Step(
                      "BANANA-10",
                      "10 % off banana robusta",
                      "10.00 % off the price",
                      false,
                      675,
                      6_075));
        });
    assertThat(trace.totalPaise()).isEqualTo(6_075);
  }

  @Test
  void staffSeeHowOftenCouponsWereUsed() throws Exception {
    house.withSampleStore();
    CouponList coupons =
        Json.read(
            house.send(house.asAdmin("GET", "/admin/coupons", new byte[0])).body(),
            CouponList.class);
    assertThat(coupons.coupons())
        .filteredOn(line -> line.code().equals("FIRST100"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.limit()).isEqualTo(500);
          assertThat(line.perCustomer()).isEqualTo(1);
          assertThat(line.redeemed()).isZero();
        });
    assertThat(house.get("/admin/coupons", "Bearer nobody").statusCode()).isEqualTo(401);
  }

  @Test
  void anAgeHoldIsClearedByStaff() throws Exception {
    house.startTrip(new SessionId("trip-0002"));
    house.scan(new SessionId("trip-0002"), adultArticle(), 0);
    String path = "/admin/sessions/trip-0002";
    SessionDetail detail =
        Json.read(house.send(house.asAdmin("GET", path, new byte[0])).body(), SessionDetail.class);
    String hold = detail.summary().holds().getFirst();
    assertThat(settle(path + "/holds/" + hold + "/clear").statusCode()).isEqualTo(204);
  }

  private static String adultArticle() {
    return SampleStore.rows(CatalogueKind.ARTICLES).rows().stream()
        .filter(row -> row.fields().getOrDefault("min_age", "").equals("18"))
        .map(row -> "gtin:" + row.fields().get("code"))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> settle(String path) throws IOException, InterruptedException {
    return house.send(house.asAdmin("POST", path, new byte[0]));
  }

  private HttpResponse<String> put(String file, byte[] bytes)
      throws IOException, InterruptedException {
    return house.send(house.asAdmin("PUT", "/admin/pictures/" + file, bytes));
  }

  private DeviceCredentials enrol(DeviceKind kind, String id)
      throws IOException, InterruptedException {
    byte[] body = Json.bytes(new EnrolDevice(kind, id));
    HttpResponse<String> answer = house.send(house.asAdmin("POST", "/admin/devices", body));
    assertThat(answer.statusCode()).isEqualTo(201);
    return Json.read(answer.body(), DeviceCredentials.class);
  }

  private HttpResponse<byte[]> changes(String authorization, String encoding)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                house.request("GET", "/catalogue/changes?since=0", authorization, new byte[0]),
                (name, value) -> true)
            .header("Accept-Encoding", encoding)
            .build();
    return house.http().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String basic(String id, String password) {
    byte[] pair = (id + ':' + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    WebEdgeIT.assertProblem(answer, status, code);
  }
}
