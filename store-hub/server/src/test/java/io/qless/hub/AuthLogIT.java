package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.AddUser;
import io.qless.contract.rest.NewPassword;
import io.qless.contract.rest.SentCodes;
import io.qless.contract.rest.UserRole;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The whole hub as its own process, and curl at its doors: people come and go, staff settle
/// things, and the log tells no secret of it.
class AuthLogIT {

  private static final String PASSWORD = "mango lassi 7";
  private static final String NUMBER = "9876543210";

  @TempDir Path directory;

  @Test
  void curlGetsInAndTheLogHoldsNoSecret() throws Exception {
    List<String> secrets = new ArrayList<>(List.of(PASSWORD, NUMBER, "9000000002"));
    try (HubProcess hub = new HubProcess(directory)) {
      String cookies = directory.resolve("cookies").toString();
      assertThat(curl(hub, "/auth/code", "", "{\"login\":\"" + NUMBER + "\"}").status())
          .isEqualTo(202);
      String code =
          Json.read(hub.admin("GET", "/admin/codes", new byte[0]), SentCodes.class)
              .codes()
              .getFirst()
              .code();
      Answer in =
          curl(
              hub,
              "/auth/register",
              "",
              "{\"login\":\"%s\",\"code\":\"%s\",\"password\":\"%s\"}"
                  .formatted(NUMBER, code, PASSWORD),
              "-c",
              cookies);
      assertThat(in.status()).as(in.body()).isEqualTo(200);
      String access = in.tree().get("accessToken").asString();
      assertThat(curl(hub, "/auth/me", access, "").tree().get("role").asString())
          .isEqualTo("shopper");
      assertThat(curl(hub, "/admin/sessions", access, "").status()).isEqualTo(403);
      Answer next = curl(hub, "/auth/refresh", "", "{}", "-b", cookies, "-c", cookies);
      assertThat(next.status()).as(next.body()).isEqualTo(200);
      String jar = Files.readString(Path.of(cookies));
      assertThat(jar).contains("#HttpOnly_127.0.0.1", "/auth", "qless-refresh");
      secrets.addAll(
          List.of(
              code,
              access,
              next.tree().get("accessToken").asString(),
              jar.substring(jar.lastIndexOf('\t') + 1).strip()));
      secrets.add(attendant(hub));
      assertThat(
              curl(hub, "/auth/login", "", "{\"login\":\"" + NUMBER + "\",\"password\":\"no\"}")
                  .status())
          .isEqualTo(401);
      assertThat(curl(hub, "/auth/login", "", "{\"login\":\"" + PASSWORD).status()).isEqualTo(400);
      hub.end();
      String log = String.join("\n", hub.log());
      assertThat(log).contains("is ready").doesNotContain(secrets);
      assertThat(log).doesNotContain("level=WARN", "level=ERROR");
      assertThat(log).doesNotContain(Files.readString(hub.data().resolve("code-pepper")).strip());
    }
  }

  private static String attendant(HubProcess hub) throws Exception {
    hub.admin(
        "POST", "/admin/users", Json.bytes(new AddUser("9000000002", "", UserRole.ATTENDANT)));
    NewPassword made =
        Json.read(
            hub.admin("PUT", "/admin/users/9000000002/password", Json.bytes(new NewPassword(""))),
            NewPassword.class);
    Answer in =
        curl(
            hub,
            "/auth/login",
            "",
            "{\"login\":\"9000000002\",\"password\":\"%s\"}".formatted(made.password()));
    String access = in.tree().get("accessToken").asString();
    assertThat(curl(hub, "/admin/sessions", access, "").status()).isEqualTo(200);
    assertThat(curl(hub, "/admin/users", access, "").status()).isEqualTo(403);
    return made.password();
  }

  private record Answer(int status, String body) {
    JsonNode tree() {
      return Json.mapperForTrees().readTree(body);
    }
  }

  /// @param body empty to GET
  private static Answer curl(HubProcess hub, String path, String token, String body, String... more)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("curl", "-s", "-w", "\n%{http_code}", hub.address(path).toString()));
    if (!body.isEmpty()) {
      command.addAll(List.of("-H", "Content-Type: application/json", "-d", body));
    }
    if (!token.isEmpty()) {
      command.addAll(List.of("-H", "Authorization: Bearer " + token));
    }
    command.addAll(List.of(more));
    Process curl;
    try {
      curl = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new AssertionError("install the Debian package curl", missing);
    }
    curl.getOutputStream().close();
    String text = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(curl.waitFor(20, TimeUnit.SECONDS)).isTrue();
    int end = text.lastIndexOf('\n');
    return new Answer(Integer.parseInt(text.substring(end + 1).strip()), text.substring(0, end));
  }
}
