package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reward points as a means of payment: on offer once the bill is made, set aside by whoever owns
/// them, spent when the rest is paid.
final class Tendering {

  private Tendering() {}

  /// What is told of points when the bill is made; nothing if there are none.
  static Optional<Event> offered(PointsTender points) {
    return points.offered() == 0
        ? Optional.empty()
        : Optional.of(new Event.PointsOffered(points.offered(), points.worth(), points.owners()));
  }

  /// Points of somebody who signed in with the bill made already. What was set aside before stays
  /// as it is.
  static List<Event> offer(Cart cart, Command.OfferPoints offer) {
    boolean fits =
        cart.settlement() instanceof Settlement.Quoted(Quote quote) && quote.points().used() == 0;
    return fits && offer.points() > 0
        ? List.of(new Event.PointsOffered(offer.points(), offer.worth(), offer.owners()))
        : Desk.refuse(RefusalCode.NO_CHECKOUT, cart.phase().name());
  }

  static List<Event> use(Counter counter, Cart cart, Source source, long points, Instant now) {
    if (!(cart.settlement() instanceof Settlement.Quoted(Quote quote))) {
      return switch (cart.phase()) {
        case PAYING -> Desk.refuse(RefusalCode.CHECKOUT_OPEN, cart.phase().name());
        case PAID -> Desk.refuse(RefusalCode.ALREADY_PAID, cart.phase().name());
        case NEW, SHOPPING, CHECKOUT, LEFT, CANCELLED, ABANDONED ->
            Desk.refuse(RefusalCode.NO_CHECKOUT, cart.phase().name());
      };
    }
    if (quote.isOver(now)) {
      return Desk.refuse(RefusalCode.QUOTE_ENDED, "the bill was good until " + quote.ends());
    }
    PointsTender offer = quote.points();
    if (source.kind() == Source.Kind.PHONE && !offer.owners().contains(source)) {
      return Desk.refuse(RefusalCode.NOT_ALLOWED, "somebody else's points");
    }
    if (!offer.allows(points, quote.bill().total())) {
      return Desk.refuse(
          RefusalCode.POINTS_NOT_ENOUGH,
          points + " of " + offer.offered() + " for " + quote.bill().total());
    }
    return counter
        .holdPoints(points)
        .map(why -> Desk.refuse(why, points + " points"))
        .orElseGet(() -> List.of(new Event.PointsUsed(points)));
  }
}
