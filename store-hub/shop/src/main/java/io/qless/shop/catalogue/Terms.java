package io.qless.shop.catalogue;

import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// What else holds when an article is sold; most articles have none of it.
///
/// @param saleStopped whether it must not be sold for now, whatever its batch
/// @param noDiscount whether no offer and no coupon may make it cheaper, such as infant milk (IMS
///   Act 1992) and tobacco
/// @param deposit what each piece costs on top until its bottle or crate comes back, zero if
///   nothing
/// @param batchMrps MRPs printed on packs of single batches, where they differ
/// @param gstChanges rates that hold from a day on, the earliest first
/// @param substitutes articles of the same kind that a shopper may take instead
public record Terms(
    boolean saleStopped,
    boolean noDiscount,
    Money deposit,
    List<BatchMrp> batchMrps,
    List<GstChange> gstChanges,
    List<ArticleId> substitutes) {

  /// Nothing special.
  public static final Terms PLAIN =
      new Terms(false, false, Money.ZERO, List.of(), List.of(), List.of());

  /// Packs of so many printed prices can stand on a shelf at once; more is a mistake in a file.
  public static final int MAX_BATCH_MRPS = 20;

  /// Cheaper ones that a shopper can be told of.
  public static final int MAX_SUBSTITUTES = 10;

  public Terms {
    batchMrps = List.copyOf(batchMrps);
    gstChanges = gstChanges.stream().sorted(Comparator.comparing(GstChange::from)).toList();
    substitutes = List.copyOf(substitutes);
    if (deposit.isNegative()) {
      throw new IllegalArgumentException("a deposit of " + deposit);
    }
    if (batchMrps.size() > MAX_BATCH_MRPS || substitutes.size() > MAX_SUBSTITUTES) {
      throw new IllegalArgumentException(
          "at most "
              + MAX_BATCH_MRPS
              + " MRPs of batches and "
              + MAX_SUBSTITUTES
              + " substitutes are kept");
    }
  }

  /// The MRP on the packs of one batch.
  ///
  /// @param batch as in GS1 AI 10
  public record BatchMrp(String batch, Money mrp) {
    public BatchMrp {
      if (batch.isBlank() || mrp.isNegative()) {
        throw new IllegalArgumentException("MRP " + mrp + " of batch \"" + batch + '"');
      }
    }
  }

  /// A rate that holds from the beginning of a day in the store.
  ///
  /// @param basisPoints whole rate, 0 to 10000
  public record GstChange(LocalDate from, int basisPoints) {}
}
