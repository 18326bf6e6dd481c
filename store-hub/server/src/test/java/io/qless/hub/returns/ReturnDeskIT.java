package io.qless.hub.returns;

import static io.qless.hub.payment.PaymentHouse.scan;
import static io.qless.hub.payment.PaymentHouse.weighed;
import static io.qless.hub.payment.SmallShelf.COLA;
import static io.qless.hub.payment.SmallShelf.RICE;
import static io.qless.hub.payment.SmallShelf.TOMATO;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.qless.contract.wire.Json;
import io.qless.hub.payment.PaymentHouse;
import io.qless.hub.payment.Refunds;
import io.qless.hub.receipt.ReceiptDesk;
import io.qless.hub.receipt.ReceiptLanguage;
import io.qless.hub.storage.Alert;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.money.Money;
import io.qless.shop.tax.CreditNote;
import io.qless.shop.tax.Invoice;
import io.qless.shop.tax.Tax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Goods come back after payment: real rows, and a real provider on the other side of HTTP.
class ReturnDeskIT {

  private static final String RICE_LINE = "1";

  @TempDir private Path directory;
  private PaymentHouse house;
  private int keys;

  @BeforeEach
  void openTheHouse() {
    house = new PaymentHouse(directory).open();
  }

  @AfterEach
  void closeTheHouse() {
    house.close();
  }

  @Test
  void returnsInAnyOrderPayBackExactlyWhatWasPaid() {
    for (long seed = 1; seed <= 6; seed++) {
      SessionId trip =
          house.paidTrip(
              "trip-000" + seed,
              scan(RICE),
              scan(RICE),
              scan(RICE),
              scan(COLA),
              scan(COLA),
              weighed(TOMATO, 1_257));
      Invoice invoice = house.receipts().invoice(trip).orElseThrow();
      List<GoodsBack.Part> parts = new ArrayList<>();
      for (Invoice.Line line : invoice.lines()) {
        boolean loose = line.units() > 999;
        if (!line.id().text().endsWith("+deposit")) {
          parts.addAll(
              loose
                  ? List.of(grams(line, 401), grams(line, 1), grams(line, 855))
                  : Collections.nCopies((int) line.units(), pieces(line.id().text(), 1)));
        }
      }
      Collections.shuffle(parts, new Random(seed));
      for (GoodsBack.Part part : parts) {
        assertThat(take(trip, part).refund()).isEqualTo(Refunds.State.DONE);
      }
      PaidOrder order = house.returns().order(trip).orElseThrow();
      assertThat(order.returned()).as("seed " + seed).isEqualTo(invoice.total());
      assertThat(refundsAtTheProvider(trip).values()).as("seed " + seed).isNotEmpty();
      assertThat(sumAtTheProvider(trip)).as("seed " + seed).isEqualTo(invoice.total().minor());
      assertThat(order.notes().stream().map(CreditNote::tax).reduce(Tax.NONE, Tax::plus))
          .isEqualTo(invoice.tax());
    }
  }

  @Test
  void theSameKeyIsTheSameReturn() throws Exception {
    SessionId trip = house.paidTrip("trip-0001", scan(RICE), scan(RICE));
    GoodsBack back = back(pieces(RICE_LINE, 1));
    ReturnOutcome.Taken first = taken(house.returns().take(trip.text(), back));
    ReturnOutcome.Taken second = taken(house.returns().take("S017-2627-000001", back));
    assertThat(first.repeated()).isFalse();
    assertThat(second.repeated()).isTrue();
    assertThat(second.note()).isEqualTo(first.note());
    assertThat(first.note().number().text()).isEqualTo("S017/2627/C00001");
    assertThat(first.note().invoice()).isEqualTo("S017/2627/000001");
    assertThat(sumAtTheProvider(trip)).isEqualTo(12_345);
    List<Callable<ReturnOutcome>> same =
        Collections.nCopies(4, () -> house.returns().take(trip.text(), anotherOf(back)));
    assertThat(atOnce(same).stream().map(outcome -> taken(outcome).note()).distinct()).hasSize(1);
    assertThat(sumAtTheProvider(trip)).isEqualTo(24_690);
  }

  @Test
  void aKeyIsNotUsedForTwoReturns() {
    SessionId trip = house.paidTrip("trip-0001", scan(RICE), scan(RICE));
    take(trip, pieces(RICE_LINE, 1));
    GoodsBack other =
        new GoodsBack("key-00000001", "meena", List.of(pieces(RICE_LINE, 1)), "another reason");
    assertRefused(house.returns().take(trip.text(), other), ReturnOutcome.Code.KEY_USED);
  }

  @Test
  void aUnitComesBackOnce() {
    SessionId trip = house.paidTrip("trip-0001", scan(RICE), scan(RICE));
    ReturnDesk desk = house.returns();
    String name = trip.text();
    assertRefused(desk.take(name, back(pieces(RICE_LINE, 3))), ReturnOutcome.Code.MORE_THAN_BOUGHT);
    take(trip, pieces(RICE_LINE, 1));
    assertRefused(desk.take(name, back(pieces(RICE_LINE, 2))), ReturnOutcome.Code.MORE_THAN_BOUGHT);
    assertRefused(
        desk.take(name, back(pieces(RICE_LINE, 1), pieces(RICE_LINE, 1))),
        ReturnOutcome.Code.MORE_THAN_BOUGHT);
    take(trip, pieces(RICE_LINE, 1));
    assertRefused(desk.take(name, back(pieces(RICE_LINE, 1))), ReturnOutcome.Code.ALREADY_RETURNED);
    assertThat(house.sql("SELECT last_serial FROM credit_note_series")).isEqualTo("2");
  }

  @Test
  void whatIsNotOnTheInvoiceIsRefused() {
    SessionId trip = house.paidTrip("trip-0001", scan(RICE), weighed(TOMATO, 500));
    ReturnDesk desk = house.returns();
    assertRefused(
        desk.take("S017/2627/000009", back(pieces("1", 1))), ReturnOutcome.Code.ORDER_UNKNOWN);
    assertRefused(desk.take("nobody", back(pieces("1", 1))), ReturnOutcome.Code.ORDER_UNKNOWN);
    assertRefused(desk.take(trip.text(), back(pieces("7", 1))), ReturnOutcome.Code.LINE_UNKNOWN);
    assertRefused(desk.take(trip.text(), back(pieces("2", 1))), ReturnOutcome.Code.UNIT_WRONG);
    SessionId unpaid = house.tripAsksToPay("trip-0002");
    assertRefused(desk.take(unpaid.text(), back(pieces("1", 1))), ReturnOutcome.Code.NOT_PAID);
    assertRefused(desk.preview("nobody", back(pieces("1", 1))), ReturnOutcome.Code.ORDER_UNKNOWN);
  }

  @Test
  void theDepositGoesWithItsBottleUnlessTheBottleCameAlone() {
    SessionId trip = house.paidTrip("trip-0001", scan(COLA), scan(COLA));
    assertThat(take(trip, pieces("2", 1)).note().total()).isEqualTo(Money.paise(1_000));
    CreditNote full = take(trip, pieces("1", 2)).note();
    assertThat(full.total()).isEqualTo(Money.paise(2 * 9_500 + 1_000));
    assertThat(full.lines()).hasSize(2);
  }

  @Test
  void aPreviewWritesNothing() {
    SessionId trip = house.paidTrip("trip-0001", scan(RICE));
    ReturnOutcome would = house.returns().preview(trip.text(), back(pieces(RICE_LINE, 1)));
    assertThat(((ReturnOutcome.Previewed) would).draft().total()).isEqualTo(Money.paise(12_345));
    assertThat(house.sql("SELECT COUNT(*) FROM credit_note")).isEqualTo("0");
    assertThat(house.sql("SELECT COUNT(*) FROM credit_note_series")).isEqualTo("0");
    assertThat(sumAtTheProvider(trip)).isZero();
  }

  @Test
  void anAnswerThatWasLostIsAskedForAgainAndNeverPaidTwice() throws Exception {
    SessionId trip = house.paidTrip("trip-0001", scan(RICE), scan(RICE));
    HttpServer mute = between(true, 500);
    try {
      house.useProviderAt(URI.create("http://127.0.0.1:" + mute.getAddress().getPort()));
      GoodsBack back = back(pieces(RICE_LINE, 1));
      assertThat(taken(house.returns().take(trip.text(), back)).refund())
          .isEqualTo(Refunds.State.REQUESTED);
      assertThat(sumAtTheProvider(trip)).isEqualTo(12_345);
      house.desk().sweep();
      house.useProviderAt(house.simulator().address());
      assertThat(taken(house.returns().take(trip.text(), back)).refund())
          .isEqualTo(Refunds.State.DONE);
      assertThat(sumAtTheProvider(trip)).isEqualTo(12_345);
    } finally {
      mute.stop(0);
    }
  }

  @Test
  void aRefundThatWasOwedWhenTheHubStoppedIsPaidByTheNext() throws Exception {
    SessionId trip = house.paidTrip("trip-0001", scan(RICE));
    HttpServer broken = between(false, 503);
    try {
      house.useProviderAt(URI.create("http://127.0.0.1:" + broken.getAddress().getPort()));
      CreditNote note = take(trip, pieces(RICE_LINE, 1)).note();
      byte[] paper = paper(trip, note);
      house.restart();
      house.desk().sweep();
      PaidOrder order = house.returns().order(trip).orElseThrow();
      assertThat(order.returns().getFirst().refund()).isEqualTo(Refunds.State.DONE);
      assertThat(order.notes()).containsExactly(note);
      assertThat(paper(trip, order.notes().getFirst())).isEqualTo(paper);
      assertThat(sumAtTheProvider(trip)).isEqualTo(12_345);
    } finally {
      broken.stop(0);
    }
  }

  @Test
  void aRefundThatTheProviderRefusesIsStaffsToSettle() throws Exception {
    SessionId trip = house.paidTrip("trip-0001", scan(RICE));
    HttpServer stubborn = between(false, 422);
    try {
      house.useProviderAt(URI.create("http://127.0.0.1:" + stubborn.getAddress().getPort()));
      assertThat(take(trip, pieces(RICE_LINE, 1)).refund()).isEqualTo(Refunds.State.REFUSED);
      assertThat(house.alerts().latest(1).getFirst().kind()).isEqualTo(Alert.Kind.REFUND_REFUSED);
    } finally {
      stubborn.stop(0);
    }
  }

  @Test
  void desksThatWorkAtOnceLeaveNoGapAndGiveNothingTwice() throws Exception {
    List<Callable<ReturnOutcome>> returns = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      SessionId trip = house.paidTrip("trip-000" + i, scan(RICE));
      for (int desk = 0; desk < 2; desk++) {
        GoodsBack back = back(pieces(RICE_LINE, 1));
        returns.add(() -> house.returns().take(trip.text(), back));
      }
    }
    List<ReturnOutcome> outcomes = atOnce(returns);
    assertThat(
            outcomes.stream()
                .filter(ReturnOutcome.Taken.class::isInstance)
                .map(outcome -> taken(outcome).note().number().text()))
        .containsExactlyInAnyOrder(
            "S017/2627/C00001", "S017/2627/C00002", "S017/2627/C00003", "S017/2627/C00004");
    assertThat(outcomes.stream().filter(ReturnOutcome.Refused.class::isInstance)).hasSize(4);
  }

  @Test
  void theJournalTellsWhoTookTheGoods() {
    SessionId trip = house.paidTrip("trip-0001", scan(RICE));
    take(trip, pieces(RICE_LINE, 1));
    JournalEntry back = // the exit pass may come before it or behind it
        house.sessions().journal(trip, 0).stream()
            .filter(entry -> entry.source().kind() == Source.Kind.ATTENDANT)
            .findFirst()
            .orElseThrow();
    assertThat(back.source().text()).isEqualTo("attendant:meena");
    assertThat(back.event())
        .isEqualTo(new Event.GoodsReturned("S017/2627/C00001", Money.paise(12_345), "broken bag"));
    assertThat(house.sessions().firstBrokenLink(trip)).isZero();
    assertThat(house.returns().order(trip).orElseThrow().returns().getFirst().staff())
        .isEqualTo("meena");
  }

  @Test
  void goodsThatCostNothingBringNothingBack() {
    SessionId trip = house.paidTrip("trip-0001", scan(RICE), new Command.ApplyCoupon("ALLFREE"));
    ReturnOutcome.Taken taken = take(trip, pieces(RICE_LINE, 1));
    assertThat(taken.note().total()).isEqualTo(Money.ZERO);
    assertThat(taken.refund()).isEqualTo(Refunds.State.NONE);
  }

  private ReturnOutcome.Taken take(SessionId trip, GoodsBack.Part... parts) {
    return taken(house.returns().take(trip.text(), back(parts)));
  }

  private GoodsBack back(GoodsBack.Part... parts) {
    keys++;
    return new GoodsBack("key-%08d".formatted(keys), "meena", List.of(parts), "broken bag");
  }

  private static GoodsBack anotherOf(GoodsBack back) {
    return new GoodsBack("another-one", back.staff(), back.parts(), back.reason());
  }

  private static GoodsBack.Part pieces(String line, long count) {
    return new GoodsBack.Part(line, count, GoodsBack.Unit.NOS);
  }

  private static GoodsBack.Part grams(Invoice.Line line, long grams) {
    return new GoodsBack.Part(line.id().text(), grams, GoodsBack.Unit.G);
  }

  private static ReturnOutcome.Taken taken(ReturnOutcome outcome) {
    assertThat(outcome).isInstanceOf(ReturnOutcome.Taken.class);
    return (ReturnOutcome.Taken) outcome;
  }

  private static void assertRefused(ReturnOutcome outcome, ReturnOutcome.Code code) {
    assertThat(outcome).isInstanceOf(ReturnOutcome.Refused.class);
    assertThat(((ReturnOutcome.Refused) outcome).code()).isEqualTo(code);
  }

  private byte[] paper(SessionId trip, CreditNote note) {
    Invoice invoice = house.receipts().invoice(trip).orElseThrow();
    return ReceiptDesk.pdf(note, invoice, ReceiptLanguage.HI);
  }

  private static List<ReturnOutcome> atOnce(List<Callable<ReturnOutcome>> returns)
      throws Exception {
    try (ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
      List<ReturnOutcome> outcomes = new ArrayList<>();
      for (Future<ReturnOutcome> done : desks.invokeAll(returns)) {
        outcomes.add(done.get());
      }
      return outcomes;
    }
  }

  private long sumAtTheProvider(SessionId trip) {
    return refundsAtTheProvider(trip).values().stream().mapToLong(JsonNode::asLong).sum();
  }

  /// Each order's last line in the provider's own file counts.
  private Map<String, JsonNode> refundsAtTheProvider(SessionId trip) {
    try {
      Map<String, JsonNode> refunds = new HashMap<>();
      for (String line : Files.readAllLines(directory.resolve("simulator-orders"))) {
        JsonNode order = Json.mapperForTrees().readTree(line);
        if (order.get("id").asString().startsWith(trip.text() + "-")) {
          refunds.clear();
          order.get("refunds").properties().forEach(e -> refunds.put(e.getKey(), e.getValue()));
        }
      }
      return refunds;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// A provider that answers this; it may hand the request on to the real one first.
  private HttpServer between(boolean handOn, int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    URI real = house.simulator().address();
    server.createContext(
        "/",
        exchange -> {
          try (exchange;
              HttpClient client = HttpClient.newHttpClient()) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (handOn) {
              client.send(
                  HttpRequest.newBuilder(real.resolve(exchange.getRequestURI().getPath()))
                      .header(
                          "Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                      .method(
                          exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                      .build(),
                  HttpResponse.BodyHandlers.discarding());
            }
            exchange.sendResponseHeaders(status, -1);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    return server;
  }
}
