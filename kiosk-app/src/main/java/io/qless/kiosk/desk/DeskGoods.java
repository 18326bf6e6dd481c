package io.qless.kiosk.desk;

import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.Gtin;
import java.util.List;
import java.util.stream.Stream;

/// A pack that a hand can scan and put into the basket.
///
/// @param name in English
/// @param code what the scanner reads
/// @param grams what it weighs
public record DeskGoods(String name, String code, long grams) {

  /// More than these nobody scrolls through.
  public static final int MOST = 1_000;

  /// Those of these articles that have a barcode.
  public static List<DeskGoods> among(List<Article> articles) {
    return articles.stream().flatMap(DeskGoods::of).toList();
  }

  private static Stream<DeskGoods> of(Article article) {
    return article.id() instanceof Gtin gtin
            && article.sale() instanceof Sale.ByPiece piece
            && gtin.digits().startsWith("0")
        ? Stream.of(
            new DeskGoods(
                article.name().en(), "]E0" + gtin.digits().substring(1), piece.gross().grams()))
        : Stream.empty();
  }
}
