package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.cart.SessionId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptDoorsIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final String OWN = "/session/trip-0001/receipt.";
  private static final String STAFF = "/admin/sessions/trip-0001/receipt.";

  @TempDir Path directory;
  private WebHouse house;
  private String phone = "";

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    house.startTrip(TRIP);
    phone = "Bearer " + house.join(TRIP, "Asha").get("token").asString();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aTripThatIsNotPaidHasNoReceipt() throws Exception {
    WebEdgeIT.assertProblem(house.get(OWN + "pdf", phone), 409, "NOT_PAID");
    WebEdgeIT.assertProblem(asStaff(STAFF + "txt"), 409, "NOT_PAID");
  }

  @Test
  void theTripsOwnPhoneReadsItInBothLanguages() throws Exception {
    pay();
    HttpResponse<String> english = house.get(OWN + "txt", phone);
    assertThat(english.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
    assertThat(english.body()).contains("S017/26/000042", "GSTIN 29AAACQ0000Q1ZH", "rrn-1");
    assertThat(house.get(OWN + "txt?lang=hi&columns=42", phone).body())
        .contains("केला रोबस्टा", "बीजक-सह-आपूर्ति बिल");
    HttpResponse<String> pdf = house.get(OWN + "pdf?lang=hi", phone);
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(pdf.headers().firstValue("Content-Disposition"))
        .contains("inline; filename=\"S017-26-000042.pdf\"");
    assertThat(pdf.body()).startsWith("%PDF-1.");
  }

  @Test
  void aReprintIsTheSameAlsoAfterTheTripHasLeft() throws Exception {
    TripToPay trip = pay();
    String pdf = house.get(OWN + "pdf", phone).body();
    String text = asStaff(STAFF + "txt").body();
    trip.leave();
    house.forward(Duration.ofMinutes(5));
    assertThat(asStaff(STAFF + "pdf").body()).isEqualTo(pdf);
    assertThat(asStaff(STAFF + "txt").body()).isEqualTo(text);
  }

  @Test
  void nobodyReadsTheReceiptOfOthers() throws Exception {
    pay();
    SessionId other = new SessionId("trip-0002");
    house.startTrip(other);
    String stranger = "Bearer " + house.join(other, "Mallory").get("token").asString();
    WebEdgeIT.assertProblem(house.get(OWN + "pdf", stranger), 403, "NOT_ALLOWED");
    WebEdgeIT.assertProblem(house.get(OWN + "txt", ""), 401, "TOKEN_WRONG");
    WebEdgeIT.assertProblem(house.get(STAFF + "txt", phone), 401, "TOKEN_WRONG");
  }

  @Test
  void whatCannotBePrintedIsRefused() throws Exception {
    pay();
    WebEdgeIT.assertProblem(house.get(OWN + "txt?lang=fr", phone), 400, "MALFORMED");
    for (String columns : new String[] {"41", "81", "wide", "-1"}) {
      WebEdgeIT.assertProblem(house.get(OWN + "txt?columns=" + columns, phone), 400, "MALFORMED");
    }
    WebEdgeIT.assertProblem(
        asStaff("/admin/sessions/trip-9999/receipt.pdf"), 404, "SESSION_UNKNOWN");
  }

  private TripToPay pay() {
    TripToPay trip = new TripToPay(house, TRIP);
    trip.fillTrolley();
    trip.checkOut();
    trip.askToPay();
    trip.pay();
    return trip;
  }

  private HttpResponse<String> asStaff(String path) throws Exception {
    return house.send(house.asAdmin("GET", path, new byte[0]));
  }
}
