package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.MemberEntry;
import io.qless.contract.wire.Json;
import io.qless.hub.auth.MemberDesk;
import io.qless.shop.cart.SessionId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shopper shows an account at a trolley, without a word typed there.
class MemberIT {

  private static final String PASSWORD = "mango lassi 7";

  @TempDir Path directory;
  private WebHouse house;
  private String trolley;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory);
    trolley = EnrolledDevice.in(house, DeviceKind.TROLLEY, "T1");
    house.startTrip(WebHouse.TRIP);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theTripBecomesTheShoppersAndTheCodeWorksOnce() throws Exception {
    Visitor asha = Visitor.registered(house, "asha@example.in", PASSWORD);
    String code = code(asha);
    HttpResponse<String> answer = show(code, WebHouse.TRIP);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(WebHouse.tree(answer).get("name").asString()).isEmpty();
    assertThat(house.people().trips().customerOf(WebHouse.TRIP))
        .hasValue(WebHouse.tree(asha.me()).get("id").asString());
    assertThat(show(code, WebHouse.TRIP).statusCode()).isEqualTo(403);
    assertThat(show(code(asha), WebHouse.TRIP).statusCode()).as("again is fine").isEqualTo(200);
  }

  @Test
  void aCodeLivesShortlyAndTheNewestAloneWorks() throws Exception {
    Visitor asha = Visitor.registered(house, "asha@example.in", PASSWORD);
    String first = code(asha);
    String second = code(asha);
    assertThat(show(first, WebHouse.TRIP).statusCode()).isEqualTo(403);
    house.forward(MemberDesk.LIFE.plus(Duration.ofSeconds(1)));
    assertThat(show(second, WebHouse.TRIP).statusCode()).isEqualTo(403);
    assertThat(house.people().trips().customerOf(WebHouse.TRIP)).isEmpty();
  }

  @Test
  void aTripStaysWithWhoShowedAnAccountFirst() throws Exception {
    Visitor asha = Visitor.registered(house, "asha@example.in", PASSWORD);
    assertThat(show(code(asha), WebHouse.TRIP).statusCode()).isEqualTo(200);
    Visitor ravi = Visitor.registered(house, "ravi@example.in", PASSWORD);
    HttpResponse<String> second = show(code(ravi), WebHouse.TRIP);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(WebHouse.tree(second).get("code").asString()).isEqualTo("TRIP_OF_ANOTHER");
  }

  @Test
  void aTrolleySpeaksForItsOwnTripOnlyAndACodeIsNotLostByAsking() throws Exception {
    SessionId other = new SessionId("trip-0002");
    house.startTrip(other, "T2");
    String code = code(Visitor.registered(house, "asha@example.in", PASSWORD));
    assertThat(show(code, other).statusCode()).isEqualTo(409);
    assertThat(show(code, new SessionId("trip-0003")).statusCode()).isEqualTo(409);
    assertThat(show(code, WebHouse.TRIP).statusCode()).isEqualTo(200);
    assertThat(house.people().trips().customerOf(other)).isEmpty();
  }

  @Test
  void nobodyGetsACodeWithoutALogin() throws Exception {
    assertThat(house.post("/auth/member-code", "nothing", Map.of()).statusCode()).isEqualTo(401);
  }

  private static String code(Visitor visitor) throws Exception {
    HttpResponse<String> answer = visitor.post("/auth/member-code", Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Matcher form = MemberEntry.FORM.matcher(WebHouse.tree(answer).get("text").asString());
    assertThat(form.matches()).isTrue();
    assertThat(WebHouse.tree(answer).at("/pattern/size").asInt()).isPositive();
    return form.group(1);
  }

  private HttpResponse<String> show(String code, SessionId session) throws Exception {
    return house.send(
        house.request(
            "POST", "/trolley/member", trolley, Json.bytes(new MemberEntry(code, session.text()))));
  }
}
