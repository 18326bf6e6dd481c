package io.qless.kiosk.core;

import io.qless.kiosk.trip.BillView;
import io.qless.kiosk.trip.PaymentView;
import io.qless.kiosk.trip.SplitView;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Participant;
import io.qless.shop.cart.PointsTender;
import io.qless.shop.cart.Quote;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Share;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.SplitPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the part of the picture that is about money: how a bill can be paid, and how far that is.
final class MoneyMaker {

  /// Above the usual family; who is more shares by contributor or on a phone.
  private static final int MOST_EQUAL_SHARES = 8;

  private MoneyMaker() {}

  static BillView.Tender tender(Cart cart) {
    Quote quote = cart.quote().orElseThrow();
    boolean quoted = cart.settlement() instanceof Settlement.Quoted;
    return new BillView.Tender(
        quote.due().minor(),
        points(quote),
        quoted ? choice(cart, quote) : BillView.SplitChoice.NONE,
        quoted ? quote.ends() : Instant.MAX);
  }

  private static BillView.Points points(Quote quote) {
    PointsTender points = quote.points();
    long most = points.most(quote.bill().total());
    return new BillView.Points(
        most, points.worth().times(most).minor(), points.used(), points.paid().minor());
  }

  private static BillView.SplitChoice choice(Cart cart, Quote quote) {
    List<List<BillView.Part>> equally = new ArrayList<>();
    for (int shares = 2; shares <= MOST_EQUAL_SHARES; shares++) {
      List<BillView.Part> parts = parts(cart, quote, new SplitPlan.Equally(shares));
      if (parts.isEmpty()) {
        break;
      }
      equally.add(parts);
    }
    int people = Math.clamp(cart.participants().size(), 2, Math.max(2, equally.size() + 1));
    return new BillView.SplitChoice(
        equally, people, parts(cart, quote, new SplitPlan.ByContributor()));
  }

  private static List<BillView.Part> parts(Cart cart, Quote quote, SplitPlan plan) {
    return SplitPlan.parts(plan, cart, quote).stream()
        .map(part -> new BillView.Part(name(cart, part.payer()), part.amount().minor()))
        .toList();
  }

  static @Nullable PaymentView payment(Cart cart, Instant now) {
    return switch (cart.settlement()) {
      case Settlement.Open open -> null;
      case Settlement.Quoted quoted -> null;
      case Settlement.Split split -> null;
      case Settlement.Requested requested ->
          new PaymentView(
              PaymentView.State.STARTING, "", requested.quote().due().minor(), Instant.MAX, false);
      case Settlement.Awaiting awaiting ->
          new PaymentView(
              now.isBefore(awaiting.expires())
                  ? PaymentView.State.WAITING
                  : PaymentView.State.CHECKING,
              awaiting.qr(),
              awaiting.quote().due().minor(),
              awaiting.expires(),
              awaiting.simulated());
      case Settlement.Paid paid ->
          new PaymentView(PaymentView.State.PAID, "", paid.amount().minor(), Instant.MAX, false);
    };
  }

  static @Nullable SplitView split(Cart cart, Instant now) {
    return cart.settlement() instanceof Settlement.Split split
        ? new SplitView(
            split.shares().stream().map(share -> share(cart, share, now)).toList(),
            split.paid().minor(),
            split.quote().due().minor(),
            split.until())
        : null;
  }

  private static SplitView.Share share(Cart cart, Share share, Instant now) {
    String name = name(cart, share.payer());
    long paise = share.amount().minor();
    return switch (share.standing()) {
      case Share.Asked asked ->
          new SplitView.Share(share.number(), name, paise, PaymentView.State.STARTING, "", false);
      case Share.Payable open ->
          new SplitView.Share(
              share.number(),
              name,
              paise,
              now.isBefore(open.expires()) ? PaymentView.State.WAITING : PaymentView.State.CHECKING,
              open.qr(),
              open.simulated());
      case Share.Failed failed ->
          new SplitView.Share(share.number(), name, paise, PaymentView.State.FAILED, "", false);
      case Share.Paid paid ->
          new SplitView.Share(
              share.number(), name, paise, PaymentView.State.PAID, "", paid.simulated());
    };
  }

  private static String name(Cart cart, Source payer) {
    return cart.participants().stream()
        .filter(person -> person.id().equals(payer.id()))
        .map(Participant::name)
        .findFirst()
        .orElse("");
  }
}
