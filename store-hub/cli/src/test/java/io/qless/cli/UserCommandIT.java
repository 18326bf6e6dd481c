package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UserCommandIT extends PlayedQless {

  private static final String RAVI =
      """
      {"id":"00aa11bb22cc33dd","login":"+919000000002","name":"Ravi","role":"attendant",
       "disabled":false,"password":true,"createdAt":"2026-11-26T06:30:00Z"}\
      """;

  UserCommandIT() throws IOException {}

  @Test
  void addingSaysLoginNameAndRole() {
    hub.answers("POST /admin/users", 200, RAVI);
    assertThat(qless("user", "add", "9000000002", "--name", "Ravi")).isZero();
    assertThat(JSON.readTree(hub.asked().getFirst().body()))
        .isEqualTo(
            JSON.readTree("{\"login\":\"9000000002\",\"name\":\"Ravi\",\"role\":\"attendant\"}"));
    assertThat(out.toString())
        .isEqualTo("+919000000002  attendant  Ravi  password  00aa11bb22cc33dd\n");
  }

  @Test
  void everyCommandSpeaksJson() {
    hub.answers("GET /admin/users", 200, "{\"users\":[" + RAVI + "]}");
    hub.answers("PUT /admin/users/9000000002/role", 200, RAVI);
    hub.answers("POST /admin/users/9000000002/disable", 200, RAVI);
    hub.answers("POST /admin/users/9000000002/enable", 200, RAVI);
    hub.answers("PUT /admin/users/9000000002/password", 200, "{\"password\":\"made up one\"}");
    hub.answers("GET /admin/codes", 200, "{\"simulated\":true,\"codes\":[]}");
    hub.answers("GET /admin/actions", 200, "{\"actions\":[]}");
    for (String command :
        new String[] {
          "user list",
          "user role 9000000002 admin",
          "user disable 9000000002",
          "user enable 9000000002",
          "user password 9000000002",
          "user codes",
          "user actions"
        }) {
      out.getBuffer().setLength(0);
      assertThat(qless((command + " --json").split(" "))).as(command + err).isZero();
      assertThat(JSON.readTree(out.toString()).isObject()).as(command).isTrue();
      assertThat(qless(command.split(" "))).as(command + err).isZero();
    }
  }

  @Test
  void aPipedPasswordIsSentAndNotPrinted() {
    hub.answers(
        "PUT /admin/users/ravi%40example.com/password", 200, "{\"password\":\"tea for 2!\"}");
    in = "tea for 2!\n".getBytes(StandardCharsets.UTF_8);
    assertThat(qless("user", "password", "ravi@example.com", "--stdin")).isZero();
    assertThat(JSON.readTree(hub.asked().getFirst().body()).get("password").asString())
        .isEqualTo("tea for 2!");
    assertThat(out.toString()).isEqualTo("the password of ravi@example.com is set\n");
  }

  @Test
  void aRoleThatIsNoneNeverReachesTheHub() {
    assertThat(qless("user", "role", "9000000002", "boss")).isEqualTo(2);
    assertThat(hub.asked()).isEmpty();
    assertThat(err.toString()).contains("'boss' is no role: shopper, attendant or admin");
  }

  @Test
  void aRefusalIsToldWithItsWord() {
    hub.refuses("POST /admin/users", 409, problem("There is one", "another role", "LOGIN_TAKEN"));
    assertThat(qless("user", "add", "9000000002")).isEqualTo(1);
    assertThat(err.toString()).contains("There is one: another role [LOGIN_TAKEN]");
  }
}
