package io.qless.hub.payment.simulator;

import com.sun.net.httpserver.HttpExchange;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.MalformedMessage;
import io.qless.hub.payment.SimulatorWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the shop may ask the company: orders, how they stand, refunds. Safe for any thread.
final class ShopDoor {

  /// UPI limits a purchase at a shop to one lakh rupees.
  private static final long MAX_AMOUNT_PAISE = 10_000_000;

  private static final long MAX_EXPIRES_SECONDS = 7_200;
  private static final int MAX_NOTE_CHARS = 50;

  static final String NAME = "([A-Za-z0-9_-]{1,64})";
  private static final Pattern ORDER = Pattern.compile("/v1/orders/" + NAME);
  private static final Pattern REFUNDS = Pattern.compile("/v1/orders/" + NAME + "/refunds");

  private final byte[] authorization;
  private final String pages;
  private final OrderBook orders;
  private final Payers payers;
  private final FaultBook faults;

  /// @param pages address before the reference of each order's page
  ShopDoor(String apiKey, String pages, OrderBook orders, Payers payers, FaultBook faults) {
    authorization = ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8);
    this.pages = pages;
    this.orders = orders;
    this.payers = payers;
    this.faults = faults;
  }

  void answer(HttpExchange exchange, String path) throws IOException {
    if (!fromTheShop(exchange)) {
      Reply.json(exchange, 401, new SimulatorWire.Mistake("who are you?"));
      return;
    }
    try {
      byte[] body = Reply.body(exchange);
      String what = exchange.getRequestMethod() + ' ' + path;
      Matcher refunds = REFUNDS.matcher(path);
      Matcher order = ORDER.matcher(path);
      if (what.equals("POST /v1/orders")) {
        open(exchange, checked(body));
      } else if (what.startsWith("POST ") && refunds.matches()) {
        giveBack(exchange, refunds.group(1), Json.read(body, SimulatorWire.NewRefund.class));
      } else if (what.startsWith("GET ") && order.matches()) {
        tell(exchange, order.group(1));
      } else {
        Reply.json(exchange, 404, new SimulatorWire.Mistake("no such door"));
      }
    } catch (OrderBook.MistakeException mistake) {
      Reply.json(exchange, mistake.status(), new SimulatorWire.Mistake("" + mistake.getMessage()));
    } catch (MalformedMessage malformed) {
      Reply.json(exchange, 400, new SimulatorWire.Mistake("" + malformed.getMessage()));
    }
  }

  private void open(HttpExchange exchange, SimulatorWire.NewOrder asked) throws IOException {
    demand(!faults.strikes(Fault.START_BROKEN, asked.id()), 500);
    demand(!faults.strikes(Fault.START_REFUSED, asked.id()), 422);
    SimulatorWire.Order order = orders.open(asked, pages);
    if (faults.strikes(Fault.HOOK_FORGED, order.id())) {
      payers.forge(order);
    }
    if (faults.strikes(Fault.HOOK_EARLY, order.id())) {
      payers.payAtOnce(order.id());
    }
    if (isHeard(Fault.START_SLOW, Fault.START_LOST, order.id())) {
      Reply.json(exchange, 201, order);
    }
  }

  private void tell(HttpExchange exchange, String id) throws IOException {
    Optional<SimulatorWire.Order> found = orders.find(id);
    demand(!faults.strikes(Fault.ASK_BROKEN, id), 500);
    if (faults.strikes(Fault.ASK_SAYS_NONE, id) || found.isEmpty()) {
      Reply.json(exchange, 404, new SimulatorWire.Mistake("no order"));
      return;
    }
    SimulatorWire.Order told = found.get();
    if (faults.strikes(Fault.ASK_SAYS_OPEN, id)) {
      told = as("OPEN", told);
    } else if (faults.strikes(Fault.ASK_SAYS_DECLINED, id)) {
      told = as("DECLINED", told);
    }
    if (isHeard(Fault.ASK_SLOW, Fault.ASK_LOST, id)) {
      Reply.json(exchange, 200, told);
    }
  }

  private void giveBack(HttpExchange exchange, String id, SimulatorWire.NewRefund asked)
      throws IOException {
    demand(!faults.strikes(Fault.BACK_BROKEN, id), 500);
    demand(!faults.strikes(Fault.BACK_REFUSED, id), 422);
    SimulatorWire.Refund done = orders.refund(id, asked);
    SimulatorWire.Refund told =
        faults.strikes(Fault.BACK_PENDING, id)
            ? new SimulatorWire.Refund(done.id(), "PENDING")
            : done;
    if (isHeard(Fault.BACK_SLOW, Fault.BACK_LOST, id)) {
      Reply.json(exchange, 201, told);
    }
  }

  /// Whether the answer goes out. A lost one is never written, so that the line breaks.
  private boolean isHeard(Fault slow, Fault lost, String order) {
    if (faults.strikes(slow, order)) {
      try {
        Thread.sleep(faults.pause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return !faults.strikes(lost, order);
  }

  private static void demand(boolean well, int status) {
    if (!well) {
      throw new OrderBook.MistakeException(status, "this was ordered to go wrong");
    }
  }

  private static SimulatorWire.Order as(String state, SimulatorWire.Order order) {
    return new SimulatorWire.Order(
        order.id(),
        state,
        order.amountPaise(),
        order.currency(),
        order.qr(),
        order.expiresAt(),
        "");
  }

  private boolean fromTheShop(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null
        && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
  }

  private static SimulatorWire.NewOrder checked(byte[] body) {
    SimulatorWire.NewOrder order = Json.read(body, SimulatorWire.NewOrder.class);
    if (!order.id().matches(NAME)
        || order.amountPaise() < 1
        || order.amountPaise() > MAX_AMOUNT_PAISE
        || order.expiresSeconds() < 1
        || order.expiresSeconds() > MAX_EXPIRES_SECONDS
        || !order.note().matches("[A-Za-z0-9 .-]{0," + MAX_NOTE_CHARS + "}")) {
      throw new OrderBook.MistakeException(422, "id, amount, time or note out of range");
    }
    return order;
  }
}
