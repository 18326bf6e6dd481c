package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.browser.PhoneBrowser;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.DeviceState;
import io.qless.contract.rest.UserRole;
import io.qless.hub.exit.GateDecision;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.Hold;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The attendants' page in a real browser.
class StaffPageIT {

  private static final SessionId FIRST = WebHouse.TRIP;
  private static final SessionId SECOND = new SessionId("trip-0002");
  private static final SessionId THIRD = new SessionId("trip-0003");
  private static final String LOGIN = "9000000002";
  private static final String PASSWORD = "mango lassi 7";

  private static PhoneBrowser browser;
  private static PhoneAudit audit;

  @TempDir Path directory;
  private WebHouse house;

  @BeforeAll
  static void unlock() {
    browser = PhoneBrowser.open();
    audit = new PhoneAudit(browser);
  }

  @AfterAll
  static void lock() {
    browser.close();
  }

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    Visitor.staff(house, LOGIN, UserRole.ATTENDANT, PASSWORD);
    browser.size(390, 844);
  }

  @AfterEach
  void close() {
    browser.run("localStorage.clear()");
    browser.go("about:blank");
    browser.forget();
    house.close();
  }

  @Test
  void aHoldThatArrivesIsSeenAtOnceAndClearedWithAReason() throws Exception {
    house.startTrip(FIRST);
    new TripToPay(house, FIRST).fillTrolley();
    house.startTrip(SECOND, "T2");
    house.scan(SECOND, "plu:4011", 1_250);
    house.startTrip(THIRD, "T3");
    logIn();
    browser.await("#list", "Calls for help");
    house.forward(Duration.ofSeconds(95));
    house.take(
        SECOND,
        new Command.OpenHold(new Hold("w-1", Hold.Kind.WEIGHT, "40 g that no scan explains")));
    browser.await("#list", "40 g that no scan explains");
    assertThat(browser.text("#list h2")).startsWith("Waiting for a look");
    audit.look("40-staff-list");
    browser.tap("[data-key='trip-0002']");
    browser.await("#detail .name", "Banana");
    audit.look("41-staff-detail");
    audit.lookWide("41-staff-detail");
    browser.tap("[data-key='agreed']");
    browser.await("#toast", "Done.");
    Soon.soon("the hold is gone", () -> house.cart(SECOND).holds().isEmpty());
    assertThat(house.journal(SECOND).getLast().event())
        .isEqualTo(new Event.HoldCleared("w-1", "Goods and bill agree"));
    Soon.soon("and from the page", () -> !browser.sees("[data-hold='w-1']"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aShopperWhoIsTooYoungKeepsTheRestAndHelpEnds() throws Exception {
    house.startTrip(FIRST);
    new TripToPay(house, FIRST).fillTrolley();
    int lines = house.cart(FIRST).lines().size();
    logIn();
    browser.tap("[data-key='trip-0001']");
    browser.await("#detail", "Age check");
    browser.tap("[data-key='ageNo']");
    browser.awaitSight("#sheet[open]");
    audit.look("42-staff-too-young");
    browser.tap("#sheet-choices .danger");
    Soon.soon("the hold is gone", () -> house.cart(FIRST).holds().isEmpty());
    assertThat(house.cart(FIRST).lines()).hasSize(lines - 1);
    browser.tap("[data-key='helpDone']");
    Soon.soon("the call has ended", () -> !house.cart(FIRST).assist());
    browser.await("#detail .events", "Help came");
  }

  @Test
  void aPaidTripIsLetOutAtTheDesk() throws Exception {
    house.startTrip(FIRST);
    house.scan(FIRST, "plu:4011", 1_000);
    house.take(FIRST, new Command.StartCheckout());
    TripToPay way = new TripToPay(house, FIRST);
    way.askToPay();
    way.pay();
    String pass = house.passToken(FIRST);
    logIn();
    browser.tap("[data-key='trip-0001']");
    browser.await("#detail", "Paid");
    browser.tap("#end-trip");
    browser.await("#sheet-text", "It is paid.");
    audit.look("43-staff-release");
    browser.tap("#sheet-choices button");
    browser.await("#list", "Nobody is shopping");
    assertThat(house.cart(FIRST).phase()).isEqualTo(Phase.LEFT);
    assertThat(house.atGate(pass)).isInstanceOf(GateDecision.Refuse.class);
    browser.tap("#tabs [data-key='alerts']");
    browser.await("#list", "An exit pass was shown twice");
    browser.await("#list", "after the staff desk");
    audit.look("47-staff-alerts");
    browser.tap("#list .alert .acts button:last-child");
    browser.await("#sheet-text", "It goes off the list of everybody.");
    audit.look("48-staff-settle");
    browser.tap("#sheet-choices button");
    browser.await("#list", "No alerts.");
    assertThat(browser.text("#tabs [data-key='alerts']")).contains("0");
  }

  @Test
  void anAuditShowsWhatToLookAtFirstAndHasAnEnd() throws Exception {
    house.auditAll();
    house.startTrip(FIRST);
    new TripToPay(house, FIRST).fillTrolley();
    house.asStaff(FIRST, new Command.EndAssist());
    house.asStaff(
        FIRST, new Command.ClearHold(house.cart(FIRST).holds().getFirst().id(), "old enough"));
    house.take(FIRST, new Command.StartCheckout());
    logIn();
    browser.tap("[data-key='trip-0001']");
    browser.await("#tasks", "Spot check");
    browser.await("#goods li", "Look at this first");
    audit.look("46-staff-audit");
    audit.say("hi");
    browser.await("#tasks", "यूँ ही चुनी गई जाँच; इन्हें देखें: गेहूँ का आटा 5 किग्रा");
    audit.say("en");
    browser.tap("[data-key='auditFine']");
    Soon.soon("the audit has ended", () -> house.cart(FIRST).holds().isEmpty());
    browser.await("#happened", "Looked at, all fine");
    audit.say("hi");
    browser.await("#happened", "देखा, सब ठीक है");
    audit.say("en");
  }

  @Test
  void theSecondOfTwoAttendantsIsTold() throws Exception {
    house.startTrip(FIRST);
    house.take(FIRST, new Command.OpenHold(new Hold("w-1", Hold.Kind.WEIGHT, "40 g more")));
    logIn();
    browser.tap("[data-key='trip-0001']");
    browser.awaitSight("[data-key='agreed']");
    browser.run("globalThis.kept = document.querySelector('[data-key=agreed]')");
    house.asStaff(FIRST, new Command.ClearHold("w-1", "a colleague was faster"));
    browser.run("kept.click()");
    browser.await("#toast", "A colleague has settled it already.");
  }

  @Test
  void devicesInTroubleStandFirst() throws Exception {
    Instant at = Instant.parse("2026-11-24T06:29:00Z");
    Map<String, String> well =
        Map.of("scanner", "ok", "scale", "ok", "outbox", "0", "version", "1.0", "session", "");
    Map<String, String> ill =
        Map.of("scanner", "ok", "scale", "not found; plug it in again", "outbox", "3");
    house.show(
        List.of(
            new DeviceState(DeviceKind.TROLLEY, "T1", at, "online", at, well),
            new DeviceState(DeviceKind.TROLLEY, "T2", at, "online", at, ill),
            new DeviceState(
                DeviceKind.GATE, "G1", Instant.EPOCH, "away", Instant.EPOCH, Map.of("keys", "1"))));
    logIn();
    browser.await("#tabs .urgent", "2");
    browser.tap("#tabs [data-key='devices']");
    browser.await("#list .device", "Gate G1");
    browser.await("#list", "plug it in again");
    audit.look("44-staff-devices");
  }

  @Test
  void aShopperIsTurnedAwayAndWhoIsShutOutMustLogInAgain() throws Exception {
    Visitor.registered(house, "9000000001", PASSWORD);
    browser.go(house.address() + "/staff");
    browser.awaitSight("#login");
    audit.look("45-staff-login");
    fillIn("9000000001");
    browser.await("#login-problem", "not for staff");
    logIn();
    browser.reload();
    browser.awaitSight("#board");
    assertThat(browser.text("#subtitle")).isEqualTo("Meena");
    house.people().users().setDisabled(LOGIN, true);
    browser.await("#login-problem", "Please log in again.");
    assertThat(String.valueOf(browser.run("return JSON.stringify(localStorage)")))
        .doesNotContain("eyJ", PASSWORD);
    assertThat(browser.requests()).noneMatch(address -> address.contains("eyJ"));
  }

  private void logIn() {
    browser.go(house.address() + "/staff");
    browser.awaitSight("#login");
    fillIn(LOGIN);
    browser.awaitSight("#board");
  }

  private void fillIn(String login) {
    browser.type("#login-name", login);
    browser.type("#login-password", PASSWORD);
    browser.press("Enter");
  }
}
