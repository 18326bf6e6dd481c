package io.qless.shop.cart;

import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;

/// Name of a cart line. Pieces of one article at one price and MRP share a line whoever scanned
/// them and in whatever order; each weight label makes a line of its own.
///
/// @param text article and price, or source and command number
public record LineId(String text) {

  public LineId {
    if (text.isBlank() || text.length() > 80) {
      throw new IllegalArgumentException("not a line id: \"" + text + '"');
    }
  }

  static LineId ofPieces(ArticleId article, Money unitPrice) {
    return new LineId(article.text() + '@' + unitPrice.minor());
  }

  /// Pieces near their date stand apart from fresh ones, even at the same price.
  static LineId ofPieces(ArticleId article, Money unitPrice, Markdown markdown) {
    LineId fresh = ofPieces(article, unitPrice);
    return markdown.equals(Markdown.NONE) ? fresh : new LineId(fresh.text + "-markdown");
  }

  /// Packs with another MRP than the article's own stand apart too: a receipt names it.
  static LineId ofPieces(Article article, Money unitPrice, Markdown markdown, Money mrp) {
    LineId line = ofPieces(article.id(), unitPrice, markdown);
    return article.sale() instanceof Sale.ByPiece pack && !pack.mrp().equals(mrp)
        ? new LineId(line.text + "-mrp" + mrp.minor())
        : line;
  }

  static LineId ofLabel(Source source, long number) {
    return new LineId(source.text() + '#' + number);
  }
}
