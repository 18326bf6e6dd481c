package io.qless.hub.orders;

import io.qless.shop.cart.SessionId;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.List;

/// Some of somebody's orders, the newest first.
///
/// @param next where the next page begins, empty after the last
public record OrderPage(List<Order> orders, String next) {

  public OrderPage {
    orders = List.copyOf(orders);
  }

  /// One paid trip.
  public record Order(
      SessionId session, String invoice, Instant paidAt, Money total, List<Note> notes) {
    public Order {
      notes = List.copyOf(notes);
    }

    /// What was paid back.
    public Money returned() {
      return notes.stream().map(Note::amount).reduce(Money.ZERO, Money::plus);
    }
  }

  /// One credit note of an order.
  public record Note(String number, Money amount) {}
}
