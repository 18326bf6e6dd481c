package io.qless.contract.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Event;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Terms;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.CouponLimits;
import io.qless.shop.pricing.Hours;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Play;
import io.qless.shop.pricing.Scope;
import io.qless.shop.pricing.Validity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

  private static final Instant NOON = Instant.parse("2026-11-24T06:30:00Z");
  private static final SessionId SESSION = new SessionId("trip-0001");
  private static final Article MILK =
      new Article(
          Gtin.of("9520000000011"),
          new LocalText("Milk", "दूध"),
          "Gopi",
          "dairy",
          new Sale.ByPiece(
              Money.paise(6_600), Money.paise(6_800), Weight.grams(1_040), Weight.grams(3)),
          new Gst("0401", 500),
          0,
          "milk.png");

  @Test
  void everyKindOfMessageComesBackAsItWas() {
    same(
        new CommandBatch(
            SESSION,
            3,
            List.of(
                new CommandBatch.Sent(
                    NOON,
                    new Command.AddItem(
                        new ItemCode.Piece(MILK.id(), ItemCode.UnitMark.NONE),
                        Money.paise(6_600),
                        7)),
                new CommandBatch.Sent(
                    NOON,
                    new Command.AddItem(
                        new ItemCode.Weighed(new Plu("4087"), Weight.grams(500)),
                        Money.paise(3_800),
                        7)),
                new CommandBatch.Sent(NOON, new Command.StartCheckout()))),
        CommandBatch.class);
    same(
        new EventBatch(
            SESSION,
            3,
            4,
            List.of(
                entry(1, new Event.PieceAdded(new LineId("a"), MILK, Money.paise(6_600), "")),
                entry(2, new Event.CheckoutStarted(bill())))),
        EventBatch.class);
    same(
        new CatalogueChange.OfferSet(
            new Offer.PercentOff(
                "d",
                new LocalText("Dairy", ""),
                new Scope.OfCategory("dairy"),
                1_000,
                Validity.ALWAYS)),
        CatalogueChange.class);
    same(
        new CatalogueChange.CouponSet(
            new Coupon(
                "TEN",
                new LocalText("Ten", ""),
                new Coupon.Cut.Share(1_000, Money.paise(100)),
                Money.ZERO,
                Validity.ALWAYS)),
        CatalogueChange.class);
    same(SessionState.FREE, SessionState.class);
    same(TrolleyStatus.LOST, TrolleyStatus.class);
  }

  @Test
  void aTrolleyOfBeforeTellsNothingOfABatteryAndAPanel() {
    String then =
        "{\"online\":true,\"version\":\"1\",\"session\":\"\",\"outbox\":0,\"catalogueRevision\":1,"
            + "\"scanner\":\"ok\",\"scale\":\"ok\"}";
    assertEquals(TrolleyBattery.NONE, Json.read(then, TrolleyStatus.class).battery());
    assertEquals(PanelHealth.NONE, Json.read(then, TrolleyStatus.class).panel());
    assertFalse(TrolleyBattery.NONE.isLast());
  }

  @Test
  void everyKindOfOfferComesBackAsItWas() {
    LocalText name = new LocalText("An offer", "");
    Scope scope = new Scope.OfArticles(List.of(MILK.id(), new Plu("4087")));
    Play play =
        new Play(
            new Hours(List.of(DayOfWeek.FRIDAY), LocalTime.of(18, 0), LocalTime.of(20, 30)),
            "evening",
            false);
    Validity v = Validity.ALWAYS;
    Money sum = Money.paise(500);
    Coupon.Cut share = new Coupon.Cut.Share(1_000, Money.paise(100));
    List.of(
            new Offer.AmountOff("a", name, new Scope.Everything(), sum, v, play),
            new Offer.MemberPrice("b", name, MILK.id(), sum, v, play),
            new Offer.CheapestFree("c", name, scope, 3, v, play),
            new Offer.MixAndMatch("d", name, scope, 3, sum, v, play),
            new Offer.Threshold("e", name, scope, sum, share, v, play))
        .forEach(offer -> same(new CatalogueChange.OfferSet(offer), CatalogueChange.class));
    same(
        new CatalogueChange.CouponSet(
            new Coupon(
                "CLUB", name, new Coupon.Cut.Membership(), Money.ZERO, v, new CouponLimits(9, 1))),
        CatalogueChange.class);
  }

  @Test
  void termsOfAnArticleComeBackAsTheyWere() {
    Terms terms =
        new Terms(
            true,
            true,
            Money.paise(500),
            List.of(new Terms.BatchMrp("B7", Money.paise(6_700))),
            List.of(new Terms.GstChange(LocalDate.of(2027, 4, 1), 1_800)),
            List.of(new Plu("4087")));
    same(
        new Article(
            MILK.id(),
            MILK.name(),
            MILK.brand(),
            MILK.category(),
            MILK.sale(),
            MILK.gst(),
            0,
            "",
            terms),
        Article.class);
  }

  @Test
  void whatAnOlderStoreWroteIsStillUnderstood() {
    String terms = ",\"terms\":" + Json.text(Terms.PLAIN);
    String now = Json.text(MILK);
    assertTrue(now.contains(terms), now);
    assertEquals(MILK, Json.read(now.replace(terms, ""), Article.class));
    Coupon ten =
        new Coupon(
            "TEN", MILK.name(), new Coupon.Cut.Amount(Money.ZERO), Money.ZERO, Validity.ALWAYS);
    String limits = ",\"limits\":" + Json.text(CouponLimits.NONE);
    assertEquals(ten, Json.read(Json.text(ten).replace(limits, ""), Coupon.class));
    Offer three = new Offer.BuyGet("three", MILK.name(), MILK.id(), 2, 1, Validity.ALWAYS);
    String play = ",\"play\":" + Json.text(Play.PLAIN);
    String offer = Json.text(new CatalogueChange.OfferSet(three));
    assertTrue(offer.contains(play), offer);
    assertEquals(
        new CatalogueChange.OfferSet(three),
        Json.read(offer.replace(play, ""), CatalogueChange.class));
  }

  @Test
  void aJournalFromBeforeOriginsSlipsAndHoldersIsStillUnderstood() {
    EventBatch batch =
        new EventBatch(
            SESSION,
            3,
            4,
            List.of(
                entry(1, new Event.PieceAdded(new LineId("a"), MILK, Money.paise(6_600), "")),
                entry(2, new Event.CheckoutStarted(bill()))));
    String older =
        Json.text(batch)
            .replace(",\"origin\":{\"seen\":0,\"decided\":0}", "")
            .replaceAll(",\"markdown\":\\{\"name\":\\{[^}]*},\"basisPoints\":0}", "")
            .replace(",\"returned\":{\"slips\":[]}", "");
    assertFalse(older.contains("origin") || older.contains("markdown"), older);
    assertFalse(older.contains("returned"), older);
    assertEquals(batch, Json.read(older, EventBatch.class));
    assertEquals(
        new CouponLimits(9, 1), Json.read("{\"total\":9,\"perCustomer\":1}", CouponLimits.class));
  }

  @Test
  void couponsThatGoAndSlipsThatComeKeepTheirForm() {
    same(
        new EventBatch(
            SESSION,
            3,
            4,
            List.of(
                entry(1, new Event.CouponDropped("TEN", RefusalCode.COUPON_USED_UP)),
                entry(2, new Event.SlipTaken(new DepositSlip("29000007", Money.paise(500)))),
                entry(3, new Event.SlipReturned("29000007")))),
        EventBatch.class);
    assertEquals(
        "{\"slip\":{\"number\":\"29000007\",\"amount\":{\"minor\":500,\"currency\":\"INR\"}}}",
        Json.text(new Event.SlipTaken(new DepositSlip("29000007", Money.paise(500))))
            .replace("\"type\":\"SlipTaken\",", ""));
  }

  @Test
  void theFormOnTheWireIsPlain() {
    assertEquals(
        "{\"at\":\"2026-11-24T06:30:00Z\",\"command\":{\"type\":\"DropWish\",\"article\":\"gtin:09520000000011\"}}",
        Json.text(new CommandBatch.Sent(NOON, new Command.DropWish(MILK.id()))));
  }

  @Test
  void unknownFieldsAreIgnored() {
    assertEquals(
        new CatalogueHead(4, 2),
        Json.read("{\"revision\":4,\"articles\":2,\"new\":[1]}", CatalogueHead.class));
  }

  @Test
  void missingAndWrongFieldsAreRefused() {
    for (String bad :
        List.of(
            "",
            "null",
            "{}",
            "{\"revision\":4}",
            "[1]",
            "{\"revision\":\"x\",\"articles\":2}",
            "{\"revision\":")) {
      assertThrows(MalformedMessage.class, () -> Json.read(bad, CatalogueHead.class), bad);
    }
    assertThrows(
        MalformedMessage.class,
        () ->
            Json.read(
                "{\"session\":\"NO!\",\"firstNumber\":1,\"commands\":[]}", CommandBatch.class));
  }

  @Test
  void aRefusalSaysWhyInOurWords() {
    assertEquals("not a CatalogueHead: field 'articles' is missing", refusal("{\"revision\":4}"));
    assertEquals(
        "not a CatalogueHead: Cannot map `null` into type `int`",
        refusal("{\"revision\":4,\"articles\":null}"));
    MalformedMessage none =
        assertThrows(
            MalformedMessage.class,
            () ->
                Json.read(
                    "{\"session\":\"trip-0001\",\"firstNumber\":1,\"commands\":[]}",
                    CommandBatch.class));
    assertEquals(
        "not a CommandBatch: a batch has 1 to 50 commands numbered from 1: 0 from 1",
        none.getMessage());
  }

  private static String refusal(String json) {
    MalformedMessage refused =
        assertThrows(MalformedMessage.class, () -> Json.read(json, CatalogueHead.class));
    return String.valueOf(refused.getMessage());
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThrows(MalformedMessage.class, () -> Json.read(deep, CatalogueHead.class));
  }

  private static JournalEntry entry(long revision, Event event) {
    return new JournalEntry(revision, Source.phone("anna"), revision, NOON, event);
  }

  private static Bill bill() {
    return new Bill(
        List.of(
            new Bill.Line(
                new LineId("a"),
                MILK.name(),
                new Bill.Quantity.Pieces(1),
                Money.paise(6_600),
                Money.paise(6_600),
                Money.ZERO,
                Money.paise(6_600),
                List.of(new Bill.Cut("dairy-10", Money.paise(100))),
                MILK.gst())),
        List.of(),
        Money.paise(6_600),
        Money.ZERO,
        Money.paise(6_600),
        List.of(
            new Bill.TaxRow(MILK.gst(), Money.paise(6_286), Money.paise(157), Money.paise(157))));
  }

  private static <T> void same(T message, Class<T> type) {
    assertEquals(message, Json.read(Json.bytes(message), type));
  }
}
