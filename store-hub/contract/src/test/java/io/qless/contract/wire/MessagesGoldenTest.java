package io.qless.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Every message of MQTT letter by letter, as the AsyncAPI file describes it. A changed file is a
/// changed protocol.
class MessagesGoldenTest {

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");
  private static final SessionId TRIP = new SessionId("trip-0001");
  private static final Gtin MILK = Gtin.of("9520000000011");

  /// By the name of the message in the AsyncAPI file.
  private static final Map<String, Object> MESSAGES =
      new TreeMap<>(
          Map.of(
              "CommandBatch",
              new CommandBatch(
                  TRIP,
                  7,
                  List.of(
                      new CommandBatch.Sent(
                          NOON,
                          new Command.AddItem(
                              new ItemCode.Piece(MILK, ItemCode.UnitMark.NONE),
                              Money.paise(6_600),
                              12)),
                      new CommandBatch.Sent(NOON, new Command.StartCheckout()))),
              "EventBatch",
              new EventBatch(
                  TRIP,
                  1,
                  1,
                  List.of(
                      new JournalEntry(
                          1, Source.TROLLEY, 1, NOON, new Event.TripStarted("T1", "en")))),
              "SessionState",
              new SessionState(
                  "trip-0001", 4, "https://hub.example/join#secret", "", Instant.EPOCH),
              "TrolleyStatus",
              new TrolleyStatus(
                  true,
                  "0.1.0",
                  "trip-0001",
                  2,
                  12,
                  "ok",
                  "no conversion",
                  new TrolleyBattery(18, false),
                  new PanelHealth("faulty: no pins")),
              "JournalRequest",
              new JournalRequest(TRIP, 3),
              "WeightSeen",
              new WeightSeen(TRIP, MILK, 1_043, ""),
              "CatalogueHead",
              new CatalogueHead(12, 215),
              "GateCommand",
              GateCommand.refuse("Please ask our staff."),
              "GateRedeemed",
              new GateRedeemed("jti-1", "trip-0001", "G1", NOON, true, 3),
              "GateStatus",
              new GateStatus(true, "0.1.0", 1, 2, "ok", new GateHealth("holds", "ok", 3))));

  static {
    MESSAGES.put(
        "GateClaim", GateClaim.ask("G1", "5f-3", "jti-1", "trip-0001").denied("G2", "G2", NOON));
    MESSAGES.put(
        "GateIncident",
        new GateIncident(
            GateIncident.Kind.RELEASED_BY_CODE, "G1", "asha", "wheelchair", NOON, true, 4));
    MESSAGES.put("GateAsk", new GateAsk(7));
    MESSAGES.put("GateTime", new GateTime(7, NOON));
  }

  private final AsyncApi file = new AsyncApi();

  @Test
  void eachMessageHasTheFormOfItsFile() throws IOException {
    for (Map.Entry<String, Object> message : MESSAGES.entrySet()) {
      assertThat(Json.text(message.getValue()))
          .as(message.getKey())
          .isEqualTo(golden(message.getKey()));
    }
  }

  @Test
  void eachFileIsAsTheAsyncApiFileSays() throws IOException {
    for (String message : MESSAGES.keySet()) {
      assertThat(file.faultsOf(message, golden(message))).as(message).isEmpty();
    }
  }

  @Test
  void everyMessageOfTheAsyncApiFileIsHere() {
    assertThat(file.channels().values())
        .filteredOn(message -> !message.equals("Keys") && !message.equals("PassText"))
        .containsExactlyInAnyOrderElementsOf(MESSAGES.keySet());
  }

  private static String golden(String message) throws IOException {
    String name = "golden/" + message + ".json";
    try (InputStream in = MessagesGoldenTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
