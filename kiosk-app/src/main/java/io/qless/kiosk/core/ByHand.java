package io.qless.kiosk.core;

import io.qless.kiosk.trip.TripActions;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.LineId;
import io.qless.shop.cart.LineItem;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Plu;

/// What a finger does to goods without a scan: another number of pieces, goods that carry no
/// barcode, and putting back what was taken out. Used on the trip lane only.
final class ByHand {

  private final CurrentTrip trip;
  private final Shelf shelf;
  private final Desk rules;
  private final NoticeBoard board;
  private final BasketCare basket;

  ByHand(CurrentTrip trip, Shelf shelf, Desk rules, NoticeBoard board, BasketCare basket) {
    this.trip = trip;
    this.shelf = shelf;
    this.rules = rules;
    this.board = board;
    this.basket = basket;
  }

  /// One more piece of a line, without a scan.
  void addOne(String line) {
    trip.shown().line(new LineId(line)).ifPresent(this::addAgain);
  }

  private void addAgain(LineItem item) {
    switch (item) {
      case LineItem.Pieces pieces -> trip.decide(rules.oneMore(pieces));
      case LineItem.Loose loose ->
          board.refused(RefusalCode.NEEDS_WEIGHT_LABEL, NoticeBoard.name(loose.article()));
    }
  }

  /// So many pieces of a line in place of those there.
  void setPieces(String line, int pieces) {
    trip.shown().line(new LineId(line)).ifPresent(item -> change(item, pieces));
  }

  private void change(LineItem item, int wanted) {
    switch (item) {
      case LineItem.Pieces pieces -> {
        int more = Math.clamp(wanted, 1, TripActions.MOST_AT_ONCE) - pieces.quantity();
        if (more > 0) {
          addMany(rules.oneMore(pieces), more);
        } else if (more < 0) {
          trip.trip().flatMap(open -> open.takingBack(item.id(), -more)).ifPresent(trip::decide);
        }
      }
      case LineItem.Loose loose ->
          board.refused(RefusalCode.NEEDS_WEIGHT_LABEL, NoticeBoard.name(loose.article()));
    }
  }

  /// Pieces of goods that carry no barcode. A pack is scanned: its batch and date count.
  void addGoods(ArticleId id, int pieces) {
    if (!(id instanceof Plu)) {
      throw new IllegalArgumentException("a pack is scanned: " + id.text());
    }
    shelf
        .article(id)
        .ifPresentOrElse(
            article ->
                addMany(
                    new Command.AddItem(
                        new ItemCode.Piece(id, ItemCode.UnitMark.NONE),
                        article.sale().unitPrice(),
                        shelf.revision()),
                    Math.clamp(pieces, 1, TripActions.MOST_AT_ONCE)),
            () -> board.refused(RefusalCode.ARTICLE_UNKNOWN));
  }

  /// Each piece is a command of its own, up to the first that is refused.
  private void addMany(Command one, int pieces) {
    board.clear();
    for (int i = 0; i < pieces && !board.refuses(); i++) {
      trip.decide(one);
    }
  }

  /// Puts back what was taken out last.
  void undoVoid() {
    board.takeUndo().forEach(this::putBack);
  }

  private void putBack(ItemCode code) {
    shelf
        .article(code.article())
        .ifPresent(article -> {
          trip.decide(new Command.AddItem(code, article.sale().unitPrice(), shelf.revision()));
          basket.evenOut();
          trip.judgeBasket();
        });
  }
}
