package io.qless.kiosk.core;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.PointsTender;
import io.qless.shop.cart.Quote;
import io.qless.shop.cart.SeenTotal;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.SplitPlan;
import io.qless.shop.money.Money;
import java.util.List;
import java.util.Optional;

/// What a finger at the bill asks for, given the bill that it touches. Keeps nothing itself.
final class AtCheckout {

  private AtCheckout() {}

  /// What the shopper sees is due: the hub may know better, then he must look again.
  static SeenTotal seen(Cart cart) {
    return cart.quote().map(quote -> SeenTotal.of(quote.due())).orElse(SeenTotal.UNKNOWN);
  }

  /// As many points as the bill takes, or none.
  static Command points(Cart cart, boolean use) {
    Optional<Quote> quote = cart.quote();
    PointsTender points = quote.map(Quote::points).orElse(PointsTender.NONE);
    long most = quote.map(frozen -> points.most(frozen.bill().total())).orElse(0L);
    return new Command.UsePoints(use ? most : 0);
  }

  static Command split(Cart cart, SplitPlan plan) {
    return new Command.SplitBill(seen(cart), plan);
  }

  /// The first payer is at the trolley; the second is the first phone, or at the trolley, too.
  static Command split(Cart cart, Money first) {
    Source second =
        cart.participants().isEmpty()
            ? Source.TROLLEY
            : Source.phone(cart.participants().getFirst().id());
    Money rest = cart.quote().map(Quote::due).orElse(Money.ZERO).minus(first);
    return split(
        cart,
        new SplitPlan.Amounts(
            List.of(new SplitPlan.Part(Source.TROLLEY, first), new SplitPlan.Part(second, rest))));
  }
}
