package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.rest.AddUser;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.NewPassword;
import io.qless.contract.rest.UserRole;
import io.qless.contract.rest.UserSummary;
import io.qless.contract.wire.Json;
import io.qless.hub.catalogue.SampleStore;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.TestDatabases;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A guest signs in when the bill stands already: the points of the account may pay it, through a
/// whole hub from the door to the ledger.
class LateSignInIT {

  private static final String LOGIN = "9000000001";
  private static final String PASSWORD = "mango lassi 7";
  private static final String RICE = "9520107000112";
  private static final long POINTS = 20;

  @TempDir Path directory;
  private TestHub hub;
  private String trip = "";
  private String phone = "";
  private long total;

  @BeforeEach
  void aGuestStandsBeforeTheBill() {
    hub = new TestHub(directory, Map.of());
    for (CatalogueKind kind : CatalogueKind.values()) {
      hub.admin("POST", "/admin/catalogue/rows", Json.bytes(SampleStore.rows(kind)));
    }
    byte[] add = Json.bytes(new AddUser(LOGIN, "Asha", UserRole.SHOPPER));
    String account =
        Json.read(hub.admin("POST", "/admin/users", add).body(), UserSummary.class).id();
    hub.admin("PUT", "/admin/users/" + LOGIN + "/password", Json.bytes(new NewPassword(PASSWORD)));
    JsonNode earlier = post("/session/start", "", Map.of("name", "Asha", "language", "en"));
    earned("customer:" + account, earlier.get("session").asString());
    JsonNode begun = post("/session/start", "", Map.of("name", "Asha", "language", "en"));
    trip = begun.get("session").asString();
    phone = begun.get("token").asString();
    post("/cart/add", phone, Map.of("session", trip, "code", RICE, "number", 2));
    JsonNode bill = post("/checkout/calculate", phone, Map.of("session", trip, "number", 3));
    total = bill.get("payment").get("duePaise").asLong();
    assertThat(total).isGreaterThan(100 * POINTS);
    assertThat(tender(bill).get("offered").asLong()).as("a guest has none").isZero();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void pointsOfWhoSignsInAtTheBillPayIt() {
    signIn();
    JsonNode seen = view();
    assertThat(seen.get("phase").asString()).isEqualTo("CHECKOUT");
    assertThat(tender(seen).get("offered").asLong()).isEqualTo(POINTS);
    assertThat(tender(seen).get("owners").get(0).asString())
        .isEqualTo(seen.get("you").get("source").asString());
    assertThat(seen.get("payment").get("duePaise").asLong()).as("unasked").isEqualTo(total);
    JsonNode used =
        post("/checkout/points", phone, Map.of("session", trip, "points", POINTS, "number", 4));
    long due = total - 100 * POINTS;
    assertThat(used.get("payment").get("duePaise").asLong()).isEqualTo(due);
    post("/payment/initiate", phone, Map.of("session", trip, "totalPaise", due, "number", 5));
    pay();
    Soon.soon("it is paid", () -> view().get("phase").asString().equals("PAID"));
    JsonNode balance = get("/rewards/balance", signIn());
    assertThat(balance.get("available").asLong()).as(balance.toString()).isZero();
    JsonNode orders = get("/orders/history", signIn());
    assertThat(orders.toString()).contains(trip);
  }

  @Test
  void whoSignsInWhilePayingPaysTheBillAsItStands() {
    post("/payment/initiate", phone, Map.of("session", trip, "totalPaise", total, "number", 4));
    signIn();
    assertThat(tender(view()).get("offered").asLong()).isZero();
    pay();
    Soon.soon("it is paid", () -> view().get("phase").asString().equals("PAID"));
    JsonNode balance = get("/rewards/balance", signIn());
    assertThat(balance.get("available").asLong()).as(balance.toString()).isEqualTo(POINTS);
  }

  @Test
  void whoSignsInBeforeTheBillIsOfferedPointsWithIt() {
    post("/checkout/back", phone, Map.of("session", trip, "number", 4));
    signIn();
    JsonNode bill = post("/checkout/calculate", phone, Map.of("session", trip, "number", 5));
    assertThat(tender(bill).get("offered").asLong()).isEqualTo(POINTS);
  }

  private String signIn() {
    JsonNode in = post("/auth/login", "", Map.of("login", LOGIN, "password", PASSWORD));
    String access = in.get("accessToken").asString();
    post("/auth/trip", access, Map.of("trip", phone));
    return access;
  }

  private void pay() {
    Soon.soon("a code", () -> !view().get("payment").get("qr").asString().isEmpty());
    String qr = view().get("payment").get("qr").asString();
    String page = qr.substring(qr.indexOf("&url=") + "&url=".length());
    HttpRequest press =
        HttpRequest.newBuilder(URI.create(URLDecoder.decode(page, StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString("action=pay"))
            .build();
    assertThat(hub.send(press).statusCode()).isEqualTo(303);
  }

  /// Points wait until goods can't come back any more: these are older than any test.
  private void earned(String owner, String earlier) {
    try (Database journal = TestDatabases.journal(directory)) {
      journal
          .jdbi()
          .useTransaction(handle -> {
            handle.execute("INSERT INTO points_owner (owner) VALUES (?)", owner);
            handle.execute(
                "INSERT INTO points_lot"
                    + " (id, owner, session_id, amount, remaining, available_at, expires_at)"
                    + " VALUES (900, ?, ?, ?, ?,"
                    + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00',"
                    + " TIMESTAMP WITH TIME ZONE '2036-01-01 00:00:00+00')",
                owner,
                earlier,
                POINTS,
                POINTS);
            handle.execute(
                "INSERT INTO points_movement (lot_id, kind, points, reference, at)"
                    + " VALUES (900, 'EARNED', ?, 'earlier', CURRENT_TIMESTAMP)",
                POINTS);
          });
    }
  }

  private static JsonNode tender(JsonNode view) {
    return view.get("payment").get("tender");
  }

  private JsonNode view() {
    return get("/session/" + trip, phone);
  }

  private JsonNode get(String path, String token) {
    return good(
        hub.send(
            HttpRequest.newBuilder(hub.at(path))
                .header("Authorization", "Bearer " + token)
                .build()));
  }

  private JsonNode post(String path, String token, Map<String, ?> body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.at(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return good(hub.send(request.build()));
  }

  private static JsonNode good(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return Json.mapperForTrees().readTree(answer.body());
  }
}
