package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.StaffBadge;
import io.qless.contract.rest.StaffEntered;
import io.qless.contract.rest.StaffEntry;
import io.qless.contract.rest.StaffReason;
import io.qless.contract.wire.Json;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Hold;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Staff show themselves at a trolley, by badge or by number and PIN.
class StaffEntryIT {

  private static final String RAVI = "+919000000002";

  @TempDir Path directory;
  private WebHouse house;
  private String trolley;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory);
    trolley = EnrolledDevice.in(house, DeviceKind.TROLLEY, "T1");
    admin("POST", "/admin/users", addUser(RAVI, "attendant"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aBadgeOpensTheDoorsOfItsRoleAndNoOthers() throws Exception {
    house.startTrip(WebHouse.TRIP);
    house.take(WebHouse.TRIP, new Command.OpenHold(new Hold("w1", Hold.Kind.WEIGHT, "300 g")));
    StaffEntered in = entered(enter(trolley, StaffEntry.byBadge(secret(badge()))));
    assertThat(in.name()).isEqualTo("Ravi");
    HttpResponse<String> cleared =
        house.post(
            "/admin/sessions/" + WebHouse.TRIP.text() + "/holds/w1/clear",
            in.accessToken(),
            new StaffReason("looked into the basket"));
    assertThat(cleared.statusCode()).isEqualTo(204);
    assertThat(house.cart(WebHouse.TRIP).holds()).isEmpty();
    assertThat(house.get("/admin/users", "Bearer " + in.accessToken()).statusCode()).isEqualTo(403);
    assertThat(admin("GET", "/admin/actions", "").body()).contains("came to trolley T1");
  }

  @Test
  void aNewBadgeEndsTheOldOneAndKeepsTheNumber() throws Exception {
    StaffBadge first = badge();
    StaffBadge second = badge();
    assertThat(second.number()).isEqualTo(first.number());
    assertThat(second.badge()).isNotEqualTo(first.badge());
    assertThat(enter(trolley, StaffEntry.byBadge(secret(first))).statusCode()).isEqualTo(403);
    assertThat(enter(trolley, StaffEntry.byBadge(secret(second))).statusCode()).isEqualTo(200);
    assertThat(admin("DELETE", "/admin/users/" + RAVI + "/badge", "").statusCode()).isEqualTo(204);
    assertThat(enter(trolley, StaffEntry.byBadge(secret(second))).statusCode()).isEqualTo(403);
    assertThat(admin("DELETE", "/admin/users/" + RAVI + "/badge", "").statusCode()).isEqualTo(404);
  }

  @Test
  void numberAndPinOpenToo_andFewTriesAreTaken() throws Exception {
    StaffBadge badge = badge();
    assertThat(enter(trolley, StaffEntry.byPin(badge.number(), badge.pin())).statusCode())
        .isEqualTo(200);
    String wrong = badge.pin().equals("000000") ? "000001" : "000000";
    int refused = 0;
    HttpResponse<String> answer;
    do {
      answer = enter(trolley, StaffEntry.byPin(badge.number(), wrong));
      refused++;
    } while (answer.statusCode() == 403 && refused < 20);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(refused).isLessThanOrEqualTo(5);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    // Not even the right one now, and not at another trolley.
    String other = EnrolledDevice.in(house, DeviceKind.TROLLEY, "T2");
    assertThat(enter(other, StaffEntry.byPin(badge.number(), badge.pin())).statusCode())
        .isEqualTo(429);
    assertThat(enter(other, StaffEntry.byBadge(secret(badge))).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyTrolleysAskAndOnlyStaffHaveBadges() throws Exception {
    String gate = EnrolledDevice.in(house, DeviceKind.GATE, "G1");
    assertThat(enter(gate, StaffEntry.byBadge(secret(badge()))).statusCode()).isEqualTo(403);
    assertThat(enter("Basic bm9ib2R5Om5v", StaffEntry.byBadge("x")).statusCode()).isEqualTo(401);
    admin("POST", "/admin/users", addUser("+919000000003", "shopper"));
    assertThat(admin("PUT", "/admin/users/+919000000003/badge", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void whoIsNoStaffAnyMoreIsNotLetIn() throws Exception {
    StaffBadge badge = badge();
    admin("PUT", "/admin/users/" + RAVI + "/role", "{\"role\":\"shopper\"}");
    assertThat(enter(trolley, StaffEntry.byBadge(secret(badge))).statusCode()).isEqualTo(403);
    admin("PUT", "/admin/users/" + RAVI + "/role", "{\"role\":\"attendant\"}");
    admin("POST", "/admin/users/" + RAVI + "/disable", "");
    assertThat(enter(trolley, StaffEntry.byBadge(secret(badge))).statusCode()).isEqualTo(403);
  }

  private StaffBadge badge() throws Exception {
    HttpResponse<String> answer = admin("PUT", "/admin/users/" + RAVI + "/badge", "{}");
    assertThat(answer.statusCode()).isEqualTo(200);
    return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), StaffBadge.class);
  }

  private static String secret(StaffBadge badge) {
    Matcher form = StaffBadge.FORM.matcher(badge.badge());
    assertThat(form.matches()).isTrue();
    return form.group(1);
  }

  private static StaffEntered entered(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.read(answer.body().getBytes(StandardCharsets.UTF_8), StaffEntered.class);
  }

  private static String addUser(String login, String role) {
    return "{\"login\":\"" + login + "\",\"name\":\"Ravi\",\"role\":\"" + role + "\"}";
  }

  private HttpResponse<String> admin(String method, String path, String body) throws Exception {
    return house.send(house.asAdmin(method, path, body.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> enter(String credentials, StaffEntry entry) throws Exception {
    return house.send(house.request("POST", "/trolley/staff", credentials, Json.bytes(entry)));
  }
}
