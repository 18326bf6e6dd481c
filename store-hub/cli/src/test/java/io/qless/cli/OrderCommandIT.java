package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `qless order` against a prepared hub.
class OrderCommandIT extends PlayedQless {
  private static final String DOOR = "POST /admin/orders/S017-2627-000001/returns";

  OrderCommandIT() throws IOException {}

  @Test
  void anOrderIsShownWithWhatIsLeft() {
    hub.answers(
        "GET /admin/orders/S017-2627-000001",
        200,
        """
        {"session":"trip-0001","invoice":"S017/2627/000001","paidAt":"2026-11-24T06:30:00Z",
        "totalPaise":24690,"returnedPaise":12345,"simulated":true,"lines":[{"number":1,"line":"L1",
        "name":"Rice 1 kg","nameHi":"चावल","unit":"NOS","bought":2,"left":1,"paidPaise":24690}],
        "returns":[{"creditNote":"S017/2627/C00001","issuedAt":"2026-11-25T06:30:00Z",
        "totalPaise":12345,"reason":"torn","staff":"meena","refund":"DONE"}]}\
        """);
    assertThat(qless("order", "show", "S017/2627/000001")).isZero();
    assertThat(out.toString())
        .contains("₹246.90, simulated", "1     Rice 1 kg  2       1     ₹246.90")
        .contains("S017/2627/C00001", "meena", "torn");
  }

  @Test
  void aReturnNamesLinesPiecesAndGrams() {
    hub.answers(DOOR, 201, answer(false, "S017/2627/C00001", "REQUESTED"));
    assertThat(
            qless(
                "order",
                "return",
                "S017/2627/000001",
                "--line",
                "2=1",
                "--line",
                "5=250g",
                "--reason",
                "torn",
                "--staff",
                "meena",
                "--key",
                "return-0001"))
        .isZero();
    assertThat(JSON.readTree(hub.asked().getFirst().body()))
        .isEqualTo(
            JSON.readTree(
                """
                {"parts":[{"line":"2","units":1,"unit":"NOS"},{"line":"5","units":250,"unit":"G"}],
                "reason":"torn","staff":"meena","dryRun":false}\
                """));
    assertThat(out.toString())
        .contains("credit note S017/2627/C00001: ₹123.45", "the hub asks until it does");
  }

  @Test
  void aDryRunSaysWhatWouldBePaidBack() {
    hub.answers(DOOR, 200, answer(true, "", "NONE"));
    assertThat(
            qless(
                "order",
                "return",
                "S017-2627-000001",
                "--line",
                "1=1",
                "--reason",
                "torn",
                "--dry-run"))
        .isZero();
    assertThat(out.toString()).startsWith("would be paid back: ₹123.45").doesNotContain("money");
  }

  @Test
  void aRefusalIsTheHubsOwnWords() {
    hub.refuses(
        DOOR, 409, problem("Returned already", "Rice came back before", "ALREADY_RETURNED"));
    assertThat(qless("order", "return", "S017-2627-000001", "--line", "1=1", "--reason", "torn"))
        .isEqualTo(1);
    assertThat(err.toString())
        .contains("Returned already: Rice came back before [ALREADY_RETURNED]");
  }

  @Test
  void aLineWithoutACountIsAskedForAgain() {
    assertThat(qless("order", "return", "S017-2627-000001", "--line", "two", "--reason", "torn"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("'two' is no line such as 2=1 or 5=250g");
    assertThat(hub.asked()).isEmpty();
  }

  @Test
  void aCreditNoteIsPrintedOrWrittenIntoAFile() throws Exception {
    hub.answers("GET /admin/credit-notes/S017-2627-C00001/paper.txt", 200, "Credit note\n");
    hub.answers("GET /admin/credit-notes/S017-2627-C00001/paper.pdf", 200, "%PDF-1.6");
    assertThat(qless("order", "credit-note", "S017/2627/C00001")).isZero();
    assertThat(out.toString()).isEqualTo("Credit note\n");
    Path file = folder.resolve("note.pdf");
    assertThat(qless("order", "credit-note", "S017/2627/C00001", "--pdf", file.toString()))
        .isZero();
    assertThat(Files.readString(file)).isEqualTo("%PDF-1.6");
  }

  @Test
  void theBuyerIsNamed() {
    hub.answers("POST /admin/sessions/trip-0001/buyer", 204, "");
    assertThat(
            qless(
                "order",
                "buyer",
                "trip-0001",
                "--name",
                "Asha Rao",
                "--address",
                "7 Lake Road",
                "--state",
                "29"))
        .isZero();
    assertThat(JSON.readTree(hub.asked().getFirst().body()).get("state").asString())
        .isEqualTo("29");
  }

  private static String answer(boolean dryRun, String note, String refund) {
    return """
    {"dryRun":%s,"creditNote":"%s","invoice":"S017/2627/000001","totalPaise":12345,"taxPaise":588,
    "refund":"%s","repeated":false,"lines":[{"line":"L1","name":"Rice 1 kg","units":1,"unit":"NOS",
    "paise":12345}]}\
    """
        .formatted(dryRun, note, refund);
  }
}
