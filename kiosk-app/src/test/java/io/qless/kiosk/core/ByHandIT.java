package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.kiosk.trip.BasketView;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.TripActions;
import io.qless.shop.cart.Command;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.LabelTemplate;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a finger puts in and takes out, without a scan: pieces, numbers, wishes, and undoing.
class ByHandIT extends TripBed {
  private static final Article COCONUT =
      new Article(
          new Plu("4261"),
          new LocalText("Coconut", "नारियल"),
          "",
          "fruit",
          new Sale.ByPiece(
              Money.paise(3_800), Money.paise(3_800), Weight.grams(560), Weight.grams(70)),
          new Gst("0801", 0),
          0,
          "");
  private static final Article BANANA =
      new Article(
          new Plu("4011"),
          new LocalText("Banana", "केला"),
          "",
          "fruit",
          new Sale.ByWeight(Money.paise(5_400)),
          new Gst("0803", 0),
          0,
          "");

  @BeforeEach
  void fruit() {
    catalogue.apply(each -> {
      each.accept(new CatalogueChange.ArticleSet(COCONUT));
      each.accept(new CatalogueChange.ArticleSet(BANANA));
      each.accept(
          new CatalogueChange.StoreRuleSet(
              new io.qless.shop.catalogue.StoreRule.Label(
                  new LabelTemplate("W", "21{plu:5}{grams:5}{check}"))));
      each.accept(new CatalogueChange.End(new CatalogueHead(2, 3), 3));
    });
    desk.startTrip(Language.ENGLISH);
  }

  private BasketView.Line line() {
    return shown().basket().lines().getFirst();
  }

  private void pieces(int wanted) {
    String id = line().id();
    desk.byHand(hand -> hand.setPieces(id, wanted));
  }

  private boolean canUndo() {
    CareView.Notice notice = shown().care().notice();
    return notice != null && notice.undo();
  }

  @Test
  void goodsWithoutABarcodeComeByHand() {
    desk.byHand(hand -> hand.addGoods(COCONUT.id(), 3));
    assertThat(line().pieces()).isEqualTo(3);
    assertThat(shown().basket().totalPaise()).isEqualTo(11_400);
    assertThat(waiting()).hasSize(4);
  }

  @Test
  void aPackDoesNot() {
    assertThatThrownBy(() -> desk.byHand(hand -> hand.addGoods(MILK.id(), 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(shown().basket().lines()).isEmpty();
  }

  @Test
  void looseGoodsNeedTheLabelOfTheCounterScale() {
    desk.byHand(hand -> hand.addGoods(BANANA.id(), 5));
    assertThat(notice()).isEqualTo("NEEDS_WEIGHT_LABEL");
    assertThat(shown().basket().lines()).isEmpty();
  }

  @Test
  void aNumberReplacesTheOneThatStood() {
    scan("9520000000011");
    pieces(12);
    assertThat(line().pieces()).isEqualTo(12);
    pieces(5);
    assertThat(line().pieces()).isEqualTo(5);
    pieces(100_000);
    assertThat(line().pieces()).isEqualTo(TripActions.MOST_AT_ONCE);
  }

  @Test
  void aWholeLineThatWasTakenOutComesBack() {
    scan("9520000000011");
    pieces(4);
    desk.takeBack(line().id(), Integer.MAX_VALUE);
    assertThat(shown().basket().lines()).isEmpty();
    assertThat(canUndo()).isTrue();
    desk.byHand(ByHand::undoVoid);
    assertThat(line().pieces()).isEqualTo(4);
    assertThat(shown().basket().totalPaise()).isEqualTo(26_400);
    desk.byHand(ByHand::undoVoid);
    assertThat(line().pieces()).isEqualTo(4);
  }

  @Test
  void aWeighedBagComesBackWithItsWeight() {
    scan("2104011012507");
    long total = shown().basket().totalPaise();
    assertThat(total).isEqualTo(6_750);
    desk.takeBack(line().id(), 1);
    desk.byHand(ByHand::undoVoid);
    assertThat(shown().basket().totalPaise()).isEqualTo(total);
    assertThat(line().measure()).isEqualTo(new io.qless.kiosk.trip.Measure.Weighed(1_250));
  }

  @Test
  void whatWasCheaperForItsDateIsScannedAgainInPlaceOfCostingMore() {
    scan("]d2", "010952000000001115261125");
    desk.takeBack(line().id(), 1);
    assertThat(canUndo()).isFalse();
    desk.byHand(ByHand::undoVoid);
    assertThat(shown().basket().lines()).isEmpty();
  }

  @Test
  void aBannerThatIsGoneUndoesNothing() {
    scan("9520000000011");
    desk.takeBack(line().id(), 1);
    desk.dismissNotice();
    desk.byHand(ByHand::undoVoid);
    assertThat(shown().basket().lines()).isEmpty();
  }

  /// The goods never left the basket, so the scale has nothing to ask.
  @Test
  void undoingLeavesNoQuestionAboutTheWeight() {
    settle(0);
    scan("9520000000011");
    settle(1_040);
    desk.takeBack(line().id(), 1);
    desk.byHand(ByHand::undoVoid);
    for (int seconds = 1; seconds <= 60; seconds++) {
      now = NOON.plusSeconds(seconds);
      settle(1_040);
      assertThat(answers()).as("after %s s", seconds).isEmpty();
    }
    assertThat(desk.basketInWords()).isEqualTo("explained");
  }

  @Test
  void whatIsRememberedIsTickedOffByTheScan() {
    desk.give(new Command.AddWish(MILK.id(), 1));
    assertThat(notice()).isEqualTo("WISH_NOTED");
    assertThat(shown().basket().wishes().getFirst().wishedBy()).isEmpty();
    desk.events(hubAnswers(waiting()));
    assertThat(notice()).isEqualTo("WISH_NOTED");
    scan("9520000000011");
    assertThat(shown().basket().wishes()).isEmpty();
  }

  @Test
  void whatIsRememberedCanBeForgotten() {
    desk.give(new Command.AddWish(MILK.id(), 1));
    desk.give(new Command.DropWish(MILK.id()));
    assertThat(shown().basket().wishes()).isEmpty();
  }
}
