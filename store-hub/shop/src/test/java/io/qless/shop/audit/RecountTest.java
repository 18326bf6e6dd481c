package io.qless.shop.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qless.shop.TestShelf;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Trip;
import io.qless.shop.catalogue.Article;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecountTest {

  private final Cart cart =
      Trip.started(TestShelf.plain())
          .scan(TestShelf.MILK)
          .scan(TestShelf.MILK)
          .scan(TestShelf.MILK)
          .scan(TestShelf.MILK)
          .scan(TestShelf.BREAD)
          .cart();
  private final Article milk = cart.lines().getFirst().article();
  private final Article bread = cart.lines().getLast().article();

  @Test
  void aFewOfManyPiecesAreEnough() {
    Recount look = Recount.of(cart.lines());
    assertEquals(Recount.MAX_PIECES + 1, look.wanted());
    for (int i = 0; i < Recount.MAX_PIECES; i++) {
      assertFalse(look.isDone());
      look = look.scan(milk);
    }
    assertFalse(look.isDone());
    look = look.scan(bread);
    assertTrue(look.isDone());
    assertEquals(look.wanted(), look.seen());
    assertEquals(List.of(), look.strays());
  }

  @Test
  void onePieceMoreThanListedIsAStrayAndOneLessIsNot() {
    Recount look = Recount.of(cart.lines());
    for (int i = 0; i < 4; i++) {
      look = look.scan(milk);
    }
    assertEquals(List.of(), look.strays());
    assertEquals(List.of(milk), look.scan(milk).strays());
    assertEquals("scanned again: 3 of 4, not on the list: 1", look.scan(milk).inWords());
  }

  @Test
  void whatIsNotOnTheListCountsForNothing() {
    Recount look = Recount.of(List.of(cart.lines().getFirst())).scan(bread);
    assertEquals(0, look.seen());
    assertEquals(List.of(bread), look.strays());
  }

  @Test
  void nothingToLookAtIsDoneAtOnce() {
    assertTrue(Recount.of(List.of()).isDone());
  }

  @Test
  void strayGoodsDoNotGrowWithoutLimit() {
    Recount look = Recount.of(List.of());
    for (int i = 0; i < 1_000; i++) {
      look = look.scan(bread);
    }
    assertEquals(20, look.strays().size());
  }
}
