package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.AddUser;
import io.qless.contract.rest.NewPassword;
import io.qless.contract.rest.SentCodes;
import io.qless.contract.rest.SessionDetail;
import io.qless.contract.rest.SetRole;
import io.qless.contract.rest.StaffActions;
import io.qless.contract.rest.UserList;
import io.qless.contract.rest.UserRole;
import io.qless.contract.rest.UserSummary;
import io.qless.contract.wire.Json;
import io.qless.shop.cart.Command;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who of the staff may do what, and that it is written down.
class StaffRightsIT {

  private static final String PASSWORD = "mango lassi 7";

  /// Every door below `/admin`, and whether attendants pass; bodies may be nonsense.
  private static final Map<String, Boolean> DOORS =
      Map.ofEntries(
          Map.entry("GET /admin/sessions", true),
          Map.entry("GET /admin/sessions/trip-0001", true),
          Map.entry("GET /admin/sessions/trip-0001/receipt.txt", true),
          Map.entry("GET /admin/sessions/trip-0001/receipt.pdf", true),
          Map.entry("POST /admin/sessions/trip-0001/holds/h/clear", true),
          Map.entry("POST /admin/sessions/trip-0001/assists/clear", true),
          Map.entry("POST /admin/sessions/trip-0001/holds/h/refuse", true),
          Map.entry("POST /admin/sessions/trip-0001/release", true),
          Map.entry("POST /admin/sessions/trip-0001/move/T2", true),
          Map.entry("POST /admin/catalogue/rows", false),
          Map.entry("DELETE /admin/catalogue/articles/plu:9999", false),
          Map.entry("DELETE /admin/catalogue/offers/x", false),
          Map.entry("GET /admin/catalogue/weights", false),
          Map.entry("DELETE /admin/catalogue/weights/plu:9999", false),
          Map.entry("PUT /admin/pictures/x.png", false),
          Map.entry("POST /admin/devices", false),
          Map.entry("GET /admin/users", false),
          Map.entry("POST /admin/users", false),
          Map.entry("PUT /admin/users/nobody/role", false),
          Map.entry("POST /admin/users/nobody/disable", false),
          Map.entry("POST /admin/users/nobody/enable", false),
          Map.entry("PUT /admin/users/nobody/password", false),
          Map.entry("GET /admin/codes", false),
          Map.entry("GET /admin/actions", false),
          Map.entry("GET /admin/nothing", false),
          Map.entry("POST /admin/sessions/trip-0001/buyer", true),
          Map.entry("GET /admin/orders/trip-0001", true),
          Map.entry("POST /admin/orders/trip-0001/returns", true),
          Map.entry("GET /admin/credit-notes/C017-2627-000001/paper.txt", true),
          Map.entry("GET /admin/coupons", false),
          Map.entry("GET /admin/gates/G1/journal", true),
          Map.entry("POST /admin/gates/G1/release?reason=x", true),
          Map.entry("GET /admin/keys", false),
          Map.entry("POST /admin/keys/rotate", false),
          Map.entry("DELETE /admin/catalogue/offers/none", false),
          Map.entry("GET /admin/sessionsx", false));

  @TempDir Path directory;
  private WebHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    house.startTrip(WebHouse.TRIP);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void eachDoorOpensForItsRolesOnly() throws Exception {
    Visitor nobody = new Visitor(house, "9000000009");
    Visitor shopper = Visitor.registered(house, "9000000001", PASSWORD);
    Visitor attendant = staff("9000000002", UserRole.ATTENDANT);
    Visitor admin = staff("9000000003", UserRole.ADMIN);
    for (Map.Entry<String, Boolean> door : DOORS.entrySet()) {
      assertThat(knock(nobody, door.getKey())).as("nobody: " + door).isIn(400, 401);
      assertThat(knock(shopper, door.getKey())).as("shopper: " + door).isIn(400, 403);
      int asAttendant = knock(attendant, door.getKey());
      if (door.getValue()) {
        assertThat(asAttendant).as("attendant: " + door).isNotIn(401, 403).isLessThan(500);
      } else {
        assertThat(asAttendant).as("attendant: " + door).isIn(400, 403);
      }
      assertThat(knock(admin, door.getKey()))
          .as("admin: " + door)
          .isNotIn(401, 403)
          .isLessThan(500);
    }
    assertThat(house.people().users().list().users()).hasSize(3);
  }

  @Test
  void noCrookedPathLeadsAnAttendantToAnAdminsDoor() throws Exception {
    Visitor attendant = staff("9000000002", UserRole.ATTENDANT);
    for (String path :
        List.of(
            "/admin/sessions/../users",
            "/admin/sessions/%2e%2e/users",
            "/admin/sessions/..%2fusers",
            "/admin/sessions%2f..%2fusers",
            "/admin/sessions;x/../users",
            "/admin/sessions//../users",
            "/admin//users",
            "//admin/users",
            "/admin/./users",
            "/ADMIN/users",
            "/admin/users/",
            "/admin/users;/admin/sessions")) {
      HttpResponse<String> answer = attendant.send("GET", path, new byte[0]);
      assertThat(answer.statusCode()).as(path).isIn(400, 403, 404);
      assertThat(answer.body()).as(path).doesNotContain("9000000002");
    }
  }

  @Test
  void whatStaffSettleStandsInTheJournalUnderTheirName() throws Exception {
    Visitor attendant = staff("9000000002", UserRole.ATTENDANT);
    house.take(WebHouse.TRIP, new Command.CallAssist());
    String path = "/admin/sessions/" + WebHouse.TRIP.text();
    assertThat(attendant.send("POST", path + "/assists/clear", new byte[0]).statusCode())
        .isEqualTo(204);
    SessionDetail trip =
        Json.read(attendant.send("GET", path, new byte[0]).body(), SessionDetail.class);
    assertThat(trip.journal().getLast().source()).isEqualTo("attendant:" + attendant.id());
    house.take(WebHouse.TRIP, new Command.CallAssist());
    asAdmin("POST", path + "/assists/clear", "");
    trip = Json.read(attendant.send("GET", path, new byte[0]).body(), SessionDetail.class);
    assertThat(trip.journal().getLast().source()).isEqualTo("attendant:admin");
    List<StaffActions.Action> actions =
        Json.read(asAdmin("GET", "/admin/actions", "").body(), StaffActions.class).actions();
    assertThat(actions)
        .extracting(action -> action.who() + ' ' + action.what())
        .startsWith(
            "admin POST " + path + "/assists/clear",
            attendant.id() + " POST " + path + "/assists/clear")
        .contains("admin POST /admin/users");
  }

  @Test
  void whoIsShutOutIsOutAtOnceAndCanBeLetInAgain() throws Exception {
    Visitor attendant = staff("9000000002", UserRole.ATTENDANT);
    String user = "/admin/users/" + attendant.id();
    assertThat(asAdmin("POST", user + "/disable", "").body()).contains("\"disabled\":true");
    assertProblem(attendant.me(), 401, "TOKEN_WRONG");
    assertProblem(attendant.send("GET", "/admin/sessions", new byte[0]), 401, "TOKEN_WRONG");
    assertProblem(attendant.refresh(), 401, "LOGIN_AGAIN");
    assertProblem(attendant.loginByPassword(PASSWORD), 403, "ACCOUNT_DISABLED");
    assertProblem(attendant.loginByPassword("wrong"), 401, "LOGIN_WRONG");
    asAdmin("POST", user + "/enable", "");
    asAdmin("PUT", user + "/role", Json.text(new SetRole(UserRole.SHOPPER)));
    assertProblem(attendant.me(), 401, "TOKEN_WRONG");
    assertThat(attendant.loginByPassword(PASSWORD).statusCode()).isEqualTo(200);
    assertProblem(attendant.send("GET", "/admin/sessions", new byte[0]), 403, "NOT_ALLOWED");
    asAdmin("PUT", "/admin/users/9000000002/role", Json.text(new SetRole(UserRole.ADMIN)));
    assertThat(attendant.send("GET", "/admin/users", new byte[0]).statusCode()).isEqualTo(200);
  }

  @Test
  void addingTwiceIsAddingOnceAndRolesAreNotChangedByIt() throws Exception {
    String add = Json.text(new AddUser("90000 00004", "Ravi", UserRole.ATTENDANT));
    UserSummary first = Json.read(asAdmin("POST", "/admin/users", add).body(), UserSummary.class);
    assertThat(Json.read(asAdmin("POST", "/admin/users", add).body(), UserSummary.class))
        .isEqualTo(first);
    String other = Json.text(new AddUser("+919000000004", "Ravi", UserRole.ADMIN));
    assertProblem(asAdmin("POST", "/admin/users", other), 409, "LOGIN_TAKEN");
    assertProblem(
        asAdmin("POST", "/admin/users", Json.text(new AddUser("x", "", UserRole.ADMIN))),
        400,
        "MALFORMED");
    assertThat(Json.read(asAdmin("GET", "/admin/users", "").body(), UserList.class).users())
        .containsExactly(first);
  }

  @Test
  void aPasswordFromStaffEndsTheOldLogins() throws Exception {
    Visitor shopper = Visitor.registered(house, "9000000001", PASSWORD);
    String path = "/admin/users/" + shopper.id() + "/password";
    HttpResponse<String> made = asAdmin("PUT", path, Json.text(new NewPassword("")));
    String password = Json.read(made.body(), NewPassword.class).password();
    assertProblem(shopper.me(), 401, "TOKEN_WRONG");
    assertProblem(shopper.loginByPassword(PASSWORD), 401, "LOGIN_WRONG");
    assertThat(shopper.loginByPassword(password).statusCode()).isEqualTo(200);
    assertProblem(
        asAdmin("PUT", path, Json.text(new NewPassword("password"))), 400, "PASSWORD_WEAK");
    assertProblem(
        asAdmin("PUT", "/admin/users/nobody/password", Json.text(new NewPassword(""))),
        404,
        "USER_UNKNOWN");
    assertProblem(
        asAdmin("PUT", "/admin/users/nobody/role", Json.text(new SetRole(UserRole.ADMIN))),
        404,
        "USER_UNKNOWN");
    assertProblem(asAdmin("POST", "/admin/users/nobody/disable", ""), 404, "USER_UNKNOWN");
  }

  @Test
  void staffReadTheCodesThatWereNotSent() throws Exception {
    Visitor guest = new Visitor(house, "9000000005");
    guest.askForCode();
    SentCodes sent = Json.read(asAdmin("GET", "/admin/codes", "").body(), SentCodes.class);
    assertThat(sent.simulated()).isTrue();
    assertThat(sent.codes())
        .singleElement()
        .satisfies(code -> {
          assertThat(code.to()).isEqualTo("+919000000005");
          assertThat(code.code()).isEqualTo(guest.code());
          assertThat(code.toString()).doesNotContain(code.code(), code.to());
        });
    house.forward(java.time.Duration.ofMinutes(5));
    assertThat(Json.read(asAdmin("GET", "/admin/codes", "").body(), SentCodes.class).codes())
        .isEmpty();
  }

  private Visitor staff(String login, UserRole role) throws Exception {
    asAdmin("POST", "/admin/users", Json.text(new AddUser(login, "", role)));
    asAdmin("PUT", "/admin/users/" + login + "/password", Json.text(new NewPassword(PASSWORD)));
    Visitor visitor = new Visitor(house, login);
    assertThat(visitor.loginByPassword(PASSWORD).statusCode()).isEqualTo(200);
    return visitor;
  }

  private static int knock(Visitor visitor, String door) throws Exception {
    String[] parts = door.split(" ");
    return visitor
        .send(parts[0], parts[1], "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .statusCode();
  }

  private HttpResponse<String> asAdmin(String method, String path, String body) throws Exception {
    return house.send(
        house.asAdmin(method, path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    WebEdgeIT.assertProblem(answer, status, code);
  }
}
