package io.qless.hub.web;

import static io.qless.hub.payment.PaymentHouse.scan;
import static io.qless.hub.payment.PaymentHouse.weighed;
import static io.qless.hub.payment.SmallShelf.RICE;
import static io.qless.hub.payment.SmallShelf.TOMATO;
import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.BuyerName;
import io.qless.contract.rest.ReturnRequest;
import io.qless.hub.payment.PaymentHouse;
import io.qless.shop.cart.Buyer;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The returns desk over HTTP, with paid trips behind it.
class ReturnDoorsIT {

  private static final String RETURNS = "/admin/orders/S017-2627-000001/returns";

  @TempDir private Path directory;
  private OrderHouse doors;
  private PaymentHouse house;
  private String phone = "";

  @BeforeEach
  void openTheDoors() {
    doors = new OrderHouse(directory);
    house = doors.payments();
    phone =
        doors.joined(house.paidTrip("trip-0001", scan(RICE), scan(RICE), weighed(TOMATO, 1_000)));
  }

  @AfterEach
  void closeTheDoors() {
    doors.close();
  }

  @Test
  void staffFindAnOrderByItsInvoice() throws Exception {
    JsonNode order = OrderHouse.tree(doors.get("/admin/orders/S017-2627-000001", doors.admin()));
    assertThat(order.get("session").asString()).isEqualTo("trip-0001");
    assertThat(order.get("simulated").asBoolean()).isTrue();
    assertThat(order.at("/lines/0/left").asLong()).isEqualTo(2);
    assertThat(order.at("/lines/1/unit").asString()).isEqualTo("G");
    assertThat(doors.get("/admin/orders/trip-0001", doors.admin()).statusCode()).isEqualTo(200);
    WebEdgeIT.assertProblem(
        doors.get("/admin/orders/S017-2627-000002", doors.admin()), 404, "ORDER_UNKNOWN");
    WebEdgeIT.assertProblem(doors.get("/admin/orders/trip-0001", phone), 401, "TOKEN_WRONG");
    house.tripAsksToPay("trip-0002");
    WebEdgeIT.assertProblem(doors.get("/admin/orders/trip-0002", doors.admin()), 409, "NOT_PAID");
  }

  @Test
  void aReturnIsPaidBackOnce() throws Exception {
    HttpResponse<String> first = give("return-0001", "1", 1, "NOS", false);
    assertThat(first.statusCode()).isEqualTo(201);
    JsonNode answer = OrderHouse.tree(first);
    assertThat(answer.get("creditNote").asString()).isEqualTo("S017/2627/C00001");
    assertThat(answer.get("totalPaise").asLong()).isEqualTo(12_345);
    assertThat(answer.get("refund").asString()).isEqualTo("DONE");
    HttpResponse<String> again = give("return-0001", "1", 1, "NOS", false);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(OrderHouse.tree(again).get("creditNote")).isEqualTo(answer.get("creditNote"));
    JsonNode order = OrderHouse.tree(doors.get("/admin/orders/trip-0001", doors.admin()));
    assertThat(order.get("returnedPaise").asLong()).isEqualTo(12_345);
    assertThat(order.at("/returns/0/staff").asString()).isEqualTo("meena");
    assertThat(
            OrderHouse.tree(doors.get("/admin/sessions/trip-0001", doors.admin()))
                .get("journal")
                .toString())
        .contains("GoodsReturned", "attendant:meena", "INR 123.45 with credit note");
  }

  @Test
  void aDryRunChangesNothing() throws Exception {
    HttpResponse<String> would = give("return-0001", "2", 250, "G", true);
    assertThat(would.statusCode()).isEqualTo(200);
    assertThat(OrderHouse.tree(would).get("totalPaise").asLong()).isEqualTo(950);
    assertThat(OrderHouse.tree(would).get("creditNote").asString()).isEmpty();
    assertThat(OrderHouse.tree(doors.get("/admin/orders/trip-0001", doors.admin())).get("returns"))
        .isEmpty();
  }

  @Test
  void whatCannotComeBackIsSaidWhy() throws Exception {
    give("return-0001", "1", 1, "NOS", false);
    WebEdgeIT.assertProblem(give("return-0001", "1", 2, "NOS", false), 422, "KEY_USED");
    WebEdgeIT.assertProblem(give("return-0002", "1", 2, "NOS", false), 409, "MORE_THAN_BOUGHT");
    give("return-0003", "1", 1, "NOS", false);
    WebEdgeIT.assertProblem(give("return-0004", "1", 1, "NOS", false), 409, "ALREADY_RETURNED");
    WebEdgeIT.assertProblem(give("return-0005", "3", 1, "NOS", false), 422, "LINE_UNKNOWN");
    WebEdgeIT.assertProblem(give("return-0006", "2", 1, "NOS", false), 422, "UNIT_WRONG");
    WebEdgeIT.assertProblem(give("return-0007", "2", 1, "KG", false), 400, "MALFORMED");
    WebEdgeIT.assertProblem(give("return-0008", "2", 0, "G", false), 400, "MALFORMED");
    WebEdgeIT.assertProblem(give("short", "2", 1, "G", false), 400, "MALFORMED");
    WebEdgeIT.assertProblem(give("", "2", 1, "G", false), 400, "KEY_MISSING");
    WebEdgeIT.assertProblem(
        doors.post(RETURNS, "", "return-0009", request("2", 1, "G", false)), 401, "TOKEN_WRONG");
  }

  @Test
  void theCreditNoteIsPrintedForStaffAndForItsOwnTrip() throws Exception {
    give("return-0001", "1", 1, "NOS", false);
    String paper = "/credit-notes/S017-2627-C00001/paper.";
    HttpResponse<String> text =
        doors.get("/admin" + paper + "txt?lang=hi&columns=42", doors.admin());
    assertThat(text.body()).contains("क्रेडिट नोट", "S017/2627/000001", "₹123.45", "SIMULATED");
    HttpResponse<String> pdf = doors.get("/session/trip-0001" + paper + "pdf", phone);
    assertThat(pdf.body()).startsWith("%PDF-1.");
    assertThat(pdf.headers().firstValue("Content-Disposition"))
        .contains("inline; filename=\"S017-2627-C00001.pdf\"");
    String stranger = doors.joined(house.paidTrip("trip-0002", scan(RICE)));
    WebEdgeIT.assertProblem(
        doors.get("/session/trip-0001" + paper + "txt", stranger), 403, "NOT_ALLOWED");
    WebEdgeIT.assertProblem(
        doors.get("/session/trip-0002" + paper + "txt", stranger), 404, "CREDIT_NOTE_UNKNOWN");
    WebEdgeIT.assertProblem(
        doors.get("/admin/credit-notes/S017-2627-C00009/paper.txt", doors.admin()),
        404,
        "CREDIT_NOTE_UNKNOWN");
    assertThat(doors.get("/admin/sessions/trip-0001/receipt.txt", doors.admin()).body())
        .contains("SIMULATED PAYMENT");
  }

  @Test
  void staffAndPhonesSayWhoBuys() throws Exception {
    SessionId open = new SessionId("trip-0003");
    house.trolley(open, new Command.StartTrip("T1", "en"));
    BuyerName asha = new BuyerName("Asha Rao", "7 Lake Road, Mysuru 570001", "29");
    assertThat(doors.post("/admin/sessions/trip-0003/buyer", doors.admin(), "", asha).statusCode())
        .isEqualTo(204);
    assertThat(house.cart(open).buyer()).isInstanceOf(Buyer.Named.class);
    String own = doors.joined(open);
    BuyerName ravi = new BuyerName("Ravi Rao", "7 Lake Road, Mysuru 570001", "29");
    assertThat(
            doors
                .post("/session/trip-0003/buyer", own, "", new FamilyRoutes.NameBuyer(ravi, 2))
                .statusCode())
        .isEqualTo(200);
    assertThat(((Buyer.Named) house.cart(open).buyer()).name()).isEqualTo("Ravi Rao");
    BuyerName nowhere = new BuyerName("Asha Rao", "7 Lake Road", "99");
    WebEdgeIT.assertProblem(
        doors.post("/admin/sessions/trip-0003/buyer", doors.admin(), "", nowhere),
        400,
        "MALFORMED");
    WebEdgeIT.assertProblem(
        doors.post("/admin/sessions/trip-0001/buyer", doors.admin(), "", asha),
        409,
        "ALREADY_PAID");
  }

  private HttpResponse<String> give(String key, String line, long units, String unit, boolean dry)
      throws Exception {
    return doors.post(RETURNS, doors.admin(), key, request(line, units, unit, dry));
  }

  private static ReturnRequest request(String line, long units, String unit, boolean dry) {
    return new ReturnRequest(
        List.of(new ReturnRequest.Part(line, units, unit)), "broken bag", "meena", dry);
  }
}
