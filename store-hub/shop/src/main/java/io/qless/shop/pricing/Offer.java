package io.qless.shop.pricing;

import io.qless.shop.catalogue.LocalText;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import java.time.Instant;

/// A discount that the store gives by itself. Each unit in a cart takes part in at most one offer
/// on goods, unless the second one stacks; offers on a sum come after them. See [Pricing] for how
/// the best for the shopper is found.
public sealed interface Offer {

  /// Stable name, such as `dairy-10`.
  String id();

  /// What the shopper reads as the reason of the discount.
  LocalText name();

  /// Which goods it is about.
  Scope scope();

  Validity validity();

  Play play();

  /// Whether it counts at this instant.
  default boolean covers(Instant instant) {
    return validity().covers(instant) && play().covers(instant);
  }

  /// A share off the price.
  ///
  /// @param basisPoints 1 to 10000
  record PercentOff(
      String id, LocalText name, Scope scope, int basisPoints, Validity validity, Play play)
      implements Offer {
    public PercentOff {
      if (basisPoints < 1 || basisPoints > 10_000) {
        throw new IllegalArgumentException(
            "offer " + id + ": percent off is 1 to 10000 basis points: " + basisPoints);
      }
    }

    /// An offer that plays alone and at any time.
    public PercentOff(String id, LocalText name, Scope scope, int basisPoints, Validity validity) {
      this(id, name, scope, basisPoints, validity, Play.PLAIN);
    }
  }

  /// An amount off each piece or each kilogram, never more than it costs.
  ///
  /// @param amount above zero
  record AmountOff(
      String id, LocalText name, Scope scope, Money amount, Validity validity, Play play)
      implements Offer {
    public AmountOff {
      above(id, amount);
    }
  }

  /// Another price for members, where it is the lower one. A member is who has put a membership
  /// code on the bill, see [Coupon.Cut.Membership].
  ///
  /// @param price of one piece or one kilogram, zero or more
  record MemberPrice(
      String id, LocalText name, ArticleId article, Money price, Validity validity, Play play)
      implements Offer {
    public MemberPrice {
      notNegative(id, price);
      alone(id, play);
    }

    @Override
    public Scope scope() {
      return new Scope.OfArticle(article);
    }
  }

  /// Of each `buy + get` pieces of one article the `get` cheapest are free.
  ///
  /// @param buy pieces to pay, 1 to 100
  /// @param get pieces free with them, 1 to 100
  record BuyGet(
      String id, LocalText name, ArticleId article, int buy, int get, Validity validity, Play play)
      implements Offer {
    public BuyGet {
      if (buy < 1 || get < 1 || buy > 100 || get > 100) {
        throw new IllegalArgumentException("offer " + id + ": buy " + buy + " get " + get);
      }
      alone(id, play);
    }

    /// An offer that counts at any time and stands in no group.
    public BuyGet(
        String id, LocalText name, ArticleId article, int buy, int get, Validity validity) {
      this(id, name, article, buy, get, validity, Play.PLAIN);
    }

    @Override
    public Scope scope() {
      return new Scope.OfArticle(article);
    }
  }

  /// Of each set of pieces the cheapest is free. Sets are made from the dearest piece down, which
  /// is best for the shopper.
  ///
  /// @param pieces in one set, 2 to 100
  record CheapestFree(
      String id, LocalText name, Scope scope, int pieces, Validity validity, Play play)
      implements Offer {
    public CheapestFree {
      setOf(id, pieces);
      alone(id, play);
    }
  }

  /// Any so many pieces together for one price. Sets are made from the dearest piece down and only
  /// while the price is below the sum of the pieces.
  ///
  /// @param pieces in one set, 2 to 100
  /// @param price of one set, zero or more
  record MixAndMatch(
      String id, LocalText name, Scope scope, int pieces, Money price, Validity validity, Play play)
      implements Offer {
    public MixAndMatch {
      setOf(id, pieces);
      notNegative(id, price);
      alone(id, play);
    }
  }

  /// So much off once the goods in scope come to a sum, after offers on goods and before other
  /// offers on a sum.
  ///
  /// @param spend above zero
  /// @param cut how much
  record Threshold(
      String id,
      LocalText name,
      Scope scope,
      Money spend,
      Coupon.Cut cut,
      Validity validity,
      Play play)
      implements Offer {
    public Threshold {
      above(id, spend);
      alone(id, play);
      if (cut instanceof Coupon.Cut.Membership) {
        throw new IllegalArgumentException("offer " + id + ": a sum makes nobody a member");
      }
    }
  }

  private static void above(String id, Money amount) {
    if (amount.isNegative() || amount.isZero()) {
      throw new IllegalArgumentException("offer " + id + ": " + amount + " is not above zero");
    }
  }

  private static void notNegative(String id, Money price) {
    if (price.isNegative()) {
      throw new IllegalArgumentException("offer " + id + ": a price of " + price);
    }
  }

  private static void setOf(String id, int pieces) {
    if (pieces < 2 || pieces > 100) {
      throw new IllegalArgumentException("offer " + id + ": a set of " + pieces + " pieces");
    }
  }

  private static void alone(String id, Play play) {
    if (play.stacks()) {
      throw new IllegalArgumentException(
          "offer " + id + ": only percent off and amount off can stand on top of another offer");
    }
  }
}
