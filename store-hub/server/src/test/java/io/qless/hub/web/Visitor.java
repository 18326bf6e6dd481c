package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.AddUser;
import io.qless.contract.rest.NewPassword;
import io.qless.contract.rest.SentCodes;
import io.qless.contract.rest.UserRole;
import io.qless.contract.wire.Json;
import io.qless.hub.auth.LoginName;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Somebody at the doors of accounts, as a program without a browser: keeps the tokens it was
/// given. Test use only.
final class Visitor {

  private final WebHouse house;
  private final String login;
  private String access = "";
  private String refresh = "";

  Visitor(WebHouse house, String login) {
    this.house = house;
    this.login = login;
  }

  /// Registers by the code that was sent.
  static Visitor registered(WebHouse house, String login, String password) throws Exception {
    Visitor visitor = new Visitor(house, login);
    visitor.askForCode();
    HttpResponse<String> answer =
        visitor.post("/auth/register", Map.of("code", visitor.code(), "password", password));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return visitor;
  }

  /// Staff with a password, made by the store's admin, and logged in.
  static Visitor staff(WebHouse house, String login, UserRole role, String password)
      throws Exception {
    byte[] add = Json.bytes(new AddUser(login, "Meena", role));
    assertThat(house.send(house.asAdmin("POST", "/admin/users", add)).statusCode()).isEqualTo(200);
    byte[] word = Json.bytes(new NewPassword(password));
    house.send(house.asAdmin("PUT", "/admin/users/" + login + "/password", word));
    Visitor visitor = new Visitor(house, login);
    assertThat(visitor.loginByPassword(password).statusCode()).isEqualTo(200);
    return visitor;
  }

  HttpResponse<String> askForCode() throws IOException, InterruptedException {
    return post("/auth/code", Map.of());
  }

  /// The code that would have been sent last.
  String code() {
    return house.people().outbox().sent().codes().stream()
        .filter(sent -> sent.to().equals(LoginName.parse(login).text()))
        .map(SentCodes.Code::code)
        .findFirst()
        .orElseThrow();
  }

  /// Another code than the one that was sent.
  String wrongCode() {
    return code().equals("000000") ? "000001" : "000000";
  }

  HttpResponse<String> loginByPassword(String password) throws IOException, InterruptedException {
    return post("/auth/login", Map.of("password", password));
  }

  HttpResponse<String> loginByCode(String code) throws IOException, InterruptedException {
    return post("/auth/login", Map.of("code", code));
  }

  HttpResponse<String> refresh() throws IOException, InterruptedException {
    return refresh(refresh);
  }

  HttpResponse<String> refresh(String token) throws IOException, InterruptedException {
    return post("/auth/refresh", Map.of("refreshToken", token));
  }

  HttpResponse<String> me() throws IOException, InterruptedException {
    return house.get("/auth/me", bearer());
  }

  /// Posts with the login, the access token and the wish for tokens in the body; keeps what comes.
  HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    Map<String, String> body = new HashMap<>(Map.of("login", login, "refreshIn", "body"));
    body.putAll(fields);
    HttpResponse<String> answer =
        house.send(house.request("POST", path, bearer(), Json.bytes(body)));
    if (answer.statusCode() == 200 && answer.body().contains("accessToken")) {
      JsonNode tokens = WebHouse.tree(answer);
      access = tokens.get("accessToken").asString();
      refresh = tokens.get("refreshToken").asString();
    }
    return answer;
  }

  /// Any request with the access token.
  HttpResponse<String> send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request = house.request(method, path, bearer(), body);
    return house.send(request);
  }

  /// A second device of the same person, not logged in.
  Visitor another() {
    return new Visitor(house, login);
  }

  String bearer() {
    return "Bearer " + access;
  }

  String access() {
    return access;
  }

  String refreshToken() {
    return refresh;
  }

  String id() throws IOException, InterruptedException {
    return WebHouse.tree(me()).get("id").asString();
  }

  /// All of an answer that a stranger could tell another by.
  static List<Object> looks(HttpResponse<String> answer) {
    Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
    headers.remove("date");
    return List.of(answer.statusCode(), answer.body(), headers);
  }
}
