package io.qless.hub.family;

import io.qless.shop.cart.Cart;
import io.qless.shop.cart.PointsTender;
import io.qless.shop.cart.Quote;
import io.qless.shop.cart.Settlement;
import io.qless.shop.cart.Share;
import io.qless.shop.cart.Source;
import io.qless.shop.cart.SplitPlan;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Bill;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Draws up what phones see of the money of a trip. Keeps nothing itself.
final class ViewOfPayment {

  private ViewOfPayment() {}

  /// @param drawn whether somebody looks who can use a drawn code
  static FamilyView.Payment of(Cart cart, Bill bill, boolean drawn, Instant now) {
    return switch (cart.settlement()) {
      case Settlement.Open open -> plain("OPEN", bill.total(), bill.total(), PointsTender.NONE);
      case Settlement.Quoted quoted -> quoted(cart, quoted.quote(), now);
      case Settlement.Requested requested ->
          plain("REQUESTED", bill.total(), requested.quote().due(), requested.quote().points());
      case Settlement.Awaiting awaiting -> awaiting(awaiting, drawn, now);
      case Settlement.Split split -> split(split, drawn, now);
      case Settlement.Paid paid ->
          new FamilyView.Payment(
              "PAID",
              paid.amount().minor(),
              "",
              QrPattern.NONE,
              paid.simulated(),
              paid.invoice(),
              paid.points(),
              paid.quote().due().minor(),
              tender(paid.quote().points(), paid.bill().total()),
              List.of(),
              paid.quote().due().minor(),
              List.of(),
              0);
    };
  }

  private static FamilyView.Payment plain(
      String state, Money total, Money due, PointsTender points) {
    return new FamilyView.Payment(
        state,
        total.minor(),
        "",
        QrPattern.NONE,
        false,
        "",
        0,
        due.minor(),
        tender(points, total),
        List.of(),
        0,
        List.of(),
        0);
  }

  private static FamilyView.Payment quoted(Cart cart, Quote quote, Instant now) {
    return new FamilyView.Payment(
        "QUOTED",
        quote.bill().total().minor(),
        "",
        QrPattern.NONE,
        false,
        "",
        0,
        quote.due().minor(),
        tender(quote.points(), quote.bill().total()),
        List.of(),
        0,
        SplitPlan.parts(new SplitPlan.ByContributor(), cart, quote).stream()
            .map(part -> new FamilyView.Contribution(part.payer().text(), part.amount().minor()))
            .toList(),
        left(now, quote.ends()));
  }

  private static FamilyView.Payment awaiting(
      Settlement.Awaiting awaiting, boolean drawn, Instant now) {
    Quote quote = awaiting.quote();
    return new FamilyView.Payment(
        "AWAITING",
        quote.bill().total().minor(),
        awaiting.qr(),
        drawn ? QrPattern.of(awaiting.qr()) : QrPattern.NONE,
        awaiting.simulated(),
        "",
        0,
        quote.due().minor(),
        tender(quote.points(), quote.bill().total()),
        List.of(),
        0,
        List.of(),
        left(now, awaiting.expires()));
  }

  private static FamilyView.Payment split(Settlement.Split split, boolean drawn, Instant now) {
    Quote quote = split.quote();
    return new FamilyView.Payment(
        "SPLIT",
        quote.bill().total().minor(),
        "",
        QrPattern.NONE,
        split.shares().stream()
            .anyMatch(share -> share.standing() instanceof Share.Payable open && open.simulated()),
        "",
        0,
        quote.due().minor(),
        tender(quote.points(), quote.bill().total()),
        split.shares().stream().map(share -> share(share, drawn)).toList(),
        split.paid().minor(),
        List.of(),
        left(now, split.until()));
  }

  private static FamilyView.Share share(Share share, boolean drawn) {
    String state =
        switch (share.standing()) {
          case Share.Asked asked -> "ASKED";
          case Share.Payable open -> "PAYABLE";
          case Share.Failed failed -> "FAILED";
          case Share.Paid paid -> "PAID";
        };
    boolean open = share.standing() instanceof Share.Payable;
    String qr = share.standing() instanceof Share.Payable payable ? payable.qr() : "";
    boolean simulated = share.standing() instanceof Share.Payable payable && payable.simulated();
    return new FamilyView.Share(
        share.number(),
        share.payer().text(),
        share.amount().minor(),
        state,
        qr,
        drawn && open && share.payer().kind() == Source.Kind.PHONE
            ? QrPattern.of(qr)
            : QrPattern.NONE,
        simulated);
  }

  private static FamilyView.Tender tender(PointsTender points, Money total) {
    return new FamilyView.Tender(
        points.offered(),
        points.most(total),
        points.used(),
        points.paid().minor(),
        points.worth().minor(),
        points.owners().stream().map(Source::text).toList());
  }

  private static long left(Instant now, Instant end) {
    return Math.max(0, Duration.between(now, end).toMillis());
  }
}
