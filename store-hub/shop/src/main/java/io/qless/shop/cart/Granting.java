package io.qless.shop.cart;

import io.qless.shop.item.ArticleId;
import java.util.ArrayList;
import java.util.List;

/// Puts what was scanned for somebody's wish down to that person, so that a bill can be split by
/// who wanted what.
final class Granting {

  private Granting() {}

  /// The lines with pieces of an article taken over from who scanned them, the newest line first.
  static List<LineItem> to(
      Source wisher, List<LineItem> lines, ArticleId article, Source scanner, int pieces) {
    if (wisher.equals(scanner)) {
      return lines;
    }
    List<LineItem> next = new ArrayList<>(lines);
    int left = pieces;
    for (int i = next.size() - 1; i >= 0 && left > 0; i--) {
      LineItem line = next.get(i);
      if (line.article().id().equals(article) && line.addedBy().contains(scanner)) {
        int moved = Math.min(left, scannedBy(line, scanner));
        next.set(i, to(wisher, line, scanner, moved));
        left -= moved;
      }
    }
    return next;
  }

  private static int scannedBy(LineItem line, Source scanner) {
    return switch (line) {
      case LineItem.Loose loose -> 1;
      case LineItem.Pieces pieces -> of(pieces, scanner);
    };
  }

  private static int of(LineItem.Pieces line, Source source) {
    return line.shares().stream()
        .filter(share -> share.by().equals(source))
        .mapToInt(LineItem.Share::pieces)
        .sum();
  }

  private static LineItem to(Source wisher, LineItem line, Source scanner, int pieces) {
    return switch (line) {
      case LineItem.Loose loose ->
          new LineItem.Loose(
              loose.id(),
              loose.article(),
              loose.unitPrice(),
              loose.net(),
              wisher,
              loose.extendedPrice(),
              loose.markdown());
      case LineItem.Pieces some -> {
        List<LineItem.Share> shares = new ArrayList<>();
        for (LineItem.Share share : some.shares()) {
          if (!share.by().equals(scanner) && !share.by().equals(wisher)) {
            shares.add(share);
          }
        }
        add(shares, scanner, of(some, scanner) - pieces);
        add(shares, wisher, of(some, wisher) + pieces);
        yield new LineItem.Pieces(
            some.id(), some.article(), some.unitPrice(), shares, some.markdown(), some.mrp());
      }
    };
  }

  private static void add(List<LineItem.Share> shares, Source by, int pieces) {
    if (pieces > 0) {
      shares.add(new LineItem.Share(by, pieces));
    }
  }
}
