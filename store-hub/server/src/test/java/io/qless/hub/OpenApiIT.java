package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.wire.Json;
import io.qless.hub.OpenApi.Operation;
import io.qless.hub.catalogue.SampleStore;
import io.qless.hub.web.Repeats;
import io.qless.shop.cart.SessionId;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The OpenAPI file and the running hub say the same: no door is undocumented, and each documented
/// one answers as the file says, when all is well and when it is not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiIT {

  private static final String TRIP = "trip-0001";

  /// Bodies that are right, by door; what stands in braces is put in from the surroundings.
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("POST /auth/code", "{'login':'asha@example.in'}"),
          Map.entry("POST /auth/register", "{'login':'{new}','code':'{code}','refreshIn':'body'}"),
          Map.entry("POST /auth/login", "{'login':'{login}','password':'{password}'}"),
          Map.entry("POST /auth/refresh", "{'refreshToken':'{refresh}'}"),
          Map.entry("POST /auth/trip", "{'trip':'{trip}'}"),
          Map.entry("POST /auth/logout", "{'refreshToken':'{refresh2}'}"),
          Map.entry(
              "POST /auth/password", "{'newPassword':'mango lassi 8','password':'wrong one'}"),
          Map.entry("POST /auth/delete", "{'password':'wrong one'}"),
          Map.entry("POST /session/join", "{'secret':'{secret}','name':'Ravi'}"),
          Map.entry("POST /session/{id}/budget", "{'limitPaise':100000,'number':{number}}"),
          Map.entry(
              "POST /session/{id}/buyer",
              "{'buyer':{'name':'Asha','address':'1 Road','state':'29'},'number':{number}}"),
          Map.entry("POST /session/{id}/coupon", "{'code':'WELCOME50','number':{number}}"),
          Map.entry("POST /session/{id}/coupon/remove", "{'code':'WELCOME50','number':{number}}"),
          Map.entry(
              "POST /cart/add",
              "{'session':'trip-0001','article':'9520128000214','pieces':1,'number':{number}}"),
          Map.entry(
              "POST /cart/remove",
              "{'session':'trip-0001','article':'9520128000214','number':{number}}"),
          Map.entry("POST /session/{id}/join", "{'participant':'p9','yes':true,'number':{number}}"),
          Map.entry("POST /session/start", "{'name':'Meena','language':'en'}"),
          Map.entry("POST /checkout/calculate", "{'session':'{alone}','number':{next}}"),
          Map.entry("POST /checkout/back", "{'session':'{alone}','number':{next}}"),
          Map.entry("POST /payment/initiate", "{'session':'{alone}','totalPaise':100,'number':99}"),
          Map.entry("POST /exit-pass/generate", "{'session':'{alone}'}"),
          Map.entry("POST /session/{id}/cancel", "{'session':'{alone}','number':{next}}"),
          Map.entry("POST /admin/catalogue/diff", "{'kind':'articles','dryRun':true,'rows':[]}"),
          Map.entry("PUT /admin/catalogue/articles/{article}/price", "{'paise':2500}"),
          Map.entry("POST /admin/payments/{attempt}/give-back", "{'reason':'paid twice'}"),
          Map.entry("POST /admin/sessions/{id}/release", "{'reason':'the gate is stuck'}"),
          Map.entry("POST /orders/claim", "{'tripToken':'{trip}'}"),
          Map.entry("POST /admin/catalogue/rows", "{'kind':'articles','dryRun':true,'rows':[]}"),
          Map.entry("POST /admin/devices", "{'kind':'gate','id':'G7'}"),
          Map.entry(
              "POST /admin/sessions/{id}/buyer", "{'name':'Asha','address':'1 Road','state':'29'}"),
          Map.entry(
              "POST /admin/orders/{order}/returns",
              "{'parts':[{'line':'1','units':1,'unit':'PIECE'}],'reason':'x','staff':'asha','dryRun':true}"),
          Map.entry(
              "POST /admin/users", "{'login':'+919000000009','name':'Ravi','role':'attendant'}"),
          Map.entry("PUT /admin/users/{user}/role", "{'role':'attendant'}"),
          Map.entry("PUT /admin/users/{user}/password", "{'password':''}"));

  /// Doors that need more than an open trip, and say so here.
  private static final Set<String> SAY_NO =
      Set.of(
          "GET /store-ca.crt",
          "POST /auth/password",
          "POST /auth/delete",
          "POST /session/{id}/join",
          "POST /admin/alerts/{alert}/settle",
          "POST /admin/payments/{attempt}/give-back",
          "POST /payment/initiate",
          "POST /exit-pass/generate",
          "POST /admin/sessions/{id}/holds/{hold}/refuse",
          "POST /payment/webhook/{provider}",
          "PUT /admin/pictures/{file}",
          "GET /pictures/{file}",
          "POST /admin/gates/{gate}/release",
          "GET /session/{id}/receipt.txt",
          "GET /session/{id}/receipt.pdf",
          "GET /session/{id}/credit-notes/{number}/paper.txt",
          "GET /session/{id}/credit-notes/{number}/paper.pdf",
          "GET /orders/{session}/receipt.txt",
          "GET /orders/{session}/receipt.pdf",
          "GET /orders/{session}/credit-notes/{number}/paper.txt",
          "GET /orders/{session}/credit-notes/{number}/paper.pdf",
          "GET /admin/sessions/{id}/receipt.txt",
          "GET /admin/sessions/{id}/receipt.pdf",
          "GET /admin/orders/{order}",
          "POST /admin/orders/{order}/returns",
          "GET /admin/credit-notes/{number}/paper.txt",
          "GET /admin/credit-notes/{number}/paper.pdf",
          "DELETE /admin/catalogue/weights/{article}",
          "POST /admin/sessions/{id}/holds/{hold}/clear");

  /// Keeps its keys by itself, and for as long as its papers.
  private static final String OWN_KEYS = "/admin/orders/{order}/returns";

  private final OpenApi file = new OpenApi();
  private final Map<String, String> known = new HashMap<>();
  private int requests;
  private int number = 1; // of the phone at the trolley: joining was its first command
  private int next = 2; // of the phone that shops without a trolley and has taken something

  @SuppressWarnings("NullAway.Init") // before all
  private TestHub hub;

  @SuppressWarnings("NullAway.Init") // before all
  private OutboxTrolley trolley;

  @BeforeAll
  void openAStore(@TempDir Path directory) {
    hub = new TestHub(directory, Map.of());
    for (CatalogueKind kind : CatalogueKind.values()) {
      assertThat(
              hub.admin("POST", "/admin/catalogue/rows", Json.bytes(SampleStore.rows(kind)))
                  .statusCode())
          .isEqualTo(200);
    }
    List.of("T8", "T9").forEach(spare -> hub.enrol(DeviceKind.TROLLEY, spare));
    hub.enrol(DeviceKind.GATE, "G1");
    DeviceCredentials device = hub.enrol(DeviceKind.TROLLEY, "T1");
    String pair = device.id() + ':' + device.password();
    known.put("device", Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    trolley = new OutboxTrolley(URI.create(device.mqttUrl()), device, new SessionId(TRIP));
    trolley.awaitAll();
    known.put("trip", field(join(), "token"));
    makeAccount();
    beginAlone();
    known.put("secret", secret());
  }

  @AfterAll
  void close() {
    trolley.close();
    hub.close();
  }

  @Test
  void everyDoorIsDocumentedAndEveryDocumentedDoorIsThere() {
    List<String> doors = hub.doors().stream().filter(door -> !door.startsWith("WS")).toList();
    assertThat(new TreeSet<>(doors))
        .isEqualTo(
            file.operations().stream()
                .map(Operation::name)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theFileItselfIsServed() {
    HttpResponse<String> answer = hub.send(HttpRequest.newBuilder(hub.at("/openapi.yaml")).build());
    assertThat(answer.body()).startsWith("# The hub's doors").contains("openapi: 3.1.0");
  }

  @Test
  void aDocumentedDoorAnswersAsItSays() {
    for (Operation door : file.operations()) {
      String body = bodyOf(door);
      HttpResponse<String> answer = knock(door, body);
      assertThat(answer.statusCode() < 300)
          .as("%s: %d %s", door.name(), answer.statusCode(), answer.body())
          .isEqualTo(!DoorsThatSayNo.saysNo(door, SAY_NO));
      boolean kept = answer.statusCode() != 401 && !door.path().equals(OWN_KEYS);
      if (door.isUnsafe() && kept) {
        requests--; // the same key again
        HttpResponse<String> again = knock(door, body);
        assertThat(again.headers().firstValue("Idempotency-Replayed"))
            .as(door.name())
            .hasValue("true");
        assertThat(again.statusCode()).isEqualTo(answer.statusCode());
        assertThat(again.body()).isEqualTo(answer.body());
      }
    }
  }

  @Test
  void everyUnsafeDoorTakesAKeyAndSaysWhetherItNeedsOne() {
    for (Operation door : file.operations()) {
      assertThat(file.hasHeader(door, "Idempotency-Key"))
          .as(door.name())
          .isEqualTo(door.isUnsafe());
      assertThat(door.isHarmless())
          .as(door.name())
          .isEqualTo(door.isUnsafe() && Repeats.isHarmless(door.method(), door.path()));
    }
  }

  @Test
  void nobodyComesThroughAGuardedDoorWithoutBeingKnown() {
    for (Operation door : file.operations()) {
      if (door.isGuarded()) {
        HttpResponse<String> answer = send(door, filled(door), Map.of());
        assertThat(answer.statusCode()).as(door.name()).isEqualTo(401);
      }
    }
  }

  @Test
  void whatIsNoJsonIsNotUnderstood() {
    for (Operation door : file.operations()) {
      if (door.takesJson()) {
        assertThat(knock(door, "{").statusCode()).as(door.name()).isEqualTo(400);
      }
    }
  }

  private HttpResponse<String> knock(Operation door, String body) {
    String scheme =
        door.isGuarded()
            ? door.told().path("security").path(0).propertyNames().iterator().next()
            : "";
    return send(
        door,
        body,
        switch (scheme) {
          case "account" -> Map.of("Authorization", "Bearer " + known.get("account"));
          case "trip" ->
              Map.of("Authorization", "Bearer " + known.get(isAlone(door) ? "alone's" : "trip"));
          case "staff", "admin" -> Map.of("Authorization", "Bearer " + hub.adminToken());
          case "device" -> Map.of("Authorization", "Basic " + known.get("device"));
          default -> Map.of();
        });
  }

  private HttpResponse<String> send(Operation door, String body, Map<String, String> headers) {
    String[] words = door.name().split(" ", -1);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.at(place(words[1], isAlone(door))))
            .timeout(Duration.ofSeconds(20))
            .header("Idempotency-Key", "openapi-" + ++requests)
            .method(words[0], BodyPublishers.ofString(body));
    headers.forEach(request::header);
    HttpResponse<String> said = hub.send(request.build());
    String type = said.headers().firstValue("Content-Type").orElse("");
    file.check(door, said.statusCode(), type, said.body());
    return said;
  }

  /// A right body, with the next number of whoever sends it.
  private String bodyOf(Operation door) {
    String body = BODIES.getOrDefault(door.name(), "");
    number += body.contains("{number}") ? 1 : 0;
    next += body.contains("{next}") ? 1 : 0;
    return filled(door);
  }

  private String filled(Operation door) {
    String body = BODIES.getOrDefault(door.name(), DoorsThatSayNo.of(door));
    for (Map.Entry<String, String> each : known.entrySet()) {
      body = body.replace('{' + each.getKey() + '}', each.getValue());
    }
    return body.replace("{next}", Integer.toString(next))
        .replace("{number}", Integer.toString(number))
        .replace('\'', '"');
  }

  private static boolean isAlone(Operation door) {
    return door.told().path("tags").path(0).asString().equals("trips without a trolley");
  }

  private void beginAlone() {
    HttpResponse<String> begun = post("/session/start", "{'name':'Meena','language':'en'}");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    known.put("alone", field(begun, "session"));
    known.put("alone's", field(begun, "token"));
    HttpResponse<String> added =
        hub.send(
            HttpRequest.newBuilder(hub.at("/cart/add"))
                .header("Authorization", "Bearer " + known.get("alone's"))
                .POST(
                    BodyPublishers.ofString(
                        "{\"session\":\"%s\",\"code\":\"9520128000214\",\"number\":2}"
                            .formatted(known.get("alone"))))
                .build());
    assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
  }

  /// A path with things in it that are there.
  private String place(String path, boolean alone) {
    String trip = alone ? known.getOrDefault("alone", "") : TRIP;
    String article = path.contains("/price") ? "9520128000214" : "9520212000717";
    return path.replace("{kind}/{id}", "offers/NOODLES-2-1")
            .replace("{kind}", "articles")
            .replace("{trolley}", "T8")
            .replace("{id}", path.startsWith("/admin/devices") ? "T9" : trip)
            .replace("{session}", TRIP)
            .replace("{order}", TRIP)
            .replace("{gate}", "G1")
            .replace("{hold}", "none")
            .replace("{alert}", "0")
            .replace("{attempt}", "trip-0001-9")
            .replace("{number}", "C017-2627-000001")
            .replace("{provider}", "simulator")
            .replace("{file}", "none.png")
            .replace("{code}", "9520128000214")
            .replace("{article}", article)
            .replace("{user}", known.getOrDefault("staff", "nobody"))
        + (path.endsWith("/search") ? "?q=salt" : "")
        + (path.endsWith("/changes") ? "?since=0" : "");
  }

  private HttpResponse<String> post(String path, String body) {
    return hub.send(
        HttpRequest.newBuilder(hub.at(path))
            .POST(BodyPublishers.ofString(body.replace('\'', '"')))
            .build());
  }

  private HttpResponse<String> join() {
    return post("/session/join", "{'secret':'" + secret() + "','name':'Asha'}");
  }

  /// The link of the family QR as it is now.
  private String secret() {
    String used = known.getOrDefault("used", "");
    Soon.soon(
        "a join link",
        () -> !trolley.state().joinUrl().isEmpty() && !trolley.state().joinUrl().equals(used));
    known.put("used", trolley.state().joinUrl());
    return trolley.state().joinUrl().replaceAll(".*#", "");
  }

  private void makeAccount() {
    String login = "+919000000001";
    known.put("login", login);
    known.put("password", "mango lassi 7");
    post("/auth/code", "{'login':'" + login + "'}");
    String code = codeFor(login);
    HttpResponse<String> in =
        post(
            "/auth/register",
            "{'login':'%s','code':'%s','password':'mango lassi 7','refreshIn':'body'}"
                .formatted(login, code));
    assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
    known.put("account", field(in, "accessToken"));
    known.put("refresh", field(in, "refreshToken"));
    HttpResponse<String> again =
        post(
            "/auth/login",
            "{'login':'%s','password':'mango lassi 7','refreshIn':'body'}".formatted(login));
    known.put("refresh2", field(again, "refreshToken"));
    known.put("new", "+919000000002");
    post("/auth/code", "{'login':'+919000000002'}");
    known.put("code", codeFor("+919000000002"));
    HttpResponse<String> staff =
        hub.admin(
            "POST",
            "/admin/users",
            "{\"login\":\"+919000000003\",\"name\":\"Meena\",\"role\":\"attendant\"}"
                .getBytes(StandardCharsets.UTF_8));
    known.put("staff", field(staff, "id"));
  }

  private String codeFor(String login) {
    String codes = hub.admin("GET", "/admin/codes", new byte[0]).body();
    return Json.mapperForTrees()
        .readTree(codes)
        .path("codes")
        .valueStream()
        .filter(code -> code.path("to").asString().equals(login))
        .map(code -> code.path("code").asString())
        .findFirst()
        .orElseThrow(() -> new AssertionError(codes));
  }

  private static String field(HttpResponse<String> answer, String name) {
    return Json.mapperForTrees().readTree(answer.body()).path(name).asString();
  }
}
