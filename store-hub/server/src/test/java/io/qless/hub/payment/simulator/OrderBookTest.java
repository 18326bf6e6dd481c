package io.qless.hub.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.hub.payment.SimulatorWire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderBookTest {

  private Instant now = Instant.parse("2026-11-24T06:30:00Z");
  private final List<KeptOrder> written = new ArrayList<>();
  private final OrderBook book = new OrderBook(() -> now, new Written());
  private final SimulatorWire.Order order = open("trip-0001-3");

  @Test
  void theSameNameGivesTheSameOrder() {
    assertThat(open("trip-0001-3").qr()).isEqualTo(order.qr());
  }

  @Test
  void theSameNameForAnotherAmountIsRefused() {
    assertThatThrownBy(
            () -> book.open(new SimulatorWire.NewOrder("trip-0001-3", 1, 300, ""), "http://x/"))
        .isInstanceOf(OrderBook.MistakeException.class);
  }

  @Test
  void onlyTheFirstDecisionCounts() {
    book.decide("trip-0001-3", false);
    assertThat(book.decide("trip-0001-3", true)).isFalse();
  }

  @Test
  void isFoundByTheReferenceInItsQr() {
    String reference = order.qr().replaceAll(".*&tr=([A-Z0-9]+)&.*", "$1");
    assertThat(book.find(reference)).hasValue(order);
  }

  @Test
  void cannotBePaidAfterItsTime() {
    now = now.plusSeconds(300);
    assertThat(book.decide("trip-0001-3", true)).isFalse();
  }

  @Test
  void aRefundOfTheSameNameMovesMoneyOnce() {
    book.decide("trip-0001-3", true);
    book.refund("trip-0001-3", new SimulatorWire.NewRefund("r1", 10_000));
    assertThat(book.refund("trip-0001-3", new SimulatorWire.NewRefund("r1", 10_000)).state())
        .isEqualTo("DONE");
  }

  @Test
  void neverGivesBackMoreThanWasPaid() {
    book.decide("trip-0001-3", true);
    book.refund("trip-0001-3", new SimulatorWire.NewRefund("r1", 10_000));
    assertThatThrownBy(() -> book.refund("trip-0001-3", new SimulatorWire.NewRefund("r2", 1)))
        .isInstanceOf(OrderBook.MistakeException.class);
  }

  @Test
  void neverGivesBackWhatWasNotPaid() {
    assertThatThrownBy(() -> book.refund("trip-0001-3", new SimulatorWire.NewRefund("r1", 1)))
        .isInstanceOf(OrderBook.MistakeException.class);
  }

  @Test
  void oldClosedOrdersMakeRoom() {
    book.decide("trip-0001-3", false);
    for (int i = 0; i < OrderBook.MAX_ORDERS; i++) {
      open("order-" + i);
    }
    assertThat(book.find("trip-0001-3")).isEmpty();
  }

  @Test
  void whatWasKeptIsStillThereAfterAnotherStart() {
    book.decide("trip-0001-3", true);
    book.refund("trip-0001-3", new SimulatorWire.NewRefund("r1", 10_000));
    OrderBook again = new OrderBook(() -> now, new Written());
    assertThat(again.find("trip-0001-3")).isEqualTo(book.find("trip-0001-3"));
    assertThatThrownBy(() -> again.refund("trip-0001-3", new SimulatorWire.NewRefund("r2", 1)))
        .isInstanceOf(OrderBook.MistakeException.class);
  }

  private final class Written implements OrderKeeper {
    @Override
    public List<KeptOrder> kept() {
      return List.copyOf(written);
    }

    @Override
    public void keep(KeptOrder order, Collection<KeptOrder> all) {
      written.add(order);
    }
  }

  private SimulatorWire.Order open(String id) {
    return book.open(new SimulatorWire.NewOrder(id, 10_000, 300, "a trip"), "http://x/pay/");
  }
}
