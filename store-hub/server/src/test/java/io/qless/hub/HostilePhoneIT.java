package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.wire.Json;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.JournalEntry;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A phone that means harm, at the doors of a whole hub: it gets nowhere, is told so, and the
/// trolley and a good phone of the same trip do not notice. What it does with its lines and
/// connections stands in [HostileLineIT].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePhoneIT {

  private static final String TRIP = BesiegedStore.TRIP;
  private static final String OTHER = BesiegedStore.OTHER;
  private static final int FLOOD = 10_000;

  @SuppressWarnings("NullAway.Init") // before all
  private BesiegedStore store;

  @BeforeAll
  void open(@TempDir Path directory) {
    store = new BesiegedStore(directory);
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void whoGuessesSecretsIsToldToWaitAndOthersJoinMeanwhile() throws Exception {
    try (WildPhone wild = store.phone("127.0.0.61")) {
      Map<String, Integer> answers = new TreeMap<>();
      for (int i = 0; i < 300; i++) {
        HttpResponse<String> no =
            wild.post(
                "/session/join",
                "",
                "{'secret':'AAAAAAAAAAAAAAAAAAA%03d','name':'M'}".formatted(i));
        answers.merge(BesiegedStore.toldNo(no), 1, Integer::sum);
      }
      assertThat(answers.keySet()).containsExactlyInAnyOrder("LINK_NOT_GOOD", "TOO_MANY_TRIES");
      assertThat(answers.get("LINK_NOT_GOOD")).isBetween(30, 33); // one more each 20 seconds
      assertThat(store.good().join(store.secret(OTHER), "Ravi").token()).isNotEmpty();
    }
  }

  @Test
  void aTokenOfAnotherTripOpensNoDoorOfThisOneAndNoSocket() throws Exception {
    try (WildPhone wild = store.phone("127.0.0.62")) {
      String token = wild.join(store.secret(OTHER), "Mallory").token();
      List<JournalEntry> before = store.journal();
      for (String door : doorsOfATrip()) {
        String[] words = door.split(" ", 3);
        HttpRequest stranger = wild.request(words[0], words[1], token, body(words));
        assertThat(BesiegedStore.toldNo(wild.send(stranger))).as(door).isEqualTo("NOT_ALLOWED");
        HttpRequest nobody = wild.request(words[0], words[1], "x".repeat(43), body(words));
        assertThat(BesiegedStore.toldNo(wild.send(nobody))).as(door).isEqualTo("TOKEN_WRONG");
      }
      for (String wrong : List.of(token, "", "x", "x".repeat(43), "../" + TRIP)) {
        try (WildPhone.Line line = wild.line(TRIP, wrong)) {
          assertThat(line.end()).isEqualTo("4401 join the trip first");
        }
      }
      assertThat(store.journal()).isEqualTo(before);
    }
  }

  @Test
  void namesThatHideOrTurnTextAreRefusedAndMarkupStaysText() throws Exception {
    List<String> refused =
        List.of(
            "Asha\u202Eahsa", // right-to-left override
            "\u2066Asha",
            "As\u200Bha", // zero width space
            "As\u00ADha", // soft hyphen
            "\uFEFFAsha",
            "\u200D\u200C",
            "\u3164", // an empty letter
            "A\u0301\u0302\u0303\u0304\u0305\u0306", // piled up
            "Asha\u2028Ravi",
            "Asha\u0000",
            "Asha\u0007",
            "Asha\r\nINFO all is paid",
            "A".repeat(4_096));
    List<String> taken =
        List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "क्‍षमा श्री", // a joiner that Devanagari needs
            "👩‍👧 Asha 🇮🇳");
    try (WildPhone wild = store.phone("127.0.0.63")) {
      String secret = store.secret(OTHER);
      for (String name : refused) {
        HttpResponse<String> no =
            wild.send(
                wild.request(
                    "POST", "/session/join", "", Json.text(new WildPhone.Joins(secret, name))));
        assertThat(BesiegedStore.toldNo(no)).as(name).isEqualTo("MALFORMED");
      }
      for (String name : taken) {
        String link = name.equals(taken.getFirst()) ? secret : store.secret(OTHER);
        String token = wild.join(link, name).token();
        JsonNode view = Json.mapperForTrees().readTree(wild.get("/session/" + OTHER, token).body());
        assertThat(view.path("you").path("name").asString()).isEqualTo(name);
      }
    }
  }

  @Test
  void oddTextsInCodesSearchesAndCouponsAreAnsweredAndChangeNothing() throws Exception {
    try (WildPhone wild = store.phone("127.0.0.64")) {
      String token = wild.join(store.secret(TRIP), "Odd").token();
      String begun = wild.post("/session/start", "", "{'name':'Odd','language':'en'}").body();
      JsonNode alone = Json.mapperForTrees().readTree(begun);
      List<JournalEntry> before = store.journal();
      for (String odd : oddTexts()) {
        for (HttpRequest ask :
            List.of(
                wild.request(
                    "POST",
                    "/session/" + TRIP + "/coupon",
                    token,
                    Json.text(Map.of("code", odd, "number", 2))),
                wild.request(
                    "POST",
                    "/session/" + TRIP + "/coupon/remove",
                    token,
                    Json.text(Map.of("code", odd, "number", 2))),
                wild.request(
                    "POST",
                    "/cart/add",
                    token,
                    Json.text(Map.of("session", TRIP, "article", odd, "pieces", 1, "number", 2))),
                wild.request(
                    "POST",
                    "/cart/add",
                    alone.path("token").asString(),
                    Json.text(
                        Map.of(
                            "session",
                            alone.path("session").asString(),
                            "code",
                            odd,
                            "number",
                            2))),
                wild.request("GET", "/products/search?q=" + encoded(odd), "", ""),
                wild.request("GET", "/products/" + encoded(odd), "", ""))) {
          HttpResponse<String> answer = wild.send(ask);
          String about = ask.uri() + " " + odd;
          assertThat(answer.statusCode()).as(about).isBetween(200, 499);
          if (answer.statusCode() != 200) {
            assertThat(BesiegedStore.toldNo(answer)).as(about).isNotEmpty();
            assertThat(answer.body().length()).as(about).isLessThan(1_000);
          }
        }
      }
      assertThat(store.journal()).isEqualTo(before);
    }
  }

  @Test
  void tenThousandCommandsSlowNobodyButTheirSender() throws Exception {
    try (WildPhone wild = store.phone("127.0.0.65")) {
      WildPhone.Joined flood = wild.join(store.secret(TRIP), "Flood");
      WildPhone.Joined quiet = store.good().join(store.secret(TRIP), "Meena");
      List<JournalEntry> before = store.journal();
      Map<String, Integer> answers = new ConcurrentSkipListMap<>();
      Thread sender = Thread.ofPlatform().start(() -> flood(wild, flood.token(), answers));
      OutboxTrolley trolley = store.trolley(TRIP);
      for (int number = 2; number < 22; number++) {
        assertThat(
                store
                    .good()
                    .post(
                        "/cart/add",
                        quiet.token(),
                        "{'session':'%s','article':'%s','pieces':1,'number':%d}"
                            .formatted(TRIP, BesiegedStore.SALT, number))
                    .statusCode())
            .isEqualTo(200);
        trolley.give(new Command.CallAssist(), new Command.EndAssist());
      }
      trolley.awaitAll();
      sender.join();
      List<JournalEntry> written = store.journal();
      assertThat(written.subList(0, before.size())).isEqualTo(before);
      List<JournalEntry> more = written.subList(before.size(), written.size());
      assertThat(BesiegedStore.by(quiet, more)).hasSize(20);
      assertThat(BesiegedStore.by(flood, more)).hasSize(answers.getOrDefault("taken", 0));
      assertThat(answers.keySet()).containsExactlyInAnyOrder("taken", "TOO_FAST", "NUMBER_GAP");
      assertThat(answers.values().stream().mapToInt(count -> count).sum()).isEqualTo(FLOOD);
      assertThat(answers.get("taken")).isGreaterThan(100);
      assertThat(answers.get("TOO_FAST")).isGreaterThan(FLOOD * 9 / 10);
    }
  }

  /// First as a quick hand would, then many at once, with keys and numbers of its own making.
  private static void flood(WildPhone wild, String token, Map<String, Integer> answers) {
    Semaphore room = new Semaphore(32);
    try {
      for (int sent = 0; sent < FLOOD; sent++) {
        boolean first = !answers.containsKey("TOO_FAST");
        String body =
            "{\"limitPaise\":%d,\"number\":%d}"
                .formatted(100_000 + sent, first ? sent + 2 : 999_999);
        HttpRequest ask = wild.request("POST", "/session/" + TRIP + "/budget", token, body);
        if (first) {
          BesiegedStore.count(wild.send(ask), answers);
          continue;
        }
        HttpRequest keyed =
            HttpRequest.newBuilder(ask, (name, value) -> true)
                .header("Idempotency-Key", "flood-" + sent)
                .build();
        room.acquire();
        CompletableFuture<?> _ =
            wild.begin(sent % 2 == 0 ? ask : keyed)
                .thenAccept(answer -> BesiegedStore.count(answer, answers))
                .whenComplete((done, failed) -> room.release());
      }
      room.acquire(32);
    } catch (IOException | InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void whoSearchesWithoutEndIsToldToWait() throws Exception {
    try (WildPhone wild = store.phone("127.0.0.68")) {
      Map<String, Integer> answers = new TreeMap<>();
      for (int i = 0; i < 600; i++) {
        BesiegedStore.count(wild.get("/products/search?q=salt", ""), answers);
      }
      assertThat(answers.keySet()).containsExactlyInAnyOrder("taken", "TOO_FAST");
      assertThat(answers.get("taken")).isGreaterThanOrEqualTo(200);
      assertThat(store.good().get("/products/search?q=salt", "").statusCode()).isEqualTo(200);
    }
  }

  private static List<String> doorsOfATrip() {
    String paid = "{'session':'trip-0001','totalPaise':100,'number':2}";
    String step = "{'session':'trip-0001','number':2}";
    return List.of(
        "GET /session/trip-0001",
        "GET /session/trip-0001/receipt.txt",
        "GET /session/trip-0001/receipt.pdf",
        "GET /session/trip-0001/credit-notes/C017-2627-000001/paper.txt",
        "GET /session/trip-0001/credit-notes/C017-2627-000001/paper.pdf",
        "POST /session/trip-0001/budget {'limitPaise':100,'number':2}",
        "POST /session/trip-0001/buyer {'buyer':{'name':'M','address':'1 Road','state':'29'},'number':2}",
        "POST /session/trip-0001/coupon {'code':'WELCOME50','number':2}",
        "POST /session/trip-0001/coupon/remove {'code':'WELCOME50','number':2}",
        "POST /session/trip-0001/join {'participant':'p9','yes':true,'number':2}",
        "POST /session/trip-0001/invite {}",
        "POST /session/trip-0001/cancel " + step,
        "POST /cart/add {'session':'trip-0001','article':'9520128000214','pieces':1,'number':2}",
        "POST /cart/remove {'session':'trip-0001','article':'9520128000214','number':2}",
        "POST /checkout/calculate " + step,
        "POST /checkout/back " + step,
        "POST /checkout/points {'session':'trip-0001','points':5,'number':2}",
        "POST /checkout/split {'session':'trip-0001','how':'EQUALLY','shares':2,'amounts':[],'totalPaise':100,'number':2}",
        "POST /payment/initiate " + paid,
        "POST /payment/share {'session':'trip-0001','share':1,'number':2}",
        "POST /payment/cancel " + step,
        "POST /exit-pass/generate {'session':'trip-0001'}");
  }

  private static String body(String[] words) {
    return words.length < 3 ? "" : words[2].replace('\'', '"');
  }

  private static List<String> oddTexts() {
    return List.of(
        "",
        " ",
        "<script>alert(1)</script>",
        "'; DROP TABLE session; --",
        "' OR '1'='1",
        "${jndi:ldap://127.0.0.1:1/x}",
        "{{7*7}} %s %n %x",
        "../../etc/passwd",
        "..%2f..%2fadmin-token",
        "\u202E123456789",
        "12\u200B34",
        "\u0000",
        "\r\nSet-Cookie: x=y",
        "\uD83D\uDED2\uD83D\uDED2\uD83D\uDED2",
        "٣٤٥٦٧٨٩٠", // digits that are not ours
        "-1",
        "99999999999999999999999999",
        "plu:" + "9".repeat(500),
        "gtin:<b>",
        "]C1010952012800021410\u001D" + "A".repeat(200),
        "A".repeat(4_096));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
