package io.qless.shop.cart;

import io.qless.shop.TestShelf;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.item.ItemCode;
import io.qless.shop.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Plays commands against a desk, so that a test reads like a trip. Test use only.
public final class Trip {

  public static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");

  private final Shelf shelf;
  private final Desk desk;
  private final List<JournalEntry> journal = new ArrayList<>();
  private Cart cart = Cart.begin(new SessionId("trip-0001"));

  public Trip(Shelf shelf) {
    this(shelf, Counter.NONE);
  }

  public Trip(Shelf shelf, Counter counter) {
    this.shelf = shelf;
    desk = new Desk(shelf, counter);
  }

  /// A trip that has begun.
  public static Trip started(Shelf shelf) {
    return new Trip(shelf).by(Source.TROLLEY, new Command.StartTrip("T1", "en"));
  }

  /// The next command of a source.
  public Trip by(Source source, Command command) {
    take(new NumberedCommand(source, cart.heardFrom(source) + 1, NOON, command));
    return this;
  }

  public Trip trolley(Command command) {
    return by(Source.TROLLEY, command);
  }

  public Trip scan(Article article) {
    return trolley(scanOf(article));
  }

  public static Command.AddItem scanOf(Article article) {
    return new Command.AddItem(
        new ItemCode.Piece(article.id(), ItemCode.UnitMark.NONE), article.sale().unitPrice(), 7);
  }

  public static Command.AddItem label(long grams) {
    return new Command.AddItem(
        new ItemCode.Weighed(TestShelf.TOMATO.id(), io.qless.shop.item.Weight.grams(grams)),
        Money.paise(3_800),
        7);
  }

  /// A slip of the store's return machine.
  public static Command.BringSlip slip(int serial, int paise) {
    String digits = "29%06d%04d".formatted(serial, paise);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return new Command.BringSlip(digits + (10 - sum % 10) % 10);
  }

  public Decision take(NumberedCommand command) {
    Decision decision = desk.decide(cart, command, NOON);
    if (decision instanceof Decision.Decided decided) {
      journal.addAll(decided.entries());
      cart = cart.applyAll(decided.entries());
    }
    return decision;
  }

  public List<io.qless.shop.pricing.Offer> offers() {
    return shelf.offers();
  }

  public Cart cart() {
    return cart;
  }

  public List<JournalEntry> journal() {
    return journal;
  }

  public Event lastEvent() {
    return journal.getLast().event();
  }
}
