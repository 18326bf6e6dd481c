package io.qless.kiosk.core;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.PointsTender;
import io.qless.shop.cart.Quote;
import io.qless.shop.cart.SeenTotal;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.SplitPlan;
import io.qless.shop.money.Money;
import java.util.ArrayList;
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

  /// The first payer is at the trolley, then come the phones; who has none pays at the trolley,
  /// too. One more payer takes the rest.
  static Command split(Cart cart, List<Money> first) {
    Money rest = cart.quote().map(Quote::due).orElse(Money.ZERO);
    List<SplitPlan.Part> parts = new ArrayList<>();
    for (Money amount : first) {
      parts.add(new SplitPlan.Part(payer(cart, parts.size()), amount));
      rest = rest.minus(amount);
    }
    parts.add(new SplitPlan.Part(payer(cart, parts.size()), rest));
    return split(cart, new SplitPlan.Amounts(parts));
  }

  private static Source payer(Cart cart, int place) {
    return place == 0 || place > cart.participants().size()
        ? Source.TROLLEY
        : Source.phone(cart.participants().get(place - 1).id());
  }
}
