package io.qless.hub.web;

import static io.qless.hub.payment.PaymentHouse.scan;
import static io.qless.hub.payment.PaymentHouse.weighed;
import static io.qless.hub.payment.SmallShelf.RICE;
import static io.qless.hub.payment.SmallShelf.TOMATO;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.BuyerName;
import io.qless.contract.rest.ReturnRequest;
import io.qless.contract.wire.Json;
import io.qless.hub.attendant.AdminToken;
import io.qless.hub.attendant.AttendantDesk;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.catalogue.PictureStore;
import io.qless.hub.device.DeviceStore;
import io.qless.hub.device.HubAddress;
import io.qless.hub.family.FamilyDesk;
import io.qless.hub.family.JoinOutcome;
import io.qless.hub.payment.PaymentHouse;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import io.qless.shop.cart.Buyer;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The returns desk over HTTP, with paid trips behind it.
class ReturnDoorsIT {

  private static final String RETURNS = "/admin/orders/S017-2627-000001/returns";

  @TempDir private Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private PaymentHouse house;
  private Database catalogueFile;
  private FamilyDesk family;
  private WebEdge edge;
  private SessionId trip;
  private String phone = "";

  @BeforeEach
  void openTheDoors() {
    house = new PaymentHouse(directory).open();
    catalogueFile = TestDatabases.catalogue(directory);
    CatalogueDesk catalogue = new CatalogueDesk(catalogueFile, ZoneId.of("Asia/Kolkata"));
    family =
        new FamilyDesk(
            house.journal(),
            house.sessions(),
            catalogue,
            house.passDesk()::currentPass,
            house.clock(),
            "https://hub.example");
    edge =
        new WebEdge(
            "127.0.0.1",
            0,
            List.of(
                new AdminRoutes(
                    AdminToken.inFile(directory.resolve("admin.token")),
                    catalogue,
                    new PictureStore(directory),
                    new DeviceStore(house.journal(), house.clock()),
                    () -> new HubAddress("S017", "tcp://127.0.0.1:1883", "http://127.0.0.1:8080"),
                    new AttendantDesk(house.sessions(), family)),
                new FamilyRoutes(
                    family, house.sessions(), new CartSockets(family, house.sessions())),
                new ReceiptRoutes(house.receipts(), house.sessions(), family),
                new ReturnRoutes(house.returns(), family)));
    trip = house.paidTrip("trip-0001", scan(RICE), scan(RICE), weighed(TOMATO, 1_000));
    phone = joined(trip);
  }

  @AfterEach
  void closeTheDoors() {
    edge.close();
    family.close();
    catalogueFile.close();
    house.close();
    http.close();
  }

  @Test
  void staffFindAnOrderByItsInvoice() throws Exception {
    JsonNode order = tree(get("/admin/orders/S017-2627-000001", admin()));
    assertThat(order.get("session").asString()).isEqualTo("trip-0001");
    assertThat(order.get("simulated").asBoolean()).isTrue();
    assertThat(order.at("/lines/0/left").asLong()).isEqualTo(2);
    assertThat(order.at("/lines/1/unit").asString()).isEqualTo("G");
    assertThat(get("/admin/orders/trip-0001", admin()).statusCode()).isEqualTo(200);
    WebEdgeIT.assertProblem(get("/admin/orders/S017-2627-000002", admin()), 404, "ORDER_UNKNOWN");
    WebEdgeIT.assertProblem(get("/admin/orders/trip-0001", phone), 401, "TOKEN_WRONG");
    house.tripAsksToPay("trip-0002");
    WebEdgeIT.assertProblem(get("/admin/orders/trip-0002", admin()), 409, "NOT_PAID");
  }

  @Test
  void aReturnIsPaidBackOnce() throws Exception {
    HttpResponse<String> first = give("return-0001", "1", 1, "NOS", false);
    assertThat(first.statusCode()).isEqualTo(201);
    JsonNode answer = tree(first);
    assertThat(answer.get("creditNote").asString()).isEqualTo("S017/2627/C00001");
    assertThat(answer.get("totalPaise").asLong()).isEqualTo(12_345);
    assertThat(answer.get("refund").asString()).isEqualTo("DONE");
    HttpResponse<String> again = give("return-0001", "1", 1, "NOS", false);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(tree(again).get("creditNote")).isEqualTo(answer.get("creditNote"));
    JsonNode order = tree(get("/admin/orders/trip-0001", admin()));
    assertThat(order.get("returnedPaise").asLong()).isEqualTo(12_345);
    assertThat(order.at("/returns/0/staff").asString()).isEqualTo("meena");
    assertThat(tree(get("/admin/sessions/trip-0001", admin())).get("journal").toString())
        .contains("GoodsReturned", "attendant:meena", "INR 123.45 with credit note");
  }

  @Test
  void aDryRunChangesNothing() throws Exception {
    HttpResponse<String> would = give("return-0001", "2", 250, "G", true);
    assertThat(would.statusCode()).isEqualTo(200);
    assertThat(tree(would).get("totalPaise").asLong()).isEqualTo(950);
    assertThat(tree(would).get("creditNote").asString()).isEmpty();
    assertThat(tree(get("/admin/orders/trip-0001", admin())).get("returns")).isEmpty();
  }

  @Test
  void whatCannotComeBackIsSaidWhy() throws Exception {
    give("return-0001", "1", 1, "NOS", false);
    WebEdgeIT.assertProblem(give("return-0001", "1", 2, "NOS", false), 422, "KEY_USED");
    WebEdgeIT.assertProblem(give("return-0002", "1", 2, "NOS", false), 409, "MORE_THAN_BOUGHT");
    give("return-0003", "1", 1, "NOS", false);
    WebEdgeIT.assertProblem(give("return-0004", "1", 1, "NOS", false), 409, "ALREADY_RETURNED");
    WebEdgeIT.assertProblem(give("return-0005", "3", 1, "NOS", false), 422, "LINE_UNKNOWN");
    WebEdgeIT.assertProblem(give("return-0006", "2", 1, "NOS", false), 422, "UNIT_WRONG");
    WebEdgeIT.assertProblem(give("return-0007", "2", 1, "KG", false), 400, "MALFORMED");
    WebEdgeIT.assertProblem(give("return-0008", "2", 0, "G", false), 400, "MALFORMED");
    WebEdgeIT.assertProblem(give("short", "2", 1, "G", false), 400, "MALFORMED");
    WebEdgeIT.assertProblem(give("", "2", 1, "G", false), 400, "KEY_MISSING");
    WebEdgeIT.assertProblem(
        post(RETURNS, "", "return-0009", Json.bytes(request("2", 1, "G", false))),
        401,
        "TOKEN_WRONG");
  }

  @Test
  void theCreditNoteIsPrintedForStaffAndForItsOwnTrip() throws Exception {
    give("return-0001", "1", 1, "NOS", false);
    String paper = "/credit-notes/S017-2627-C00001/paper.";
    HttpResponse<String> text = get("/admin" + paper + "txt?lang=hi&columns=42", admin());
    assertThat(text.body()).contains("क्रेडिट नोट", "S017/2627/000001", "₹123.45", "SIMULATED");
    HttpResponse<String> pdf = get("/session/trip-0001" + paper + "pdf", phone);
    assertThat(pdf.body()).startsWith("%PDF-1.");
    assertThat(pdf.headers().firstValue("Content-Disposition"))
        .contains("inline; filename=\"S017-2627-C00001.pdf\"");
    String stranger = joined(house.paidTrip("trip-0002", scan(RICE)));
    WebEdgeIT.assertProblem(
        get("/session/trip-0001" + paper + "txt", stranger), 403, "NOT_ALLOWED");
    WebEdgeIT.assertProblem(
        get("/session/trip-0002" + paper + "txt", stranger), 404, "CREDIT_NOTE_UNKNOWN");
    WebEdgeIT.assertProblem(
        get("/admin/credit-notes/S017-2627-C00009/paper.txt", admin()), 404, "CREDIT_NOTE_UNKNOWN");
    assertThat(get("/admin/sessions/trip-0001/receipt.txt", admin()).body())
        .contains("SIMULATED PAYMENT");
  }

  @Test
  void staffAndPhonesSayWhoBuys() throws Exception {
    SessionId open = new SessionId("trip-0003");
    house.trolley(open, new Command.StartTrip("T1", "en"));
    BuyerName asha = new BuyerName("Asha Rao", "7 Lake Road, Mysuru 570001", "29");
    assertThat(post("/admin/sessions/trip-0003/buyer", admin(), "", Json.bytes(asha)).statusCode())
        .isEqualTo(204);
    assertThat(house.cart(open).buyer()).isInstanceOf(Buyer.Named.class);
    String own = joined(open);
    BuyerName ravi = new BuyerName("Ravi Rao", "7 Lake Road, Mysuru 570001", "29");
    assertThat(
            post(
                    "/session/trip-0003/buyer",
                    own,
                    "",
                    Json.bytes(new FamilyRoutes.NameBuyer(ravi, 2)))
                .statusCode())
        .isEqualTo(200);
    assertThat(((Buyer.Named) house.cart(open).buyer()).name()).isEqualTo("Ravi Rao");
    BuyerName nowhere = new BuyerName("Asha Rao", "7 Lake Road", "99");
    WebEdgeIT.assertProblem(
        post("/admin/sessions/trip-0003/buyer", admin(), "", Json.bytes(nowhere)),
        400,
        "MALFORMED");
    WebEdgeIT.assertProblem(
        post("/admin/sessions/trip-0001/buyer", admin(), "", Json.bytes(asha)),
        409,
        "ALREADY_PAID");
  }

  private HttpResponse<String> give(String key, String line, long units, String unit, boolean dry)
      throws Exception {
    return post(RETURNS, admin(), key, Json.bytes(request(line, units, unit, dry)));
  }

  private static ReturnRequest request(String line, long units, String unit, boolean dry) {
    return new ReturnRequest(
        List.of(new ReturnRequest.Part(line, units, unit)), "broken bag", "meena", dry);
  }

  private String joined(SessionId session) {
    String url = family.currentJoinUrl(session);
    JoinOutcome outcome = family.join(url.substring(url.indexOf('#') + 1), "Asha");
    return "Bearer " + ((JoinOutcome.Joined) outcome).token();
  }

  private String admin() throws Exception {
    return "Bearer " + Files.readString(directory.resolve("admin.token")).strip();
  }

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    return send(request(path, authorization).GET());
  }

  private HttpResponse<String> post(String path, String authorization, String key, byte[] body)
      throws Exception {
    HttpRequest.Builder request =
        request(path, authorization).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    return send(key.isEmpty() ? request : request.header(ReturnRoutes.KEY, key));
  }

  private HttpRequest.Builder request(String path, String authorization) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + edge.port() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", authorization);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static JsonNode tree(HttpResponse<String> answer) {
    return Json.mapperForTrees().readTree(answer.body());
  }
}
