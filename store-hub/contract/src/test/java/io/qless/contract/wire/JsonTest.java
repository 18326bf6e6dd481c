package io.qless.contract.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Scope;
import io.qless.shop.pricing.Validity;
import java.time.Instant;
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
