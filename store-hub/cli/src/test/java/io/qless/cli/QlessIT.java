package io.qless.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.cli.StandInHub.Asked;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Plays each command against a real HTTP server that gives the hub's answers.
class QlessIT {
  private static final String ROWS = "POST /admin/catalogue/rows";
  private static final String HEADER =
      "code,name,name_hi,brand,category,sold_by,price,mrp,hsn,gst_percent,picture\n";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private final StandInHub hub;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  QlessIT() throws IOException {
    hub = new StandInHub();
  }

  @BeforeEach
  void tokenOfTheHub() throws IOException {
    Files.writeString(folder.resolve("token"), "open-sesame\n");
  }

  @AfterEach
  void closeTheHub() {
    hub.close();
  }

  @Test
  void anImportSendsTheRowsWithTheirLinesAndTheAdminsToken() throws IOException {
    hub.answers(ROWS, 200, report(7, 2, 0, ""));
    Path file = articles(row("plu:4011", "Banana", ""), row("plu:4082", "Onion", ""));
    assertThat(qless("catalogue", "import", file.toString())).isZero();
    Asked asked = hub.asked().getFirst();
    assertThat(asked.authorization()).isEqualTo("Bearer open-sesame");
    JsonNode body = JSON.readTree(asked.body());
    assertThat(body.path("kind").asString()).isEqualTo("articles");
    assertThat(body.path("dryRun").asBoolean()).isFalse();
    assertThat(body.at("/rows/1/line").asInt()).isEqualTo(3);
    assertThat(body.at("/rows/1/fields/name").asString()).isEqualTo("Onion");
    assertThat(out.toString()).contains("2 changed").contains("catalogue is at revision 7");
  }

  @Test
  void refusedRowsAreReportedByLineAndEndWithThree() throws IOException {
    hub.answers(ROWS, 200, report(8, 1, 0, "{\"line\":3,\"reason\":\"price above MRP\"}"));
    Path file = articles(row("plu:4011", "Banana", ""), row("plu:4082", "Onion", ""));
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(3);
    assertThat(out.toString()).contains("articles.csv:3: price above MRP").contains("1 refused");
  }

  @Test
  void aRowOfTheWrongLengthIsRefusedHereAndTheOthersAreSent() throws IOException {
    hub.answers(ROWS, 200, report(8, 1, 0, ""));
    Path file = articles("plu:1,short\n", row("plu:4082", "Onion", ""), row("plu:9", "a,b", ""));
    assertThat(qless("catalogue", "import", "--json", file.toString())).isEqualTo(3);
    JsonNode refused = JSON.readTree(out.toString()).at("/files/0/refused");
    assertThat(refused.valueStream().map(one -> one.path("line").asInt())).containsExactly(2, 4);
    assertThat(JSON.readTree(hub.asked().getFirst().body()).path("rows").size()).isOne();
  }

  @Test
  void manyRowsTravelInChunksOfTwoHundred() throws IOException {
    hub.answers(ROWS, 200, report(1, 0, 0, ""));
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 450; i++) {
      rows.add(row("plu:" + (4000 + i), "Fruit " + i, ""));
    }
    qless("catalogue", "import", articles(rows.toArray(String[]::new)).toString());
    assertThat(hub.asked().stream().map(asked -> JSON.readTree(asked.body()).path("rows").size()))
        .containsExactly(200, 200, 50);
  }

  @Test
  void picturesBesideTheFileTravelBeforeTheRows() throws IOException {
    hub.answers(ROWS, 200, report(1, 2, 0, ""));
    hub.answers("PUT /admin/pictures/banana.png", 204, "");
    Files.createDirectories(folder.resolve("pictures"));
    Files.writeString(folder.resolve("pictures/banana.png"), "PNG");
    Path file =
        articles(
            row("plu:1", "A", "banana.png"),
            row("plu:2", "B", "gone.png"),
            row("plu:3", "C", "../token"));
    assertThat(qless("catalogue", "import", file.toString())).isZero();
    assertThat(hub.asked().stream().map(Asked::door))
        .containsExactly("PUT /admin/pictures/banana.png", ROWS);
    assertThat(out.toString()).contains("1 sent, 1 not found");
  }

  @Test
  void aPictureTheHubDoesNotTakeDoesNotStopTheRows() throws IOException {
    hub.answers(ROWS, 200, report(1, 1, 0, ""));
    hub.refuses(
        "PUT /admin/pictures/big.png", 413, problem("Too large", "at most 64 kB", "TOO_BIG"));
    Files.createDirectories(folder.resolve("pictures"));
    Files.writeString(folder.resolve("pictures/big.png"), "PNG");
    Path file = articles(row("plu:1", "A", "big.png"));
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(3);
    assertThat(out.toString()).contains("pictures/big.png: Too large: at most 64 kB [TOO_BIG]");
  }

  @Test
  void aDryRunSaysSoAndSendsNoPicture() throws IOException {
    hub.answers(ROWS, 200, report(4, 1, 0, ""));
    Files.createDirectories(folder.resolve("pictures"));
    Files.writeString(folder.resolve("pictures/a.png"), "PNG");
    Path file = articles(row("plu:1", "A", "a.png"));
    assertThat(qless("catalogue", "import", "--dry-run", file.toString())).isZero();
    assertThat(hub.asked()).hasSize(1);
    assertThat(JSON.readTree(hub.asked().getFirst().body()).path("dryRun").asBoolean()).isTrue();
    assertThat(out.toString()).contains("nothing was kept");
  }

  @Test
  void articlesGoBeforeTheOffersThatNameThem() throws IOException {
    hub.answers(ROWS, 200, report(1, 1, 0, ""));
    Path offers = folder.resolve("a-offers.csv");
    Files.writeString(
        offers, "\uFEFFid,name,kind,applies_to,percent\nX,Ten off,percent-off,plu:4011,10\n");
    Path articles = articles(row("plu:4011", "Banana", ""));
    assertThat(qless("catalogue", "import", offers.toString(), articles.toString())).isZero();
    assertThat(
            hub.asked().stream().map(asked -> JSON.readTree(asked.body()).path("kind").asString()))
        .containsExactly("articles", "offers");
  }

  @Test
  void aMistypedColumnIsToldBeforeAnythingIsSent() throws IOException {
    Path file = folder.resolve("articles.csv");
    Files.writeString(file, HEADER.replace("picture", "min_agee") + row("plu:1", "A", ""));
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("articles have no column [min_agee]");
    assertThat(hub.asked()).isEmpty();
  }

  @Test
  void aFileOfNoKnownKindNamesTheKnownHeaders() throws IOException {
    Path file = folder.resolve("wages.csv");
    Files.writeString(file, "person,wage\nA,1\n");
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("recalls: batch,gtin,reason");
  }

  @Test
  void aFileThatIsNotUtf8IsTold() throws IOException {
    Path file = folder.resolve("articles.csv");
    Files.write(
        file,
        (HEADER + row("plu:1", "caf\u00e9", ""))
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("is not UTF-8");
  }

  @Test
  void aMissingFileIsTold() {
    assertThat(qless("catalogue", "import", folder.resolve("none.csv").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("can't read");
  }

  @Test
  void enrollingPrintsTheCredentials() {
    hub.answers("POST /admin/devices", 201, credentials("trolley", "T1"));
    assertThat(qless("trolley", "enrol", "T1")).isZero();
    assertThat(JSON.readTree(hub.asked().getFirst().body()))
        .isEqualTo(JSON.readTree("{\"kind\":\"trolley\",\"id\":\"T1\"}"));
    assertThat(JSON.readTree(out.toString()))
        .isEqualTo(JSON.readTree(credentials("trolley", "T1")));
  }

  @Test
  void theCredentialsFileIsForItsOwnerOnly() throws IOException {
    hub.answers("POST /admin/devices", 201, credentials("gate", "G1"));
    Path file = folder.resolve("g1.json");
    Files.writeString(file, "old");
    assertThat(qless("gate", "enrol", "G1", "--out", file.toString())).isZero();
    assertThat(JSON.readTree(Files.readString(file)))
        .isEqualTo(JSON.readTree(credentials("gate", "G1")));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(out.toString()).doesNotContain("hush");
  }

  @Test
  void noPasswordIsAskedForThatCanNotBeWritten() {
    hub.answers("POST /admin/devices", 201, credentials("gate", "G1"));
    Path file = folder.resolve("nowhere/g1.json");
    assertThat(qless("gate", "enrol", "G1", "--out", file.toString())).isEqualTo(2);
    assertThat(hub.asked()).isEmpty();
  }

  @Test
  void aRefusedEnrolmentLeavesTheOldFileAndNoDraft() throws IOException {
    hub.refuses("POST /admin/devices", 409, problem("Busy", "T1 is shopping", "DEVICE_BUSY"));
    Path file = folder.resolve("t1.json");
    Files.writeString(file, "old");
    assertThat(qless("trolley", "enrol", "T1", "--out", file.toString())).isEqualTo(1);
    assertThat(Files.readString(file)).isEqualTo("old");
    try (var files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("t1.json", "token");
    }
  }

  @Test
  void aDeviceNameThatIsNoneIsAUsageError() {
    assertThat(qless("trolley", "enrol", "T1/#")).isEqualTo(2);
    assertThat(hub.asked()).isEmpty();
  }

  @Test
  void theTripsAreListed() {
    hub.answers("GET /admin/sessions", 200, "{\"sessions\":[" + summary() + "]}");
    assertThat(qless("sessions", "list")).isZero();
    assertThat(out.toString())
        .contains("s-1")
        .contains("SHOPPING")
        .contains("₹184.50")
        .contains("age-1");
  }

  @Test
  void anEmptyShopSaysSo() {
    hub.answers("GET /admin/sessions", 200, "{\"sessions\":[]}");
    assertThat(qless("sessions", "list")).isZero();
    assertThat(out.toString()).isEqualTo("nobody is shopping\n");
  }

  @Test
  void aTripIsShownWithWhateverTheCartTells() {
    hub.answers("GET /admin/sessions/s-1", 200, detail(12));
    assertThat(qless("sessions", "show", "s-1")).isZero();
    assertThat(out.toString())
        .contains("SHOPPING, revision 12")
        .contains("Banana")
        .contains("₹42.00")
        .contains("mood: good")
        .contains("last 10 of 12 events")
        .doesNotContain("event 2\n")
        .contains("event 12")
        .doesNotContain("\u001b");
  }

  @Test
  void explainTellsTheWholeJournal() {
    hub.answers("GET /admin/sessions/s-1", 200, detail(12));
    assertThat(qless("session", "explain", "s-1")).isZero();
    assertThat(out.toString()).contains("event 1\n").contains("event 12");
  }

  @Test
  void aTripAsJsonKeepsTheCartAsItIs() {
    hub.answers("GET /admin/sessions/s-1", 200, detail(1));
    assertThat(qless("sessions", "show", "s-1", "--json")).isZero();
    assertThat(JSON.readTree(out.toString()).at("/cart/mood").asString()).isEqualTo("good");
  }

  @Test
  void anUnknownTripSaysWhatTheHubSaid() {
    hub.refuses(
        "GET /admin/sessions/a%20b%2Fc", 404, problem("No such trip", "a b/c", "SESSION_UNKNOWN"));
    assertThat(qless("sessions", "show", "a b/c")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("qless: No such trip: a b/c [SESSION_UNKNOWN]\n");
  }

  @Test
  void aHoldIsClearedAndACallEnded() {
    hub.answers("POST /admin/sessions/s-1/holds/age-1/clear", 204, "");
    hub.answers("POST /admin/sessions/s-1/assists/clear", 204, "");
    assertThat(qless("hold", "clear", "s-1", "age-1")).isZero();
    assertThat(qless("help-call", "end", "s-1")).isZero();
    assertThat(hub.asked()).hasSize(2);
  }

  @Test
  void aWrongTokenSaysWhereTheRightOneIs() {
    hub.refuses("GET /admin/sessions", 401, problem("Unauthorized", "", "TOKEN_WRONG"));
    assertThat(qless("sessions", "list")).isEqualTo(1);
    assertThat(err.toString()).contains("does not accept the admin token").contains("--token-file");
  }

  @Test
  void aServerThatIsNoHubIsNamed() {
    assertThat(qless("sessions", "list")).isEqualTo(1);
    assertThat(err.toString()).contains("knows no GET /admin/sessions");
    hub.answers("GET /admin/sessions", 200, "<html>hello</html>");
    assertThat(qless("sessions", "list")).isEqualTo(1);
    assertThat(err.toString()).contains("answered something that is no SessionList");
  }

  @Test
  void aHubThatIsNotThereIsFour() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(run(Map.of("QLESS_HUB", "http://127.0.0.1:" + free), "sessions", "list"))
        .isEqualTo(4);
    assertThat(err.toString()).contains("no hub at http://127.0.0.1:" + free);
  }

  @Test
  void aHubThatGoesAwayTellsHowFarTheImportCame() throws IOException {
    hub.answers(ROWS, 200, report(1, 1, 0, ""));
    Path file = articles(row("plu:1", "A", "a.png"));
    Files.createDirectories(folder.resolve("pictures"));
    hub.refuses(ROWS, 503, problem("Closing", "", "CLOSING"));
    assertThat(qless("catalogue", "import", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Closing").contains("nothing was sent");
  }

  @Test
  void aCommandThatIsNoneIsAUsageError() {
    assertThat(qless()).isEqualTo(2);
    assertThat(qless("catalog")).isEqualTo(2);
    assertThat(err.toString()).contains("catalogue");
  }

  @Test
  void helpNamesTheExitCodesAndTheCommands() {
    assertThat(qless("--help")).isZero();
    assertThat(out.toString()).contains("Exit codes").contains("catalogue").contains("help-call");
    assertThat(qless("trolley", "enrol", "--help")).isZero();
    assertThat(out.toString()).contains("--out");
  }

  @Test
  void aTokenFileThatIsMissingIsTold() {
    assertThat(
            run(
                Map.of("QLESS_HUB", hub.uri().toString(), "QLESS_TOKEN_FILE", folder + "/none"),
                "sessions",
                "list"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("can't read the token file");
  }

  private int qless(String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    if (command.length > 1) {
      all.addAll(List.of("--hub", hub.uri().toString(), "--token-file", folder + "/token"));
    }
    return run(Map.of(), all.toArray(String[]::new));
  }

  private int run(Map<String, String> environment, String... command) {
    return new QlessMain(environment, new PrintWriter(out, true), new PrintWriter(err, true))
        .commandLine()
        .execute(command);
  }

  private Path articles(String... rows) throws IOException {
    Path file = folder.resolve("articles.csv");
    Files.writeString(file, HEADER + String.join("", rows), UTF_8);
    return file;
  }

  private static String row(String code, String name, String picture) {
    return code + "," + name + ",,,fruit,kg,54.00,,0803,0," + picture + "\n";
  }

  private static String report(long revision, int changed, int unchanged, String refused) {
    return "{\"revision\":%d,\"changed\":%d,\"unchanged\":%d,\"refused\":[%s]}"
        .formatted(revision, changed, unchanged, refused);
  }

  private static String problem(String title, String detail, String code) {
    return "{\"type\":\"about:blank\",\"title\":\"%s\",\"detail\":\"%s\",\"code\":\"%s\"}"
        .formatted(title, detail, code);
  }

  private static String credentials(String kind, String id) {
    return """
    {"kind":"%s","id":"%s","password":"hush","store":"S017",
     "mqttUrl":"tcp://127.0.0.1:1883","httpUrl":"http://127.0.0.1:8080"}\
    """
        .formatted(kind, id);
  }

  private static String summary() {
    return """
    {"id":"s-1","trolley":"T1","phase":"SHOPPING","revision":12,"lines":2,"totalPaise":18450,
     "holds":["age-1"],"assists":1,"startedAt":"2026-11-24T10:00:00Z"}\
    """;
  }

  private static String detail(int events) {
    StringBuilder journal = new StringBuilder();
    for (int i = 1; i <= events; i++) {
      journal.append(i == 1 ? "" : ",");
      journal.append(
          """
          {"revision":%d,"at":"2026-11-24T10:00:00Z","source":"trolley","type":"ItemAdded",
           "text":"event %d"}\
          """
              .formatted(i, i));
    }
    return """
    {"summary":%s,
     "cart":{"mood":"good","nested":{"deep":[1,2]},"odd":"\\u001b[2J",
      "lines":[{"name":{"en":"Banana","hi":"केला"},"netGrams":780,
                "price":{"minor":4200,"currency":"INR"}},
               {"name":{"en":"Salt"},"quantity":1,"extendedPaise":1800}]},
     "journal":[%s]}\
    """
        .formatted(summary(), journal);
  }
}
