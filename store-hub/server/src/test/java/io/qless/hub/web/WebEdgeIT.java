package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.Problem;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebEdgeIT {

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
  void theHubSaysThatItIsWell() throws Exception {
    assertThat(house.get("/health", "").body()).isEqualTo("{\"status\":\"ok\"}");
  }

  @Test
  void aHubThatCanDoNoWorkSaysSo() throws Exception {
    house.trouble = "disk full";
    HttpResponse<String> answer = house.get("/health", "");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"status\":\"disk full\"}");
  }

  /// Else each storey of imports costs a phone a round trip.
  @ParameterizedTest
  @CsvSource({"/, /payWords.js", "/join, /payWords.js", "/staff, /staff/told.js"})
  void aPageTellsAllItsScriptsWithItsFirstAnswer(String page, String deepest) throws Exception {
    String link = house.get(page, "").headers().firstValue("Link").orElse("");
    assertThat(link).contains("<" + deepest + ">; rel=modulepreload");
    for (String one : link.split(", ")) {
      String module = one.substring(1, one.indexOf('>'));
      assertThat(house.get(module, "").statusCode()).as(module).isEqualTo(200);
    }
  }

  @Test
  void whatDoesNotExistIsAProblem() throws Exception {
    assertProblem(house.get("/no/such/door", ""), 404, "NOT_FOUND");
    assertProblem(house.get("/index.php", ""), 404, "NOT_FOUND");
  }

  @Test
  void aWrongMethodIsAProblem() throws Exception {
    HttpResponse<String> answer = house.send(house.request("DELETE", "/health", "", new byte[0]));
    assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
  }

  @Test
  void malformedBodiesAreProblems() throws Exception {
    for (String body :
        List.of("", "{", "[]", "null", "{\"secret\":1}", "{\"name\":\"Asha\"}", "\u0000")) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      assertProblem(
          house.send(house.request("POST", "/session/join", "", bytes)), 400, "MALFORMED");
    }
  }

  @Test
  void aBodyBeyondTheLimitIsNotRead() throws Exception {
    byte[] bytes = new byte[2 * 1024 * 1024];
    assertProblem(house.send(house.request("POST", "/session/join", "", bytes)), 413, "TOO_BIG");
  }

  @Test
  void aBodyOfUnknownLengthMeetsTheSameLimit() throws Exception {
    byte[] bytes = new byte[Exchange.MAX_BODY_BYTES + 10];
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(house.address() + "/session/join"))
            .timeout(WebHouse.LIMIT)
            .POST(
                HttpRequest.BodyPublishers.fromPublisher(
                    HttpRequest.BodyPublishers.ofByteArray(bytes)))
            .build();
    assertProblem(house.send(request), 413, "TOO_BIG");
  }

  @Test
  void aBrokenRequestLineIsAProblemToo() throws Exception {
    assertThat(raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains(Problem.MEDIA_TYPE)
        .doesNotContainIgnoringCase("jetty");
    assertThat(raw("GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() throws Exception {
    for (String path : List.of("/", "/join", "/app.js", "/health", "/no/such/door")) {
      HttpResponse<String> answer = house.get(path, "");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'")
          .doesNotContain("unsafe-inline", "'unsafe-eval'");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Server")).isEmpty();
      assertThat(answer.headers().allValues("Cache-Control")).hasSize(1);
    }
  }

  @Test
  void thePageRunsNoInlineScriptAndLoadsNothingFromElsewhere() throws Exception {
    String page = house.get("/join", "").body();
    assertThat(page)
        .contains("<script type=\"module\" src=\"/app.js\">")
        .doesNotContain("http://", "https://", " style=", "onclick=");
    assertThat(page.split("<script", -1)).hasSize(2);
    for (String script :
        List.of(
            "/app.js",
            "/trip.js",
            "/pay.js",
            "/payWords.js",
            "/parts.js",
            "/hub.js",
            "/memory.js",
            "/words.js")) {
      HttpResponse<String> answer = house.get(script, "");
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("javascript");
      assertThat(answer.body())
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "https://");
    }
  }

  static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    Problem problem = Json.read(answer.body(), Problem.class);
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.code()).isEqualTo(code);
  }

  private String raw(String request) throws IOException {
    URI address = URI.create(house.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(Math.toIntExact(WebHouse.LIMIT.toMillis()));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
