package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// `qless payment` and `qless journal` against a prepared hub.
class PaymentCommandIT extends PlayedQless {

  private static final String REPORT = "GET /admin/payments/report";

  PaymentCommandIT() throws IOException {}

  @Test
  void aDayThatBalancesSaysSo() {
    hub.answers(REPORT, 200, report(true, ""));
    assertThat(qless("payment", "report")).isZero();
    assertThat(out.toString())
        .contains("money of 2026-11-25", "simulator  3         ₹370.35   2       ₹246.90")
        .contains("balanced: money in = orders + back");
  }

  @Test
  void aDayThatDoesNotBalanceEndsWithFiveAndSaysWhatToDo() {
    hub.answers(
        REPORT,
        200,
        report(
            false,
            """
            {"kind":"PAID_WITHOUT_ORDER","paise":12345,"provider":"simulator",\
            "attempt":"trip-0001-5","session":"trip-0001","words":"INR 123.45 came in",\
            "todo":"look into it"}\
            """));
    assertThat(qless("payment", "report")).isEqualTo(5);
    assertThat(out.toString())
        .contains("PAID WITHOUT ORDER  ₹123.45, attempt trip-0001-5, trip trip-0001")
        .contains("-> look into it", "NOT BALANCED");
  }

  @Test
  void anotherDayAndNobodyIsAsked() {
    hub.answers(REPORT, 200, report(true, ""));
    assertThat(qless("payments", "report", "--date=today", "--no-ask", "--json")).isZero();
    assertThat(JSON.readTree(out.toString()).get("balanced").asBoolean()).isTrue();
  }

  @Test
  void moneyThatIsHeldGoesBackWithAReason() {
    hub.answers(
        "POST /admin/payments/trip-0001-5/give-back",
        200,
        "{\"attempt\":\"trip-0001-5\",\"paise\":12345}");
    assertThat(qless("payment", "give-back", "trip-0001-5", "--reason=paid twice", "--yes"))
        .isZero();
    assertThat(out.toString()).isEqualTo("₹123.45 of trip-0001-5 goes back\n");
    assertThat(JSON.readTree(hub.asked().getFirst().body()).get("reason").asString())
        .isEqualTo("paid twice");
  }

  @Test
  void withoutAReasonNothingIsAsked() {
    assertThat(qless("payment", "give-back", "trip-0001-5", "--reason= ", "--yes")).isEqualTo(2);
    assertThat(hub.asked()).isEmpty();
  }

  @Test
  void aJournalThatWasChangedIsNamed() {
    hub.answers(
        "GET /admin/journal/check",
        200,
        """
        {"trips":2,"rows":20,"broken":[{"session":"trip-0101","revision":7,"words":"row 7 is not \
        as it was written"}],"next":""}\
        """);
    assertThat(qless("journal", "check")).isEqualTo(5);
    assertThat(out.toString())
        .isEqualTo(
            "trip trip-0101: row 7 is not as it was written\n20 rows of 2 trips, 1 trips were"
                + " changed\n");
  }

  private static String report(boolean balanced, String rows) {
    return """
    {"date":"2026-11-25","balanced":%s,"providers":[{"provider":"simulator","payments":3,\
    "collectedPaise":37035,"orders":2,"orderPaise":24690,"backPaise":12345,"onItsWayPaise":0,\
    "heldPaise":0,"differencePaise":0,"refundedPaise":12345,"open":0}],"rows":[%s],"asked":3,\
    "notAsked":0}\
    """
        .formatted(balanced, rows);
  }
}
