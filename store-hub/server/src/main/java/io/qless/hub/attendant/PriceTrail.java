package io.qless.hub.attendant;

import io.qless.contract.rest.PriceTrace;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.cart.Markdown;
import io.qless.shop.cart.PriceOrigin;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Priced;
import io.qless.shop.pricing.Pricing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Follows the price of each line of a trip from the scan to the bill. Lives for one answer.
final class PriceTrail {

  private final Cart cart;
  private final List<JournalEntry> journal;
  private final Bill bill;
  private final Priced priced;

  /// @param offers the store's offers as they are today
  /// @param now decides what counts while the bill is not frozen
  PriceTrail(Cart cart, List<JournalEntry> journal, List<Offer> offers, Instant now) {
    this.cart = cart;
    this.journal = journal;
    priced = Pricing.priced(cart, offers, frozenAt(now));
    bill = cart.bill().orElse(priced.bill());
  }

  PriceTrace trace() {
    return new PriceTrace(
        cart.bill().isPresent(),
        rulesStand(),
        bill.lines().stream().map(this::line).toList(),
        cart.slips().stream()
            .map(slip ->
                new PriceTrace.Slip(
                    slip.number(), slip.amount().minor(), bill.returned().has(slip)))
            .toList(),
        bill.taxes().stream()
            .map(row ->
                new PriceTrace.Tax(
                    row.gst().hsn(),
                    row.gst().basisPoints(),
                    row.taxable().minor(),
                    row.cgst().minor(),
                    row.sgst().minor()))
            .toList(),
        bill.goods().minor(),
        bill.saved().minor(),
        bill.total().minor());
  }

  /// The instant that decided which offers count.
  private Instant frozenAt(Instant now) {
    return journal.stream()
        .filter(entry -> cart.bill().isPresent() && entry.event() instanceof Event.CheckoutStarted)
        .map(JournalEntry::at)
        .reduce((earlier, later) -> later)
        .orElse(now);
  }

  private boolean rulesStand() {
    return bill.equals(priced.bill());
  }

  private PriceTrace.Line line(Bill.Line line) {
    Markdown markdown = cart.line(line.id()).map(LineItem::markdown).orElse(Markdown.NONE);
    return new PriceTrace.Line(
        line.id().text(),
        line.name().en(),
        line.quantity() instanceof Bill.Quantity.Pieces pieces ? pieces.count() : 0,
        line.quantity() instanceof Bill.Quantity.Grams grams ? grams.net() : 0,
        line.unitPrice().minor(),
        markdown.equals(Markdown.NONE) ? "" : markdown.name().en(),
        markdown.basisPoints(),
        prices(line.id()),
        line.gross().minor(),
        steps(line),
        line.net().minor());
  }

  private List<PriceTrace.Price> prices(LineId line) {
    Map<PriceOrigin, Integer> scans =
        new TreeMap<>(
            Comparator.comparingLong(PriceOrigin::seen).thenComparingLong(PriceOrigin::decided));
    for (JournalEntry entry : journal) {
      origin(entry.event(), line).ifPresent(origin -> scans.merge(origin, 1, Integer::sum));
    }
    List<PriceTrace.Price> prices = new ArrayList<>();
    scans.forEach((origin, count) ->
        prices.add(new PriceTrace.Price(count, origin.seen(), origin.decided())));
    return prices;
  }

  private static Optional<PriceOrigin> origin(Event event, LineId line) {
    return switch (event) {
      case Event.PieceAdded piece when piece.line().equals(line) -> Optional.of(piece.origin());
      case Event.LooseAdded loose when loose.line().equals(line) -> Optional.of(loose.origin());
      default -> Optional.empty();
    };
  }

  private List<PriceTrace.Step> steps(Bill.Line line) {
    List<PriceTrace.Step> steps = new ArrayList<>();
    Money left = line.gross();
    for (Bill.Cut cut : line.cuts()) {
      left = left.minus(cut.amount());
      Optional<Bill.Discount> discount =
          bill.discounts().stream().filter(one -> one.rule().equals(cut.rule())).findFirst();
      steps.add(
          new PriceTrace.Step(
              cut.rule(),
              discount.map(one -> one.name().en()).orElse(""),
              how(cut.rule()),
              discount.map(Bill.Discount::coupon).orElse(false),
              cut.amount().minor(),
              left.minor()));
    }
    return steps;
  }

  private String how(String rule) {
    return priced.trace().stream()
        .filter(step -> rulesStand() && step.rule().equals(rule))
        .map(Priced.Step::how)
        .findFirst()
        .orElse("");
  }
}
