package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.DeviceState;
import io.qless.contract.rest.StaffReason;
import io.qless.contract.rest.UserRole;
import io.qless.contract.wire.Json;
import io.qless.hub.exit.GateDecision;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.Hold;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What attendants see live and do, by their own doors; a page without a browser.
class StaffSocketsIT {

  private static final SessionId TRIP = WebHouse.TRIP;
  private static final String PASSWORD = "mango lassi 7";
  private static final Hold HEAVY = new Hold("w-1", Hold.Kind.WEIGHT, "40 g more than scanned");

  @TempDir Path directory;
  private WebHouse house;
  private Visitor meena;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    meena = Visitor.staff(house, "9000000002", UserRole.ATTENDANT, PASSWORD);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aPageGetsAllThenWhatChanges() throws Exception {
    house.startTrip(TRIP);
    house.scan(TRIP, "plu:4011", 1_000);
    try (LiveStaff page = new LiveStaff(house, meena.access())) {
      JsonNode trip = page.await("all").get("trips").get(0);
      assertThat(trip.get("trolley").asString()).isEqualTo("T1");
      assertThat(trip.get("items").asInt()).isEqualTo(1);
      assertThat(trip.get("totalPaise").asLong()).isPositive();
      assertThat(trip.get("holds").isEmpty()).isTrue();
      house.forward(Duration.ofSeconds(30));
      house.take(TRIP, new Command.OpenHold(HEAVY));
      JsonNode hold = page.await("trips").get("trips").get(0).get("holds").get(0);
      assertThat(hold.get("detail").asString()).isEqualTo("40 g more than scanned");
      assertThat(hold.get("since").asString()).isEqualTo("2026-11-24T06:30:30Z");
      house.take(TRIP, new Command.CancelTrip());
      assertThat(page.await(message -> message.has("gone") && !message.get("gone").isEmpty()))
          .isNotNull();
      house.show(
          List.of(
              new DeviceState(
                  DeviceKind.GATE,
                  "G1",
                  Instant.EPOCH,
                  "away",
                  Instant.EPOCH,
                  Map.of("keys", "1"))));
      assertThat(page.await("around").get("devices").get(0).get("id").asString()).isEqualTo("G1");
    }
  }

  @Test
  void afterABreakAPageGetsAllAnew() throws Exception {
    house.startTrip(TRIP);
    try (LiveStaff page = new LiveStaff(house, meena.access())) {
      page.await("all");
    }
    house.take(TRIP, new Command.CallAssist());
    house.forward(Duration.ofSeconds(5));
    house.take(TRIP, new Command.CallAssist());
    try (LiveStaff page = new LiveStaff(house, meena.access())) {
      JsonNode trip = page.await("all").get("trips").get(0);
      assertThat(trip.get("assistSince").asString())
          .as("a second call does not make the first one younger")
          .isEqualTo("2026-11-24T06:30:00Z");
    }
  }

  @Test
  void nobodyElseSeesAnything() throws Exception {
    house.startTrip(TRIP);
    Visitor shopper = Visitor.registered(house, "9000000001", PASSWORD);
    String phone = house.join(TRIP, "Asha").get("token").asString();
    assertTurnedAway(Json.text(Map.of("token", shopper.access())), StaffSockets.NOT_ALLOWED);
    assertTurnedAway(Json.text(Map.of("token", phone)), StaffSockets.TOKEN_WRONG);
    assertTurnedAway(Json.text(Map.of("token", "")), StaffSockets.TOKEN_WRONG);
    assertTurnedAway("{}", StaffSockets.TOKEN_WRONG);
    assertTurnedAway("hello", StaffSockets.TOKEN_WRONG);
  }

  @Test
  void whoIsShutOutStopsSeeing() throws Exception {
    try (LiveStaff page = new LiveStaff(house, meena.access())) {
      page.await("all");
      house.people().users().setDisabled("9000000002", true);
      assertThat(page.closeCode()).isEqualTo(StaffSockets.TOKEN_WRONG);
    }
  }

  @Test
  void anOldTokenStopsSeeingUnlessAFresherOneComes() throws Exception {
    try (LiveStaff old = new LiveStaff(house, meena.access());
        LiveStaff renewed = new LiveStaff(house, meena.access())) {
      old.await("all");
      renewed.await("all");
      house.forward(Duration.ofMinutes(10));
      meena.refresh();
      renewed.say(Json.text(Map.of("token", meena.access())));
      renewed.await("around");
      house.forward(Duration.ofMinutes(6));
      assertThat(old.closeCode()).isEqualTo(StaffSockets.TOKEN_WRONG);
      house.startTrip(TRIP);
      assertThat(renewed.await("trips").get("trips").get(0).get("id").asString())
          .isEqualTo("trip-0001");
    }
  }

  @Test
  void ofTwoWhoClearAHoldTheSecondIsTold() throws Exception {
    Visitor ravi = Visitor.staff(house, "9000000003", UserRole.ATTENDANT, PASSWORD);
    house.startTrip(TRIP);
    house.take(TRIP, new Command.OpenHold(HEAVY));
    assertThat(post(meena, "/holds/w-1/clear", "goods and bill agree").statusCode()).isEqualTo(204);
    WebEdgeIT.assertProblem(post(ravi, "/holds/w-1/clear", "put right"), 409, "HOLD_UNKNOWN");
    assertThat(house.journal(TRIP).getLast().event())
        .isEqualTo(new Event.HoldCleared("w-1", "goods and bill agree"));
    assertThat(house.journal(TRIP).getLast().source()).isEqualTo(Source.attendant(meena.id()));
  }

  @Test
  void aReleasedTripsPassOpensNothingAnyMore() throws Exception {
    String pass = paidTrip();
    assertThat(post(meena, "/release", "the gate does not open").statusCode()).isEqualTo(204);
    assertThat(house.cart(TRIP).phase()).isEqualTo(Phase.LEFT);
    assertThat(house.passToken(TRIP)).isEmpty();
    assertThat(house.atGate(pass)).isInstanceOf(GateDecision.Refuse.class);
    assertThat(house.journal(TRIP).getLast().event())
        .isEqualTo(new Event.TripReleased("the gate does not open"));
    assertThat(house.journal(TRIP).getLast().source()).isEqualTo(Source.attendant(meena.id()));
    WebEdgeIT.assertProblem(post(meena, "/release", "again"), 409, "NO_OPEN_TRIP");
  }

  @Test
  void aTripThatWentThroughTheGateIsNotReleased() throws Exception {
    String pass = paidTrip();
    assertThat(house.atGate(pass)).isInstanceOf(GateDecision.Open.class);
    WebEdgeIT.assertProblem(post(meena, "/release", "too late"), 409, "NO_OPEN_TRIP");
    assertThat(house.journal(TRIP).getLast().event()).isInstanceOf(Event.TripLeft.class);
  }

  @Test
  void anAuditStandsBetweenTheBillAndThePayment() throws Exception {
    house.auditAll();
    house.startTrip(TRIP);
    house.scan(TRIP, "plu:4011", 1_000);
    house.take(TRIP, new Command.StartCheckout());
    Hold audit = house.cart(TRIP).holds().getFirst();
    assertThat(audit.kind()).isEqualTo(Hold.Kind.AUDIT);
    assertThat(audit.detail()).isEqualTo("random sample; look at Banana Robusta");
    house.take(TRIP, new Command.RequestPayment());
    assertThat(house.journal(TRIP).getLast().event())
        .isEqualTo(new Event.CommandRefused(RefusalCode.HOLD_OPEN, "AUDIT"));
    house.take(TRIP, new Command.ClearHold(audit.id(), "nothing to see"));
    assertThat(house.cart(TRIP).holds()).as("a trolley ends no audit").hasSize(1);
    JsonNode detail =
        WebHouse.tree(meena.send("GET", "/admin/sessions/trip-0001", new byte[0])).get("cart");
    assertThat(detail.get("lookFirst").get(0).asString())
        .isEqualTo(house.cart(TRIP).lines().getFirst().id().text());
    post(meena, "/holds/" + audit.id() + "/clear", "looked at, all fine");
    house.take(TRIP, new Command.ReturnToShopping());
    house.take(TRIP, new Command.StartCheckout());
    assertThat(house.cart(TRIP).holds()).as("a trip is looked into once").isEmpty();
    house.take(TRIP, new Command.RequestPayment());
    assertThat(house.cart(TRIP).phase()).isEqualTo(Phase.PAYING);
  }

  @Test
  void aReleaseNeedsAReasonOfOneLine() throws Exception {
    house.startTrip(TRIP);
    WebEdgeIT.assertProblem(post(meena, "/release", " "), 400, "MALFORMED");
    String path = "/admin/sessions/trip-0001/release";
    byte[] twoLines = Json.bytes(Map.of("reason", "one\ntwo"));
    WebEdgeIT.assertProblem(meena.send("POST", path, twoLines), 400, "MALFORMED");
    assertThat(house.cart(TRIP).phase()).isEqualTo(Phase.SHOPPING);
  }

  private String paidTrip() {
    house.startTrip(TRIP);
    house.scan(TRIP, "plu:4011", 1_000);
    TripToPay way = new TripToPay(house, TRIP);
    house.take(TRIP, new Command.StartCheckout());
    way.askToPay();
    way.pay();
    return house.passToken(TRIP);
  }

  private HttpResponse<String> post(Visitor who, String door, String reason) throws Exception {
    return who.send(
        "POST", "/admin/sessions/trip-0001" + door, Json.bytes(new StaffReason(reason)));
  }

  private void assertTurnedAway(String words, int code) throws Exception {
    try (LiveStaff page = new LiveStaff(house)) {
      page.say(words);
      assertThat(page.closeCode()).as(words).isEqualTo(code);
      assertThat(page.heardSoFar()).isZero();
    }
  }
}
