package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How often the doors of accounts may be tried.
class AuthLimitsIT {

  private static final String ASHA = "98765 43210";

  @TempDir Path directory;
  private WebHouse house;

  @BeforeEach
  void open() {
    house = new WebHouse(directory);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aNumberMayBeTriedFiveTimesAMinute() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(login(ASHA, i).statusCode()).isEqualTo(401);
    }
    Duration pause = pause(login("+91 9876543210", 6));
    assertThat(pause).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(12));
    assertThat(login("98765 43211", 7).statusCode()).isEqualTo(401);
    house.forward(pause);
    assertThat(login(ASHA, 8).statusCode()).isEqualTo(401);
    pause(login(ASHA, 9));
  }

  @Test
  void anAddressMayTryThirtyLoginsAMinute() throws Exception {
    for (int i = 0; i < 30; i++) {
      assertThat(login(number(i), 1).statusCode()).isEqualTo(401);
    }
    Duration pause = pause(login(number(30), 1));
    assertThat(login(number(30), 2).statusCode()).isEqualTo(401);
    house.forward(pause);
    assertThat(login(number(30), 1).statusCode()).isEqualTo(401);
  }

  @Test
  void aNumberGetsACodeEachHalfMinuteFiveAnHourAndTenADay() throws Exception {
    assertThat(code(ASHA, 1).statusCode()).isEqualTo(202);
    assertThat(pause(code(ASHA, 2))).isEqualTo(Duration.ofSeconds(30));
    int sent = 1;
    for (int i = 0; i < 9; i++) {
      house.forward(Duration.ofSeconds(30));
      sent += code(ASHA, 3 + i).statusCode() == 202 ? 1 : 0;
    }
    assertThat(sent).isEqualTo(5);
    assertThat(pause(code(ASHA, 20))).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(12));
    for (int i = 0; i < 20; i++) {
      house.forward(Duration.ofMinutes(12));
      sent += code(ASHA, 30 + i).statusCode() == 202 ? 1 : 0;
    }
    assertThat(sent).isEqualTo(11); // four hours later one of the ten has grown back
    assertThat(pause(code(ASHA, 60))).isGreaterThan(Duration.ofMinutes(12));
  }

  @Test
  void anAddressGetsTwentyCodesAnHourForWhateverNumbers() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(code(number(i), 1).statusCode()).isEqualTo(202);
    }
    assertThat(pause(code(number(20), 1))).isEqualTo(Duration.ofMinutes(3));
    assertThat(code(number(20), 2).statusCode()).isEqualTo(202);
  }

  @Test
  void aNumberMayTryToRegisterFiveTimesAnHour() throws Exception {
    Map<String, String> form = Map.of("login", ASHA, "code", "123456");
    for (int i = 0; i < 5; i++) {
      assertThat(post("/auth/register", form, i).statusCode()).isEqualTo(401);
    }
    assertThat(pause(post("/auth/register", form, 6))).isEqualTo(Duration.ofMinutes(12));
  }

  @Test
  void anAddressMayRefreshSixtyTimesAMinute() throws Exception {
    for (int i = 0; i < 60; i++) {
      assertThat(post("/auth/refresh", Map.of("refreshToken", "x"), 1).statusCode()).isEqualTo(401);
    }
    pause(post("/auth/refresh", Map.of("refreshToken", "x"), 1));
    assertThat(post("/auth/refresh", Map.of("refreshToken", "x"), 2).statusCode()).isEqualTo(401);
  }

  @Test
  void whatAStrangerSaysAboutHisAddressIsNotBelieved() throws Exception {
    for (String forwarded : List.of("10.0.0.1", "1.1.1.1, 10.0.0.1", "evil,10.0.0.1")) {
      for (int i = 0; i < 10; i++) {
        assertThat(login(number(i), forwarded).statusCode()).isEqualTo(401);
      }
    }
    pause(login(number(11), "2.2.2.2, 10.0.0.1"));
  }

  private static String number(int i) {
    return Integer.toString(90_000_000 + i) + "00";
  }

  private HttpResponse<String> login(String login, int address) throws Exception {
    return login(login, "10.1.0." + address);
  }

  private HttpResponse<String> login(String login, String forwarded) throws Exception {
    return post("/auth/login", Map.of("login", login, "password", "no"), forwarded);
  }

  private HttpResponse<String> code(String login, int address) throws Exception {
    return post("/auth/code", Map.of("login", login), address);
  }

  private HttpResponse<String> post(String path, Map<String, String> body, int address)
      throws Exception {
    return post(path, body, "10.1.0." + address);
  }

  /// As a proxy on the hub's machine hands it on.
  private HttpResponse<String> post(String path, Map<String, String> body, String forwarded)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                house.request("POST", path, "", Json.bytes(body)), (name, value) -> true)
            .header("X-Forwarded-For", forwarded)
            .build();
    return house.send(request);
  }

  private static Duration pause(HttpResponse<String> refused) {
    WebEdgeIT.assertProblem(refused, 429, "TOO_MANY_TRIES");
    return Duration.ofSeconds(
        Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()));
  }
}
