package io.qless.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.JournalCheck;
import io.qless.hub.payment.PaymentHouse;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each way to change a paid trip's journal behind the hub's back is found and named.
class ChainAuditIT {

  private static final String TRIP = "trip-0002";

  @TempDir private Path directory;
  private PaymentHouse house;

  @BeforeEach
  void threePaidTrips() {
    house = new PaymentHouse(directory).open();
    for (int i = 1; i <= 3; i++) {
      house.paidTrip("trip-000" + i, PaymentHouse.scan());
    }
    PaymentHouse.soon(
        "each has its pass",
        () ->
            house
                .sql("SELECT COUNT(*) FROM session_event WHERE body LIKE '%PassIssued%'")
                .equals("3"));
  }

  @AfterEach
  void closeTheHouse() {
    house.close();
  }

  @Test
  void nothingIsFoundWhereNothingWasChanged() {
    JournalCheck check = check();
    assertThat(check.broken()).isEmpty();
    assertThat(check.trips()).isEqualTo(3);
    assertThat(check.rows())
        .isEqualTo(Long.parseLong(house.sql("SELECT COUNT(*) FROM session_event")));
    assertThat(check.next()).isEmpty();
  }

  @Test
  void whatWasPaidCanNotBeChanged() {
    change("UPDATE session_event SET body = REPLACE(body, '12345', '12344')", "revision = 2");
    assertFound(2);
  }

  @Test
  void whoDidItCanNotBeChanged() {
    change("UPDATE session_event SET source = 'attendant:meena'", "revision = 3");
    assertFound(3);
  }

  @Test
  void whenItWasCanNotBeChanged() {
    change("UPDATE session_event SET at = at + INTERVAL '1' SECOND", "revision = 3");
    assertFound(3);
  }

  @Test
  void whichCommandLedToItCanNotBeChanged() {
    change("UPDATE session_event SET command_number = command_number + 1", "revision = 3");
    assertFound(3);
  }

  @Test
  void aRowCanNotBeTakenAway() {
    change("DELETE FROM session_event", "revision = 2");
    assertFound(3);
  }

  @Test
  void theEndCanNotBeCutOff() {
    long last = house.cart(new SessionId(TRIP)).revision();
    change("DELETE FROM session_event", "revision = " + last);
    assertFound(last);
  }

  @Test
  void rowsOfTheFirstMonthsAreStillWhole() {
    String[] last = {""};
    house
        .journal()
        .jdbi()
        .useHandle(handle ->
            handle
                .createQuery(
                    "SELECT revision, body FROM session_event WHERE session_id = ? ORDER BY revision")
                .bind(0, TRIP)
                .map((row, context) -> new Old(row.getLong("revision"), row.getString("body")))
                .list()
                .forEach(row -> {
                  last[0] = row.hash(last[0]);
                  handle.execute(
                      "UPDATE session_event SET hash = ? WHERE session_id = ? AND revision = ?",
                      last[0],
                      TRIP,
                      row.revision());
                }));
    assertThat(check().broken()).isEmpty();
    house
        .sessions()
        .submit(
            new SessionId(TRIP),
            io.qless.shop.cart.Source.attendant("meena"),
            (handle, cart) -> new Command.CallAssist());
    assertThat(check().broken()).isEmpty();
    change("UPDATE session_event SET body = REPLACE(body, '12345', '12344')", "revision = 2");
    assertFound(2);
  }

  private record Old(long revision, String body) {
    String hash(String before) {
      try {
        return java.util.HexFormat.of()
            .formatHex(
                java.security.MessageDigest.getInstance("SHA-256")
                    .digest(
                        (before + '|' + revision + '|' + body)
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      } catch (java.security.NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  private void assertFound(long revision) {
    assertThat(check().broken())
        .singleElement()
        .satisfies(broken -> {
          assertThat(broken.session()).isEqualTo(TRIP);
          assertThat(broken.revision()).isEqualTo(revision);
        });
  }

  private JournalCheck check() {
    return new ChainAudit(house.journal()).check("");
  }

  private void change(String statement, String where) {
    house
        .journal()
        .jdbi()
        .useHandle(handle ->
            handle.execute(statement + " WHERE session_id = '" + TRIP + "' AND " + where));
  }
}
