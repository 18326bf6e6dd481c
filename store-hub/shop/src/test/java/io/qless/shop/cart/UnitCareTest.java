package io.qless.shop.cart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.qless.shop.RefusalCode;
import io.qless.shop.TestShelf;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.catalogue.StoreRules;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Pricing;
import io.qless.shop.pricing.Scope;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the label of one unit protects from. Today is 24 November 2026, noon in India.
class UnitCareTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  /// The plain shop with rules: dairy within two days of its date at 25 % off.
  private record RuledShelf(TestShelf plain, StoreRules storeRules) implements Shelf {

    static final RuledShelf SHOP =
        new RuledShelf(
            TestShelf.plain(),
            new StoreRules(
                List.of(
                    new StoreRule.Markdown(
                        "D2",
                        new LocalText("Best before soon", ""),
                        new Scope.OfCategory("dairy"),
                        2,
                        2_500),
                    new StoreRule.UnitRecall(
                        (Gtin) TestShelf.MILK.id(), "S-7", new LocalText("swollen", "")))));

    @Override
    public long revision() {
      return plain.revision();
    }

    @Override
    public Optional<Article> article(ArticleId id) {
      return plain.article(id);
    }

    @Override
    public Optional<Money> unitPriceAt(ArticleId id, long revision) {
      return plain.unitPriceAt(id, revision);
    }

    @Override
    public boolean recalled(ArticleId id, String batch) {
      return plain.recalled(id, batch);
    }

    @Override
    public Optional<Coupon> coupon(String code) {
      return plain.coupon(code);
    }

    @Override
    public List<Offer> offers() {
      return plain.offers();
    }
  }

  @Test
  void aUnitPastItsUseByDateIsRefused() {
    assertRefused(RefusalCode.EXPIRED, useBy(TODAY.minusDays(1)));
    assertAdded(useBy(TODAY));
  }

  @Test
  void aUnitPastItsBestBeforeDateIsRefused() {
    assertRefused(RefusalCode.EXPIRED, bestBefore(TODAY.minusDays(1)));
  }

  @Test
  void aUnitPastItsMinuteIsRefused() {
    assertRefused(RefusalCode.EXPIRED, expires(TODAY.atTime(11, 59)));
    assertAdded(expires(TODAY.atTime(12, 0)));
  }

  @Test
  void aRecalledSerialNumberIsRefusedAndItsNeighbourIsNot() {
    assertRefused(RefusalCode.RECALLED, serial("S-7"));
    assertAdded(serial("S-8"));
  }

  @Test
  void looseGoodsAreCheckedToo() {
    Command.AddItem old =
        new Command.AddItem(
            new ItemCode.Weighed(
                TestShelf.TOMATO.id(), Weight.grams(500), useBy(TODAY.minusDays(1))),
            Money.paise(3_800),
            7);
    Trip trip = Trip.started(RuledShelf.SHOP).trolley(old);
    assertEquals(
        RefusalCode.EXPIRED, assertInstanceOf(Event.CommandRefused.class, trip.lastEvent()).code());
  }

  @Test
  void aNearBestBeforeDateLowersThePriceAndTheLineRemembersWhy() {
    LineItem line = assertAdded(bestBefore(TODAY.plusDays(2)));
    assertEquals(Money.paise(4_950), line.unitPrice());
    assertEquals(2_500, line.markdown().basisPoints());
    assertEquals(Money.paise(6_600), assertAdded(bestBefore(TODAY.plusDays(3))).unitPrice());
  }

  @Test
  void markedDownAndFreshUnitsAreTwoLinesOfOneBill() {
    Trip trip =
        scan(Trip.started(RuledShelf.SHOP), bestBefore(TODAY.plusDays(1))).scan(TestShelf.MILK);
    Bill bill = Pricing.bill(trip.cart(), List.of(), Trip.NOON);
    assertEquals(2, bill.lines().size());
    assertEquals(Money.paise(4_950 + 6_600), bill.total());
  }

  @Test
  void aPriceLabelCostsWhatStandsOnIt() {
    Command.AddItem label =
        new Command.AddItem(
            new ItemCode.Priced(
                TestShelf.TOMATO.id(), Money.paise(1_999), Weight.ZERO, ItemCode.UnitMark.NONE),
            Money.paise(3_800),
            7);
    Trip trip = Trip.started(RuledShelf.SHOP).trolley(label).trolley(label);
    assertEquals(Money.paise(3_998), Pricing.bill(trip.cart(), List.of(), Trip.NOON).total());
    LineItem.Loose line = assertInstanceOf(LineItem.Loose.class, trip.cart().lines().getFirst());
    assertEquals(Weight.grams(526), line.net());
  }

  @Test
  void aPriceLabelForPacksIsRefused() {
    Command.AddItem label =
        new Command.AddItem(
            new ItemCode.Priced(
                TestShelf.MILK.id(), Money.paise(10), Weight.ZERO, ItemCode.UnitMark.NONE),
            Money.paise(6_600),
            7);
    Trip trip = Trip.started(RuledShelf.SHOP).trolley(label);
    assertEquals(
        RefusalCode.NOT_SOLD_BY_WEIGHT,
        assertInstanceOf(Event.CommandRefused.class, trip.lastEvent()).code());
  }

  private static ItemCode.UnitMark useBy(LocalDate day) {
    return new ItemCode.UnitMark("", day);
  }

  private static ItemCode.UnitMark bestBefore(LocalDate day) {
    return new ItemCode.UnitMark("", LocalDate.MAX, "", day, LocalDateTime.MAX);
  }

  private static ItemCode.UnitMark expires(LocalDateTime minute) {
    return new ItemCode.UnitMark("", LocalDate.MAX, "", LocalDate.MAX, minute);
  }

  private static ItemCode.UnitMark serial(String serial) {
    return new ItemCode.UnitMark("", LocalDate.MAX, serial, LocalDate.MAX, LocalDateTime.MAX);
  }

  private static Trip scan(Trip trip, ItemCode.UnitMark unit) {
    return trip.trolley(
        new Command.AddItem(new ItemCode.Piece(TestShelf.MILK.id(), unit), Money.paise(6_600), 7));
  }

  private static LineItem assertAdded(ItemCode.UnitMark unit) {
    return scan(Trip.started(RuledShelf.SHOP), unit).cart().lines().getFirst();
  }

  private static void assertRefused(RefusalCode code, ItemCode.UnitMark unit) {
    Trip trip = scan(Trip.started(RuledShelf.SHOP), unit);
    assertEquals(code, assertInstanceOf(Event.CommandRefused.class, trip.lastEvent()).code());
  }
}
