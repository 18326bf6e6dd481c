package io.qless.shop.catalogue;

import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import java.time.LocalDate;

/// One thing the store sells, as a catalogue revision describes it. Copied into the cart when it is
/// scanned, so that a bill never depends on a later catalogue.
///
/// @param id what it is called by
/// @param name what the shopper reads
/// @param brand maker's brand, may be empty
/// @param category department it stands in; category offers refer to it
/// @param sale price and how it is sold
/// @param gst how it is taxed
/// @param minimumAge years the shopper must have, 0 if anybody may buy it
/// @param picture file name of its picture, empty if it has none
/// @param terms what else holds when it is sold
public record Article(
    ArticleId id,
    LocalText name,
    String brand,
    String category,
    Sale sale,
    Gst gst,
    int minimumAge,
    String picture,
    Terms terms) {

  public Article {
    if (minimumAge < 0 || minimumAge > 99) {
      throw new IllegalArgumentException("minimum age of " + id.text() + ": " + minimumAge);
    }
    if (category.isBlank()) {
      throw new IllegalArgumentException(id.text() + " has no category");
    }
  }

  /// An article with nothing special about it.
  public Article(
      ArticleId id,
      LocalText name,
      String brand,
      String category,
      Sale sale,
      Gst gst,
      int minimumAge,
      String picture) {
    this(id, name, brand, category, sale, gst, minimumAge, picture, Terms.PLAIN);
  }

  /// The same article at another price.
  ///
  /// @throws IllegalArgumentException if that is above the MRP
  public Article at(Money unitPrice) {
    Sale priced =
        switch (sale) {
          case Sale.ByWeight loose -> new Sale.ByWeight(unitPrice);
          case Sale.ByPiece pack ->
              new Sale.ByPiece(unitPrice, pack.mrp(), pack.gross(), pack.spread());
        };
    return new Article(id, name, brand, category, priced, gst, minimumAge, picture, terms);
  }

  /// How it is taxed on a day: the rate of the day of the invoice counts.
  public Gst gstOn(LocalDate day) {
    return terms.gstChanges().stream()
        .filter(change -> !change.from().isAfter(day))
        .reduce((earlier, later) -> later)
        .map(change -> new Gst(gst.hsn(), change.basisPoints()))
        .orElse(gst);
  }

  /// A price as it may be charged for a pack: never above the MRP of its batch. Of a batch that
  /// nobody knows the lowest MRP counts, as it may be the one on the pack (Legal Metrology Rules
  /// 2011, rule 18).
  ///
  /// @param batch empty if the code names none
  public Money chargeable(Money price, String batch) {
    return switch (sale) {
      case Sale.ByWeight loose -> price;
      case Sale.ByPiece pack -> price.min(mrpOf(batch));
    };
  }

  /// The MRP on a pack of a batch, of an unknown one the lowest; loose goods have none and give
  /// their price.
  ///
  /// @param batch empty if the code names none
  public Money mrpOf(String batch) {
    return switch (sale) {
      case Sale.ByWeight loose -> loose.unitPrice();
      case Sale.ByPiece pack ->
          terms.batchMrps().stream()
              .filter(known -> known.batch().equals(batch))
              .map(Terms.BatchMrp::mrp)
              .findFirst()
              .orElseGet(() ->
                  terms.batchMrps().stream()
                      .map(Terms.BatchMrp::mrp)
                      .reduce(pack.mrp(), Money::min));
    };
  }
}
