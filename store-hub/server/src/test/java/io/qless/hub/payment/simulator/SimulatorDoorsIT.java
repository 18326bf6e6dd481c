package io.qless.hub.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.browser.Axe;
import io.qless.contract.browser.PhoneBrowser;
import io.qless.hub.payment.PaymentHouse;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The payer's page in a real browser, and the door where faults are ordered. Pictures go to
/// `target/shots`.
class SimulatorDoorsIT {

  @TempDir private Path directory;
  private PaymentHouse house;
  private SessionId trip = new SessionId("trip-0001");
  private String attempt = "";

  @BeforeEach
  void aTripAwaitsItsPayment() {
    house = new PaymentHouse(directory).open();
    trip = house.tripAsksToPay("trip-0001");
    PaymentHouse.soon("a QR", () -> house.cart(trip).settlement() instanceof Settlement.Awaiting);
    attempt = ((Settlement.Awaiting) house.cart(trip).settlement()).attempt();
  }

  @AfterEach
  void closeTheHouse() {
    house.close();
  }

  @Test
  void aPayerPaysAndAnotherPaysTheSame() {
    try (PhoneBrowser phone = PhoneBrowser.open()) {
      phone.size(320, 568);
      phone.go(page());
      phone.await(".sim", "NO REAL MONEY");
      phone.await(".amount", "₹246.90");
      assertThat(phone.scrollsSideways()).isFalse();
      shot(phone, "small");
      phone.size(390, 844);
      shot(phone, "open");
      phone.tap("a.plain");
      phone.await("h1", "Left open");
      shot(phone, "left");
      phone.tap("a.pay");
      phone.tap("button.pay");
      phone.await("h1", "Paid");
      PaymentHouse.soon("paid", () -> house.cart(trip).phase() == Phase.PAID);
      shot(phone, "paid");
      phone.tap("summary");
      phone.tap("details button");
      phone.await(".warn", "Paid 2 times");
      shot(phone, "twice");
      assertThat(phone.complaints()).isEmpty();
    }
    assertThat(house.simulator().accounts().getFirst().receivedPaise()).isEqualTo(49_380);
  }

  @Test
  void aSlowBankPaysWhenTheTimeIsOver() {
    try (PhoneBrowser phone = PhoneBrowser.open("hi-IN")) {
      phone.size(390, 844);
      phone.go(page());
      phone.await(".sim", "असली पैसे नहीं");
      phone.tap("summary");
      shot(phone, "open-hi");
      phone.tap("details button");
      phone.await("h1", "आपका बैंक धीमा है");
      shot(phone, "slow-hi");
      house.wait(Duration.ofMinutes(6));
      PaymentHouse.soon("the bank pays", () -> house.cart(trip).phase() == Phase.PAID);
      phone.reload();
      phone.await("h1", "भुगतान हुआ");
    }
  }

  @Test
  void whoDeclinesMayStillPayLate() {
    try (PhoneBrowser phone = PhoneBrowser.open()) {
      phone.go(page());
      phone.tap("button.decline");
      phone.await("h1", "Declined");
      PaymentHouse.soon("declined", () -> house.cart(trip).phase() == Phase.CHECKOUT);
      phone.tap("summary");
      shot(phone, "declined");
      phone.tap("details button");
      phone.await("h1", "Paid");
      PaymentHouse.soon("paid after all", () -> house.cart(trip).phase() == Phase.PAID);
    }
  }

  @Test
  void faultsAreOrderedShownAndTakenBack() throws Exception {
    assertThat(faults("POST", "?fault=PAID_SHORT&order=" + attempt + "&times=2").statusCode())
        .isEqualTo(201);
    assertThat(faults("GET", "").body())
        .contains("\"HOOK_TWICE\"", "\"order\":\"" + attempt + "\",\"times\":2");
    assertThat(faults("DELETE", "").body()).contains("\"waiting\":[]");
  }

  @Test
  void whatIsNoFaultIsNotTaken() throws Exception {
    assertThat(faults("POST", "?fault=EARTHQUAKE").statusCode()).isEqualTo(400);
    assertThat(faults("POST", "?fault=START_SLOW&times=0").statusCode()).isEqualTo(400);
    assertThat(faults("POST", "").statusCode()).isEqualTo(400);
    assertThat(faults("PUT", "").statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> faults(String method, String query) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI door = house.simulator().address().resolve(FaultDoor.PATH + query);
      return http.send(
          HttpRequest.newBuilder(door)
              .timeout(Duration.ofSeconds(20))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private String page() {
    return house.simulator().address().resolve("/pay/" + attempt).toString();
  }

  private static void shot(PhoneBrowser phone, String name) {
    for (String scheme : List.of("dark", "light")) {
      phone.dark(scheme.equals("dark"));
      phone.shot(Path.of("target", "shots", "payer-%s-%s.png".formatted(name, scheme)));
      assertThat(Axe.findings(phone)).as(name + ' ' + scheme).isEmpty();
    }
  }
}
