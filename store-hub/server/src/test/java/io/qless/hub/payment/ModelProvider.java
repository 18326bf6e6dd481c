package io.qless.hub.payment;

import io.qless.shop.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A payment company in memory that keeps its books right and tells of them badly: answers get
/// lost, lie or never come. The books are the truth that the hub is held against. Safe for any
/// thread.
final class ModelProvider implements PaymentProvider {

  static final String NAME = "model";

  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, List<String>> byTrip = new HashMap<>();
  private final Random random;
  private int wrongPercent;

  ModelProvider(long seed) {
    random = new Random(seed);
  }

  /// What the company has of one order.
  static final class Account {
    final long asked;
    long received;
    boolean declined;
    final Map<String, Long> refunds = new HashMap<>();
    final Set<String> refused = new HashSet<>();

    Account(long asked) {
      this.asked = asked;
    }

    long refunded() {
      return refunds.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// How often an answer is wrong from now on.
  synchronized void wrong(int percent) {
    wrongPercent = percent;
  }

  synchronized Map<String, Account> accounts() {
    return Map.copyOf(accounts);
  }

  /// Orders of one trip, the oldest first.
  synchronized List<String> ofTrip(String trip) {
    return List.copyOf(byTrip.getOrDefault(trip, List.of()));
  }

  static String tripOf(String order) {
    return order.substring(0, order.lastIndexOf('-'));
  }

  /// Somebody pays an order, whenever it is.
  ///
  /// @return false if there is no such order
  synchronized boolean pay(String order, long offBy) {
    Account account = accounts.get(order);
    if (account != null) {
      account.received += account.asked + offBy;
      account.declined = false;
    }
    return account != null;
  }

  synchronized void decline(String order) {
    Account account = accounts.get(order);
    if (account != null && account.received == 0) {
      account.declined = true;
    }
  }

  /// What is posted about an order now: the name of the event, then how it stands.
  synchronized byte[] word(String event, String order) {
    Account account = accounts.get(order);
    String state =
        account == null
            ? "NONE"
            : account.received > 0 ? "PAID" : account.declined ? "DECLINED" : "OPEN";
    return word(event, order, state, account == null ? 0 : account.received);
  }

  /// What is posted, true or not.
  static byte[] word(String event, String order, String state, long paise) {
    return String.join("|", event, order, state, Long.toString(paise))
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean simulated() {
    return true;
  }

  @Override
  public synchronized Started start(Order order, String note) {
    int luck = luck();
    if (luck == 0) {
      return new Started.Unreachable("no line");
    }
    if (luck == 1) {
      return new Started.Declined("not today");
    }
    if (!accounts.containsKey(order.attempt())) {
      accounts.put(order.attempt(), new Account(order.amount().minor()));
      byTrip
          .computeIfAbsent(tripOf(order.attempt()), trip -> new ArrayList<>())
          .add(order.attempt());
    }
    return switch (luck) {
      case 2 -> new Started.Unknown("the answer was lost");
      case 3 -> throw new BreaksException();
      default -> new Started.Opened("upi://pay?tr=" + order.attempt(), order.expires(), "");
    };
  }

  @Override
  public Webhook readWebhook(byte[] body, Map<String, String> headers, Instant now) {
    List<String> words = List.of(new String(body, StandardCharsets.UTF_8).split("\\|"));
    return new Webhook.Genuine(
        words.get(0), words.get(1), status(words.get(2), Long.parseLong(words.get(3))));
  }

  @Override
  public synchronized Status status(Order order) {
    Account account = accounts.get(order.attempt());
    return switch (luck()) {
      case 0 -> new Status.Unknown("no answer");
      case 1 -> new Status.Pending();
      case 2 -> new Status.Failed("a lie");
      case 3 -> new Status.NotFound();
      case 4 -> throw new BreaksException();
      default ->
          account == null
              ? new Status.NotFound()
              : status(
                  account.received > 0 ? "PAID" : account.declined ? "DECLINED" : "OPEN",
                  account.received);
    };
  }

  private static Status status(String state, long paise) {
    return switch (state) {
      case "PAID" -> new Status.Captured(Money.paise(paise), "RRN");
      case "DECLINED" -> new Status.Failed("declined");
      case "NONE" -> new Status.NotFound();
      default -> new Status.Pending();
    };
  }

  @Override
  public synchronized Refunded refund(String refund, Order order, Money amount) {
    Account account = accounts.get(order.attempt());
    int luck = luck();
    if (luck == 0) {
      return new Refunded.Unknown("no line");
    }
    if (account == null) {
      return new Refunded.Refused("no such order");
    }
    boolean known = account.refunds.containsKey(refund);
    boolean tooMuch = amount.minor() > account.received - account.refunded();
    if (!known && (luck == 1 || tooMuch || account.refused.contains(refund))) {
      account.refused.add(refund); // a no under a name stays one
      return new Refunded.Refused("no");
    }
    account.refunds.putIfAbsent(refund, amount.minor());
    return luck == 2 ? new Refunded.Unknown("the answer was lost") : new Refunded.Done();
  }

  /// Below five something goes wrong, each kind as often.
  private int luck() {
    return random.nextInt(100) < wrongPercent ? random.nextInt(5) : 100;
  }

  /// An answer that breaks the program that reads it.
  private static final class BreaksException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BreaksException() {
      super("this answer breaks the program", null, false, false);
    }
  }
}
