package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Every command but the import, and what the hub may answer.
class QlessIT extends PlayedQless {
  private static final String TRACE =
      """
      {"frozen":true,"rulesStand":true,"lines":[
        {"id":"a","name":"Milk","pieces":2,"grams":0,"unitPaise":6000,
         "markdown":"Best before soon","markdownBasisPoints":2000,
         "prices":[{"scans":1,"seenRevision":5,"decidedRevision":7},
                   {"scans":1,"seenRevision":7,"decidedRevision":7}],
         "grossPaise":12000,
         "steps":[{"rule":"dairy-10","why":"Dairy week","how":"10.00 % off the price",
                   "coupon":false,"offPaise":1200,"leftPaise":10800}],
         "netPaise":10800}],
       "returned":[{"number":"29000123","paise":500,"counts":true}],
       "taxes":[{"hsn":"0401","basisPoints":500,"taxablePaise":10286,"cgstPaise":257,
                 "sgstPaise":257}],
       "goodsPaise":12000,"savedPaise":1200,"totalPaise":10300}\
      """;

  QlessIT() throws IOException {}

  @Test
  void theProcessPrintsAllBeforeItEnds() throws Exception {
    hub.answers("GET /admin/sessions", 200, "{\"sessions\":[]}");
    Path printed = folder.resolve("printed");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                QlessMain.class.getName(),
                "sessions",
                "list",
                "--hub",
                hub.uri().toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(printed).hasContent("nobody is shopping");
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aConnectionThatBreaksIsTriedOnceMore() {
    hub.answers("POST /admin/sessions/s-1/assists/clear", 204, "");
    hub.hangUpNext();
    assertThat(qless("help-call", "end", "s-1")).isZero();
    assertThat(hub.asked()).hasSize(2);
    assertThat(hub.asked().getFirst().key()).matches("[0-9a-f-]{36}");
    assertThat(hub.asked().getLast().key()).isEqualTo(hub.asked().getFirst().key());
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
    assertThat(err.toString()).contains("there is no folder ").doesNotContain("Exception");
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
  void trolleysAreListedWithWhatIsWrongWithThem() {
    hub.answers("GET /admin/devices", 200, devices());
    assertThat(qless("trolley", "list")).isZero();
    assertThat(out.toString())
        .contains("T1", "online", "scale not there")
        .contains("T2", "never heard")
        .doesNotContain("G1");
  }

  @Test
  void oneGateTellsAllOfItself() {
    hub.answers("GET /admin/devices", 200, devices());
    assertThat(qless("gate", "status", "G1")).isZero();
    assertThat(out.toString()).contains("away", "knows no key", "waiting", "2");
    assertThat(qless("gate", "status", "T1")).isEqualTo(1);
    assertThat(err.toString()).contains("no gate T1 is enrolled");
  }

  @Test
  void onlyADeviceOfThatKindIsShutOut() {
    hub.answers("GET /admin/devices", 200, devices());
    hub.answers("DELETE /admin/devices/T1", 204, "");
    assertThat(qless("gate", "revoke", "T1")).isEqualTo(1);
    assertThat(qless("trolley", "revoke", "T1")).isZero();
    assertThat(hub.asked()).extracting(StandInHub.Asked::door).contains("DELETE /admin/devices/T1");
    assertThat(out.toString()).contains("trolley T1 is shut out");
  }

  private static String devices() {
    return """
    {"devices":[
      {"kind":"gate","id":"G1","enrolledAt":"2026-11-24T06:30:00Z","state":"away",
       "heardAt":"2026-11-24T07:30:00Z","health":{"scanner":"ok","keys":"0","waiting":"2"}},
      {"kind":"trolley","id":"T1","enrolledAt":"2026-11-24T06:30:00Z","state":"online",
       "heardAt":"2026-11-24T07:30:00Z","health":{"scanner":"ok","scale":"not there"}},
      {"kind":"trolley","id":"T2","enrolledAt":"2026-11-24T06:30:00Z","state":"never heard",
       "heardAt":"1970-01-01T00:00:00Z","health":{}}]}
    """;
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
  void explainTellsHowEachPaisaCameAbout() {
    hub.answers(
        "GET /admin/sessions/s-1",
        200,
        detail(12).replaceFirst("}\\s*$", ",\"trace\":" + TRACE + "}"));
    assertThat(qless("session", "explain", "s-1")).isZero();
    assertThat(out.toString())
        .contains("how the bill came about\n")
        .contains("2 x ₹60.00  ₹120.00")
        .contains("1 scan at the price of revision 7")
        .contains("1 scan at the lower price of revisions 5 (seen) and 7 (decided)")
        .contains("price already 20.00 % lower: Best before soon")
        .contains("dairy-10: Dairy week, 10.00 % off the price")
        .contains("-₹12.00  ₹108.00")
        .contains("empties, slip 29000123  -₹5.00")
        .contains("to pay                  ₹103.00")
        .contains("0401  5.00 %  ₹102.86  ₹2.57  ₹2.57");
    assertThat(qless("session", "explain", "s-1", "--json")).isZero();
    assertThat(out.toString()).contains("\"leftPaise\" : 10800");
  }

  @Test
  void couponsAreListedWithTheirUsesAndLimits() {
    String coupons =
        """
        {"coupons":[
         {"code":"FIRST100","name":"100 off","from":"1970-01-01T00:00:00Z",
          "until":"9999-12-31T00:00:00Z","redeemed":41,"reserved":2,"limit":500,"perCustomer":1,
          "needsAccount":true},
         {"code":"SAVE10","name":"10 % off","from":"1970-01-01T00:00:00Z",
          "until":"9999-12-31T00:00:00Z","redeemed":7,"reserved":0,"limit":0,"perCustomer":0,
          "needsAccount":false}]}\
        """;
    hub.answers("GET /admin/coupons", 200, coupons);
    assertThat(qless("coupon", "list")).isZero();
    assertThat(out.toString())
        .contains("CODE      USED  IN PAYMENT  LIMIT  PER SHOPPER      NAME")
        .contains("FIRST100  41    2           500    1, with account  100 off")
        .contains("SAVE10    7     0           none   none             10 % off");
    out.getBuffer().setLength(0);
    assertThat(qless("coupon", "list", "--json")).isZero();
    assertThat(JSON.readTree(out.toString())).isEqualTo(JSON.readTree(coupons));
  }

  @Test
  void aReceiptIsPrintedOrWrittenIntoAFile() throws Exception {
    hub.answers("GET /admin/sessions/s-1/receipt.txt", 200, "कुल ₹1.00\n");
    hub.answers("GET /admin/sessions/s-1/receipt.pdf", 200, "%PDF-1.6");
    assertThat(qless("session", "receipt", "s-1", "--lang", "hi")).isZero();
    assertThat(out.toString()).isEqualTo("कुल ₹1.00\n");
    Path file = folder.resolve("receipt.pdf");
    assertThat(qless("session", "receipt", "s-1", "--pdf", file.toString())).isZero();
    assertThat(Files.readString(file)).isEqualTo("%PDF-1.6");
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
  void aTripIsReleasedWithAReasonOnly() {
    hub.answers("POST /admin/sessions/s-1/release", 204, "");
    assertThat(qless("sessions", "release", "s-1", "--reason", "the gate is stuck")).isZero();
    assertThat(out.toString()).contains("trip s-1 is released");
    assertThat(JSON.readTree(hub.asked().getFirst().body()))
        .isEqualTo(JSON.readTree("{\"reason\":\"the gate is stuck\"}"));
    assertThat(qless("sessions", "release", "s-1")).isEqualTo(2);
    assertThat(qless("sessions", "release", "s-1", "--reason", " ")).isEqualTo(2);
    assertThat(hub.asked()).hasSize(1);
  }

  @Test
  void aTripIsMovedToAnotherTrolley() {
    hub.answers("POST /admin/sessions/s-1/move/T2", 204, "");
    assertThat(qless("sessions", "move", "s-1", "T2")).isZero();
    assertThat(out.toString()).contains("goes on with trolley T2");
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
    assertThat(err.toString()).contains("answered something that is not a SessionList");
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
