package io.qless.hub.web;

import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Desk;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.CodeReading;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.ItemCodes;
import io.qless.shop.item.Scans;
import io.qless.shop.item.Symbology;
import java.time.InstantSource;

/// What a phone's camera reads, as the command of a trip that has no trolley. A phone keeps no
/// catalogue, so the price that it sees is the hub's.
final class PhoneScans {

  private final Shelf shelf;
  private final InstantSource clock;

  PhoneScans(Shelf shelf, InstantSource clock) {
    this.shelf = shelf;
    this.clock = clock;
  }

  /// @param code what a label holds, with or without its AIM identifier, or an article's id such as
  ///   `plu:4011`
  Command add(String code) {
    if (code.startsWith("plu:") || code.startsWith("gtin:")) {
      ArticleId article = ProductRoutes.article(code);
      return item(new ItemCode.Piece(article, ItemCode.UnitMark.NONE));
    }
    return switch (ItemCodes.goods(
        Scans.read(code), shelf.storeRules().labels(), Desk.storeDay(clock.instant()))) {
      case CodeReading.Goods goods -> item(goods.code());
      case CodeReading.Slip slip -> new Command.BringSlip(withoutAim(code));
      case CodeReading.Unreadable unreadable ->
          throw ProblemException.refused(unreadable.code(), unreadable.detail());
    };
  }

  private static String withoutAim(String code) {
    return code.startsWith("]") ? code.substring(Symbology.AIM_CHARS) : code;
  }

  private Command item(ItemCode code) {
    Article article =
        shelf
            .article(code.article())
            .orElseThrow(
                () -> ProblemException.refused(RefusalCode.ARTICLE_UNKNOWN, code.article().text()));
    return new Command.AddItem(code, article.sale().unitPrice(), shelf.revision());
  }
}
