package io.qless.shop.cart;

import io.qless.shop.catalogue.Article;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import io.qless.shop.money.Rounding;
import java.util.Comparator;
import java.util.List;

/// One line of a cart.
public sealed interface LineItem {

  LineId id();

  /// The article as it was when scanned.
  Article article();

  /// Price of one piece or one kilogram.
  Money unitPrice();

  /// Price of the line before offers.
  Money extendedPrice();

  /// What is in the price already because the best-before date is near.
  Markdown markdown();

  /// Who put it in, in the order of their names.
  List<Source> addedBy();

  /// Pieces of one article at one price.
  ///
  /// @param shares how many each source added, none with zero, ordered by source
  /// @param markdown what is in the unit price already because the best-before date is near
  /// @param mrp printed on these packs: that of their batch
  record Pieces(
      LineId id, Article article, Money unitPrice, List<Share> shares, Markdown markdown, Money mrp)
      implements LineItem {

    /// Pieces at their full price.
    public Pieces(LineId id, Article article, Money unitPrice, List<Share> shares) {
      this(id, article, unitPrice, shares, Markdown.NONE, article.mrpOf(""));
    }

    public Pieces {
      shares = shares.stream().sorted(Comparator.comparing(Share::by)).toList();
      if (shares.isEmpty()) {
        throw new IllegalArgumentException("line " + id.text() + " without a piece");
      }
    }

    public int quantity() {
      int pieces = 0;
      for (Share share : shares) { // asked for some hundred times for one bill
        pieces += share.pieces();
      }
      return pieces;
    }

    @Override
    public Money extendedPrice() {
      return unitPrice.times(quantity());
    }

    @Override
    public List<Source> addedBy() {
      return shares.stream().map(Share::by).toList();
    }
  }

  /// What one source added to a line.
  ///
  /// @param by who
  /// @param pieces how many, at least one
  record Share(Source by, int pieces) {
    public Share {
      if (pieces < 1) {
        throw new IllegalArgumentException(by.text() + " added " + pieces + " pieces");
      }
    }
  }

  /// Loose goods under one label.
  ///
  /// @param net weight on the label
  /// @param by who scanned it
  /// @param extendedPrice price of the weight, or the price that stands on the label
  /// @param markdown what is in the price already because the best-before date is near
  record Loose(
      LineId id,
      Article article,
      Money unitPrice,
      Weight net,
      Source by,
      Money extendedPrice,
      Markdown markdown)
      implements LineItem {

    /// Goods whose label tells their weight, at their full price.
    public Loose(LineId id, Article article, Money unitPrice, Weight net, Source by) {
      this(
          id,
          article,
          unitPrice,
          net,
          by,
          Rounding.priceOfWeight(net.grams(), unitPrice),
          Markdown.NONE);
    }

    @Override
    public List<Source> addedBy() {
      return List.of(by);
    }
  }
}
