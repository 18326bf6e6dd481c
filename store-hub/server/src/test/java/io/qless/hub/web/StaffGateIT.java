package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qless.contract.browser.PhoneBrowser;
import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.AddUser;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.GateLog;
import io.qless.contract.rest.NewPassword;
import io.qless.contract.rest.UserRole;
import io.qless.contract.wire.GateCommand;
import io.qless.contract.wire.GateHealth;
import io.qless.contract.wire.GateIncident;
import io.qless.contract.wire.GateStatus;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.PanelHealth;
import io.qless.contract.wire.Topics;
import io.qless.contract.wire.TrolleyBattery;
import io.qless.contract.wire.TrolleyStatus;
import io.qless.hub.TestHub;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An attendant at the page looks after the gates of a whole hub: how they are, and opening one.
class StaffGateIT {

  private static final Topics TOPICS = new Topics("S017");
  private static final String LOGIN = "9000000002";
  private static final String PASSWORD = "mango lassi 7";
  private static final byte[] NOTHING = new byte[0];

  private static PhoneBrowser browser;
  private static PhoneAudit audit;

  @TempDir Path directory;
  private final HeardMessages heard = new HeardMessages();
  private TestHub hub;
  private MqttLink gate;

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
  void anAttendantSeesTwoGates() {
    hub = new TestHub(directory, Map.of());
    byte[] add = Json.bytes(new AddUser(LOGIN, "Meena", UserRole.ATTENDANT));
    assertThat(hub.admin("POST", "/admin/users", add).statusCode()).isEqualTo(200);
    byte[] word = Json.bytes(new NewPassword(PASSWORD));
    hub.admin("PUT", "/admin/users/" + LOGIN + "/password", word);
    hub.enrol(DeviceKind.TROLLEY, "T1");
    hub.enrol(DeviceKind.GATE, "G2");
    DeviceCredentials device = hub.enrol(DeviceKind.GATE, "G1");
    gate =
        MqttLink.open(
            LinkConfig.of(URI.create(device.mqttUrl()), "G1", device.password())
                .withSubscriptions(TOPICS.gateCommand("G1")),
            heard);
    Soon.soon("the gate is connected", gate::standing);
    browser.size(390, 844);
    browser.go(hub.at("/staff").toString());
    browser.awaitSight("#login");
    browser.type("#login-name", LOGIN);
    browser.type("#login-password", PASSWORD);
    browser.press("Enter");
    browser.awaitSight("#board");
    browser.tap("#tabs [data-key='devices']");
  }

  @AfterEach
  void close() {
    browser.run("localStorage.clear()");
    browser.go("about:blank");
    browser.forget();
    gate.close();
    hub.close();
  }

  @Test
  void aGateIsOpenedWithAReasonThatStandsInItsJournal() {
    say(new GateHealth("holds", "ok", 2), 0);
    browser.await("#list", "Open this gate");
    audit.look("49-staff-gates");
    audit.lookWide("49-staff-gates");
    browser.tap("[data-key='release-G1']");
    browser.await("#sheet-title", "Open gate G1 once?");
    audit.look("50-staff-open-gate");
    browser.tap("#sheet-choices [data-word='keepIt']");
    assertThat(heard.messages).isEmpty();
    browser.tap("[data-key='release-G1']");
    browser.tap("#sheet-choices [data-word='releaseWide']");
    browser.await("#toast", "The gate was told to open.");
    Soon.soon("the order", () -> !heard.messages.isEmpty());
    GateCommand order = Json.read(heard.messages.getFirst().payload(), GateCommand.class);
    assertThat(order.action()).isEqualTo(GateCommand.Action.RELEASE);
    assertThat(order.reason()).endsWith(": Wheelchair, pram or large goods");
    assertThat(log().events())
        .extracting(GateLog.Event::kind, GateLog.Event::detail)
        .containsExactly(tuple("RELEASE_ORDERED", "Wheelchair, pram or large goods"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void eachGateSaysHowItIsInBothLanguages() {
    say(new GateHealth("fire alarm", "75 s behind", 1), 3);
    browser.await("#list .trouble", "open: fire alarm");
    browser.await("#list", "75 s behind");
    browser.await("#list", "never heard");
    audit.say("hi");
    browser.await("#list", "खुला: आग का अलार्म");
    browser.await("#list", "75 सेकंड पीछे");
    audit.say("en");
    gate.publish(TOPICS.gateStatus("G1"), Json.bytes(GateStatus.LOST), true);
    Soon.soon("no button for a gate that is away", () -> !browser.sees("[data-key='release-G1']"));
    browser.await("#list", "It cannot be opened from here now");
  }

  @Test
  void alertsAreToldInTheLanguageOfThePage() {
    say(new GateHealth("holds", "ok", 0), 0);
    happened(1, GateIncident.Kind.FIRE_ALARM, "");
    happened(2, GateIncident.Kind.CLOCK_WRONG, "90 s behind");
    browser.tap("#tabs [data-key='alerts']");
    browser.await("#list", "Fire alarm at");
    browser.await("#list", "90 s behind. It lets nobody out by itself.");
    audit.look("51-staff-gate-alerts");
    audit.say("hi");
    browser.await("#list", "90 सेकंड पीछे");
    audit.say("en");
    assertThat(browser.run("return import('/staff/told.js').then(module => module.untold())"))
        .as("sentences without words")
        .isEqualTo(List.of());
  }

  @Test
  void aTrolleyWhoseBatteryIsNearlyEmptyIsToldInBothLanguages() {
    DeviceCredentials device = hub.enrol(DeviceKind.TROLLEY, "T2");
    TrolleyStatus status =
        new TrolleyStatus(
            true, "1", "", 0, 7, "ok", "ok", new TrolleyBattery(4, false), PanelHealth.NONE);
    try (MqttLink trolley =
        MqttLink.open(
            LinkConfig.of(URI.create(device.mqttUrl()), "T2", device.password()),
            new HeardMessages())) {
      Soon.soon(
          "the hub hears the trolley",
          () ->
              trolley.publish(TOPICS.status("T2"), Json.bytes(status), true).sent()
                  && hub.admin("GET", "/admin/alerts", NOTHING).body().contains("LOW_BATTERY"));
      browser.await("#list .bad", "4 %");
      audit.look("52-staff-battery");
      browser.tap("#tabs [data-key='alerts']");
      browser.await("#list", "A trolley’s battery is nearly empty");
      browser.await("#list", "Under 5 %. Take it to a charger");
      audit.look("52-staff-battery-alert");
      audit.say("hi");
      browser.await("#list", "5 % से कम");
      audit.say("en");
    }
  }

  private void happened(long number, GateIncident.Kind kind, String detail) {
    Instant at = Instant.parse("2026-11-24T06:30:00Z");
    GateIncident incident = new GateIncident(kind, "G1", "", detail, at, false, number);
    assertThat(gate.publish(TOPICS.gateIncident("G1"), Json.bytes(incident), false).sent())
        .isTrue();
  }

  private void say(GateHealth health, int waiting) {
    GateStatus status = new GateStatus(true, "1.0", waiting, 2, "ok", health);
    Soon.soon(
        "the hub hears the gate",
        () ->
            gate.publish(TOPICS.gateStatus("G1"), Json.bytes(status), false).sent()
                && hub.admin("GET", "/admin/devices", NOTHING).body().contains("\"online\""));
  }

  private GateLog log() {
    return Json.read(hub.admin("GET", "/admin/gates/G1/journal", NOTHING).body(), GateLog.class);
  }
}
