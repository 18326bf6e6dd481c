package io.qless.hub.orders;

import io.qless.hub.rewards.PointsDesk;
import io.qless.hub.storage.Database;
import io.qless.shop.cart.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Whose orders are whose. Safe for any thread; lives as long as the hub.
public final class OrderDesk {

  /// Orders on one page.
  public static final int MAX_PAGE = 50;

  private final Database journal;
  private final PointsDesk points;
  private final JdbcOrderStore store = new JdbcOrderStore();

  public OrderDesk(Database journal, PointsDesk points) {
    this.journal = journal;
    this.points = points;
  }

  /// Makes a guest's trip and its points a customer's. The second time changes nothing.
  ///
  /// @param session a trip that there is
  /// @return false if it is another customer's already
  public boolean claim(SessionId session, Caller.Customer customer) {
    boolean claimed =
        journal
            .jdbi()
            .inTransaction(handle -> {
              boolean own = store.claim(handle, session, customer.id());
              if (own) {
                points.claim(handle, session, customer.id());
              }
              return own;
            });
    journal.makeDurable();
    return claimed;
  }

  /// Whether somebody may see an order.
  public boolean owns(Caller caller, SessionId session) {
    return switch (caller) {
      case Caller.Guest guest -> guest.trip().equals(session);
      case Caller.Customer customer ->
          journal
              .jdbi()
              .withHandle(handle -> store.customerOf(handle, session))
              .filter(customer.id()::equals)
              .isPresent();
    };
  }

  /// Somebody's orders, the newest first; a guest has at most the one of the trip.
  ///
  /// @param before where the page before ended, empty for the first
  /// @param limit 1 to [#MAX_PAGE]
  /// @throws IllegalArgumentException if no page ended there
  public OrderPage history(Caller caller, String before, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " orders");
    }
    return switch (caller) {
      case Caller.Guest guest -> {
        Optional<OrderPage.Order> order =
            journal.jdbi().withHandle(handle -> store.of(handle, guest.trip()));
        yield new OrderPage(before.isEmpty() ? order.stream().toList() : List.of(), "");
      }
      case Caller.Customer customer -> page(customer, place(before), limit);
    };
  }

  private OrderPage page(Caller.Customer customer, JdbcOrderStore.Place behind, int limit) {
    List<OrderPage.Order> orders =
        journal.jdbi().withHandle(handle -> store.of(handle, customer.id(), behind, limit + 1));
    if (orders.size() <= limit) {
      return new OrderPage(orders, "");
    }
    List<OrderPage.Order> page = orders.subList(0, limit);
    return new OrderPage(page, text(page.getLast()));
  }

  private static String text(OrderPage.Order last) {
    String place = last.paidAt() + "|" + last.session().text();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static JdbcOrderStore.Place place(String before) {
    if (before.isEmpty()) {
      return JdbcOrderStore.Place.BEGINNING;
    }
    try {
      String place = new String(Base64.getUrlDecoder().decode(before), StandardCharsets.UTF_8);
      int bar = place.indexOf('|');
      if (bar > 0) {
        return new JdbcOrderStore.Place(
            Instant.parse(place.substring(0, bar)), place.substring(bar + 1));
      }
    } catch (DateTimeException noInstant) {
      throw new IllegalArgumentException("no page ended at " + before, noInstant);
    }
    throw new IllegalArgumentException("no page ended at " + before);
  }
}
