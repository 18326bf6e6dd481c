package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Goods into the cart and out of it.
final class Scanning {

  /// A use-by date ends with the day of the store; all of India keeps one time.
  private static final ZoneId STORE_ZONE = ZoneId.of("Asia/Kolkata");

  private Scanning() {}

  static List<Event> add(
      Shelf shelf, Cart cart, Source source, long number, Command.AddItem add, Instant now) {
    Optional<Article> found = shelf.article(add.code().article());
    if (found.isEmpty()) {
      boolean isCase = add.code().article() instanceof Gtin gtin && gtin.isCase();
      return Desk.refuse(
          RefusalCode.ARTICLE_UNKNOWN,
          add.code().article().text() + (isCase ? ", a case of many pieces" : ""));
    }
    Article article = found.get();
    if (article.terms().saleStopped()) {
      return Desk.refuse(RefusalCode.SALE_STOPPED, article.name().en());
    }
    Optional<Money> price = honestPrice(shelf, article, add);
    if (price.isEmpty()) {
      return Desk.refuse(
          RefusalCode.PRICE_UNKNOWN,
          article.id().text() + " never cost " + add.unitPrice() + " here");
    }
    Optional<Event> unfit = unfit(shelf, article, add.code().unit(), now);
    if (unfit.isPresent()) {
      return List.of(unfit.get());
    }
    Markdown mark =
        shelf
            .storeRules()
            .markdown(article, add.code().unit().bestBefore(), today(now))
            .map(Markdown::of)
            .orElse(Markdown.NONE);
    PriceOrigin origin = new PriceOrigin(add.catalogueRevision(), shelf.revision());
    return switch (article.sale()) {
      case Sale.ByPiece byPiece ->
          switch (add.code()) {
            case ItemCode.Piece piece ->
                addPiece(cart, article, price.get(), piece.unit(), mark, origin);
            case ItemCode.Weighed weighed ->
                Desk.refuse(RefusalCode.NOT_SOLD_BY_WEIGHT, article.id().text());
            case ItemCode.Priced priced ->
                Desk.refuse(RefusalCode.NOT_SOLD_BY_WEIGHT, article.id().text());
          };
      case Sale.ByWeight byWeight ->
          addLoose(
              cart, LineId.ofLabel(source, number), article, price.get(), add.code(), mark, origin);
    };
  }

  /// The lower of the price that the shopper saw and the price now, if the store ever asked for the
  /// former.
  private static Optional<Money> honestPrice(Shelf shelf, Article article, Command.AddItem add) {
    Money now = article.sale().unitPrice();
    String batch = add.code() instanceof ItemCode.Piece piece ? piece.unit().batch() : "";
    if (add.unitPrice().equals(now)) {
      return Optional.of(article.chargeable(now, batch));
    }
    return shelf
        .unitPriceAt(article.id(), add.catalogueRevision())
        .filter(then -> then.equals(add.unitPrice()))
        .map(then -> article.chargeable(then.min(now), batch));
  }

  private static List<Event> addPiece(
      Cart cart,
      Article article,
      Money price,
      ItemCode.UnitMark unit,
      Markdown mark,
      PriceOrigin origin) {
    Money marked = mark.off(price);
    LineId line = LineId.ofPieces(article, marked, mark, article.mrpOf(unit.batch()));
    int already =
        cart.line(line).map(l -> l instanceof LineItem.Pieces p ? p.quantity() : 0).orElse(0);
    if (already >= Cart.MAX_PIECES || (already == 0 && cart.lines().size() >= Cart.MAX_LINES)) {
      return full();
    }
    return withFollowers(
        cart, article, new Event.PieceAdded(line, article, marked, unit.batch(), mark, origin));
  }

  /// Each label is a line of its own, also one that was scanned before: counter scales print the
  /// same label for packs of the same weight. If there was but one pack, the scale in the basket
  /// misses the other and the trolley asks about it.
  private static List<Event> addLoose(
      Cart cart,
      LineId line,
      Article article,
      Money price,
      ItemCode code,
      Markdown mark,
      PriceOrigin origin) {
    if (cart.lines().size() >= Cart.MAX_LINES) {
      return full();
    }
    Money marked = mark.off(price);
    return switch (code) {
      case ItemCode.Piece piece -> Desk.refuse(RefusalCode.NEEDS_WEIGHT_LABEL, article.id().text());
      case ItemCode.Weighed weighed ->
          withFollowers(
              cart,
              article,
              new Event.LooseAdded(
                  line,
                  article,
                  marked,
                  weighed.net(),
                  Rounding.priceOfWeight(weighed.net().grams(), marked),
                  mark,
                  origin));
      case ItemCode.Priced priced ->
          withFollowers(
              cart,
              article,
              new Event.LooseAdded(
                  line,
                  article,
                  marked,
                  weightOf(priced, price),
                  mark.off(priced.price()),
                  mark,
                  origin));
    };
  }

  /// Weight for the basket's scale and the stock where the label tells a price only. The label may
  /// be older than today's price; what it costs does not depend on this.
  private static Weight weightOf(ItemCode.Priced priced, Money perKilogram) {
    if (priced.net().grams() > 0) {
      return priced.net();
    }
    return perKilogram.isZero()
        ? Weight.grams(1)
        : Weight.grams(
            Math.max(1, Math.multiplyExact(priced.price().minor(), 1_000) / perKilogram.minor()));
  }

  static LocalDate today(Instant now) {
    return now.atZone(STORE_ZONE).toLocalDate();
  }

  /// What forbids to sell this very unit: called back, or its time is over.
  private static Optional<Event> unfit(
      Shelf shelf, Article article, ItemCode.UnitMark unit, Instant now) {
    String name = article.name().en();
    if (shelf.recalled(article.id(), unit.batch())) {
      String which = unit.batch().isEmpty() ? ", every batch" : ", batch " + unit.batch();
      return Optional.of(new Event.CommandRefused(RefusalCode.RECALLED, name + which));
    }
    if (shelf.storeRules().recalled(article.id(), unit.serial())) {
      return Optional.of(
          new Event.CommandRefused(RefusalCode.RECALLED, name + ", serial " + unit.serial()));
    }
    if (unit.useBy().isBefore(today(now))) {
      return expired(name + ", use by " + unit.useBy());
    }
    if (unit.bestBefore().isBefore(today(now))) {
      return expired(name + ", best before " + unit.bestBefore());
    }
    if (unit.expires().isBefore(now.atZone(STORE_ZONE).toLocalDateTime())) {
      return expired(name + ", use by " + unit.expires());
    }
    return Optional.empty();
  }

  private static Optional<Event> expired(String detail) {
    return Optional.of(new Event.CommandRefused(RefusalCode.EXPIRED, detail));
  }

  private static List<Event> full() {
    return Desk.refuse(
        RefusalCode.CART_FULL,
        "at most " + Cart.MAX_LINES + " lines of " + Cart.MAX_PIECES + " pieces");
  }

  /// A scan meets a wish for the article and asks for the age check that the article needs.
  private static List<Event> withFollowers(Cart cart, Article article, Event added) {
    List<Event> events = new ArrayList<>();
    events.add(added);
    if (cart.wishes().stream().anyMatch(wish -> wish.article().id().equals(article.id()))) {
      events.add(new Event.WishMet(article.id(), 1, true));
    }
    boolean asked = cart.holds().stream().anyMatch(hold -> hold.kind() == Hold.Kind.AGE);
    if (article.minimumAge() > cart.ageConfirmed() && !asked) {
      String detail = article.name().en() + ": " + article.minimumAge() + " years";
      events.add(
          new Event.HoldOpened(
              new Hold(
                  "age-" + (cart.revision() + 1),
                  Hold.Kind.AGE,
                  detail.substring(0, Math.min(200, detail.length())))));
    }
    return events;
  }

  static int oldestAgeNeeded(Cart cart) {
    return cart.lines().stream().mapToInt(line -> line.article().minimumAge()).max().orElse(0);
  }

  /// A phone that only shops along takes back what it put in itself; who owns the trip, and staff,
  /// take back anything.
  static List<Event> takeBack(Cart cart, Source source, Command.VoidLine voided) {
    Optional<LineItem> found = cart.line(voided.line());
    Optional<DepositSlip> slip = Slips.of(cart, voided.line());
    if (slip.isPresent()) {
      return List.of(new Event.SlipReturned(slip.get().number()));
    }
    if (found.isEmpty()) {
      return Desk.refuse(RefusalCode.LINE_UNKNOWN, voided.line().text());
    }
    boolean shopsAlong = source.kind() == Source.Kind.PHONE && !cart.isOwnedBy(source);
    if (shopsAlong && !found.get().addedBy().contains(source)) {
      return Desk.refuse(RefusalCode.NOT_ALLOWED, source.text() + " did not put it in");
    }
    int there =
        switch (found.get()) {
          case LineItem.Pieces pieces -> pieces.quantity();
          case LineItem.Loose loose -> 1;
        };
    if (voided.pieces() < 1 || voided.pieces() > there) {
      return Desk.refuse(RefusalCode.NOT_THAT_MANY, voided.pieces() + " of " + there);
    }
    List<Event> events = new ArrayList<>();
    events.add(new Event.LineVoided(voided.line(), voided.pieces()));
    if (voided.pieces() == there) {
      ageNoLongerNeeded(cart, found.get()).ifPresent(events::add);
    }
    return events;
  }

  /// Taking the last restricted article back cures the age hold.
  private static Optional<Event> ageNoLongerNeeded(Cart cart, LineItem going) {
    boolean othersNeedIt =
        cart.lines().stream()
            .anyMatch(line ->
                !line.id().equals(going.id()) && line.article().minimumAge() > cart.ageConfirmed());
    return cart.holds().stream()
        .filter(hold -> hold.kind() == Hold.Kind.AGE && !othersNeedIt)
        .findFirst()
        .map(hold -> new Event.HoldCleared(hold.id(), "the article was taken back"));
  }
}
