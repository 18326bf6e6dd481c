package io.qless.hub.web;

import static io.qless.hub.payment.PaymentHouse.scan;
import static io.qless.hub.payment.SmallShelf.COLA;
import static io.qless.hub.payment.SmallShelf.RICE;
import static io.qless.hub.web.OrderHouse.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.ReturnRequest;
import io.qless.hub.payment.PaymentHouse;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Orders and points of customers and guests over HTTP, with paid trips behind them.
class OrderDoorsIT {

  private static final String ASHA = "Bearer customer-asha";
  private static final String RAVI = "Bearer customer-ravi";

  @TempDir private Path directory;
  private OrderHouse house;

  @BeforeEach
  void openTheHouse() {
    house = new OrderHouse(directory);
  }

  @AfterEach
  void closeTheHouse() {
    house.close();
  }

  @Test
  void aGuestSeesTheOneTripAndNobodySeesMore() throws Exception {
    SessionId trip = paid(1);
    String phone = house.joined(trip);
    paid(2);
    JsonNode history = tree(house.get("/orders/history", phone));
    assertThat(history.get("orders")).hasSize(1);
    assertThat(history.at("/orders/0/invoice").asString()).isEqualTo("S017/2627/000001");
    assertThat(history.get("next").asString()).isEmpty();
    assertThat(house.get(history.at("/orders/0/receipt/text").asString(), phone).body())
        .contains("S017/2627/000001");
    assertThat(house.get(history.at("/orders/0/receipt/pdf").asString(), phone).body())
        .startsWith("%PDF-1.");
    WebEdgeIT.assertProblem(
        house.get("/orders/trip-0002/receipt.txt", phone), 404, "ORDER_UNKNOWN");
    WebEdgeIT.assertProblem(house.get("/orders/history", ""), 401, "TOKEN_WRONG");
    WebEdgeIT.assertProblem(house.get("/rewards/balance", ""), 401, "TOKEN_WRONG");
  }

  @Test
  void aTripThatIsNotPaidIsNoOrder() throws Exception {
    SessionId trip = house.payments().tripAsksToPay("trip-0001");
    String phone = house.joined(trip);
    assertThat(tree(house.get("/orders/history", phone)).get("orders")).isEmpty();
    claim(trip, ASHA);
    assertThat(tree(house.get("/orders/history", ASHA)).get("orders")).isEmpty();
    WebEdgeIT.assertProblem(
        house.get("/orders/trip-0001/receipt.txt", phone), 404, "ORDER_UNKNOWN");
  }

  @Test
  void claimedTripsAreTurnedPageByPageTheNewestFirst() throws Exception {
    for (int i = 1; i <= 5; i++) {
      claim(paid(i), ASHA);
      if (i % 2 == 0) {
        house.payments().wait(Duration.ofMinutes(7)); // two of each pair have the same instant
      }
    }
    claim(paid(6), RAVI);
    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      String path = "/orders/history?limit=2" + (next.isEmpty() ? "" : "&before=" + next);
      JsonNode page = tree(house.get(path, ASHA));
      page.get("orders").forEach(order -> seen.add(order.get("session").asString()));
      next = page.get("next").asString();
    } while (!next.isEmpty());
    assertThat(seen)
        .containsExactly("trip-0005", "trip-0004", "trip-0003", "trip-0002", "trip-0001");
    for (String wrong : List.of("limit=0", "limit=51", "limit=x", "before=x", "before=%25")) {
      WebEdgeIT.assertProblem(house.get("/orders/history?" + wrong, ASHA), 400, "MALFORMED");
    }
  }

  @Test
  void aTripIsClaimedByOneAccountOnly() throws Exception {
    SessionId trip = paid(1);
    claim(trip, ASHA);
    claim(trip, ASHA);
    String token = house.joined(trip).substring("Bearer ".length());
    WebEdgeIT.assertProblem(
        house.post("/orders/claim", RAVI, "", new OrderRoutes.Claim(token)), 409, "ORDER_TAKEN");
    WebEdgeIT.assertProblem(
        house.post("/orders/claim", RAVI, "", new OrderRoutes.Claim("guessed")),
        403,
        "TRIP_TOKEN_WRONG");
    WebEdgeIT.assertProblem(
        house.post("/orders/claim", "Bearer " + token, "", new OrderRoutes.Claim(token)),
        403,
        "NOT_ALLOWED");
    assertThat(tree(house.get("/orders/history", RAVI)).get("orders")).isEmpty();
    WebEdgeIT.assertProblem(house.get("/orders/trip-0001/receipt.txt", RAVI), 404, "ORDER_UNKNOWN");
  }

  @Test
  void aReturnStandsInTheHistoryWithItsPaperAndTakesItsPoints() throws Exception {
    SessionId trip = house.payments().paidTrip("trip-0001", scan(RICE), scan(RICE), scan(COLA));
    claim(trip, ASHA);
    JsonNode before = tree(house.get("/rewards/balance", ASHA));
    assertThat(before.get("available").asLong()).isZero();
    assertThat(before.get("pending").asLong()).isEqualTo(3); // 235.14 + 67.86 without tax
    ReturnRequest one =
        new ReturnRequest(List.of(new ReturnRequest.Part("1", 1, "NOS")), "torn", "meena", false);
    assertThat(
            house
                .post("/admin/orders/trip-0001/returns", house.admin(), "return-0001", one)
                .statusCode())
        .isEqualTo(201);
    JsonNode history = tree(house.get("/orders/history", ASHA));
    assertThat(history.at("/orders/0/returnedPaise").asLong()).isEqualTo(12_345);
    assertThat(history.at("/orders/0/creditNotes/0/number").asString())
        .isEqualTo("S017/2627/C00001");
    String paper = history.at("/orders/0/creditNotes/0/paper/pdf").asString();
    assertThat(house.get(paper, ASHA).body()).startsWith("%PDF-1.");
    WebEdgeIT.assertProblem(house.get(paper, RAVI), 404, "ORDER_UNKNOWN");
    assertThat(tree(house.get("/rewards/balance", ASHA)).get("pending").asLong()).isEqualTo(1);
    house.payments().wait(Duration.ofDays(15));
    JsonNode later = tree(house.get("/rewards/balance", ASHA));
    assertThat(later.get("available").asLong()).isEqualTo(1);
    assertThat(later.get("pointPaise").asLong()).isEqualTo(100);
    assertThat(later.at("/lots/0/session").asString()).isEqualTo("trip-0001");
  }

  @Test
  void aGuestsPointsGoAlongWithTheTrip() throws Exception {
    SessionId trip = paid(1);
    String phone = house.joined(trip);
    assertThat(tree(house.get("/rewards/balance", phone)).get("pending").asLong()).isEqualTo(1);
    claim(trip, ASHA);
    assertThat(tree(house.get("/rewards/balance", phone)).get("pending").asLong()).isZero();
    assertThat(tree(house.get("/rewards/balance", ASHA)).get("pending").asLong()).isEqualTo(1);
    SessionId next = new SessionId("trip-0002");
    house.payments().trolley(next, new Command.StartTrip("T1", "en"));
    claim(next, ASHA);
    house.payments().trolley(next, PaymentHouse.scan());
    house.payments().payNow(next);
    assertThat(tree(house.get("/rewards/balance", ASHA)).get("pending").asLong()).isEqualTo(2);
    assertThat(tree(house.get("/orders/history", ASHA)).get("orders")).hasSize(2);
  }

  private SessionId paid(int number) {
    return house.payments().paidTrip("trip-000" + number, scan(RICE));
  }

  private void claim(SessionId trip, String customer) throws Exception {
    String token = house.joined(trip).substring("Bearer ".length());
    assertThat(house.post("/orders/claim", customer, "", new OrderRoutes.Claim(token)).statusCode())
        .isEqualTo(204);
  }
}
