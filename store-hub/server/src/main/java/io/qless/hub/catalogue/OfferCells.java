package io.qless.hub.catalogue;

import io.qless.shop.catalogue.LocalText;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.CouponLimits;
import io.qless.shop.pricing.Hours;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Play;
import io.qless.shop.pricing.Validity;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Collectors;

/// Writes offers and coupons as cells: the way back of [OfferRow]. Lives for one row.
///
/// @param row takes the cells
/// @param zone time zone of the store, for dates
record OfferCells(RowCells row, ZoneId zone) {

  void offer(Offer offer) {
    row.put("id", offer.id());
    row.text("name", offer.name());
    row.put("applies_to", RowCells.scope(offer.scope()));
    switch (offer) {
      case Offer.PercentOff percent -> {
        row.put("kind", "percent-off");
        row.put("percent", RowCells.percent(percent.basisPoints()));
      }
      case Offer.AmountOff amount -> {
        row.put("kind", "amount-off");
        row.put("amount", RowCells.rupees(amount.amount()));
      }
      case Offer.MemberPrice member -> {
        row.put("kind", "member-price");
        row.put("price", RowCells.rupees(member.price()));
      }
      case Offer.BuyGet free -> {
        row.put("kind", "buy-x-get-y");
        row.count("buy", free.buy());
        row.count("get", free.get());
      }
      case Offer.CheapestFree free -> {
        row.put("kind", "cheapest-free");
        row.count("buy", free.pieces());
      }
      case Offer.MixAndMatch mix -> {
        row.put("kind", "mix-and-match");
        row.count("buy", mix.pieces());
        row.put("price", RowCells.rupees(mix.price()));
      }
      case Offer.Threshold threshold -> {
        row.put("kind", "spend-and-save");
        row.put("spend", RowCells.rupees(threshold.spend()));
        cut(threshold.cut());
      }
    }
    validity(offer.validity());
    play(offer.play());
  }

  void coupon(Coupon coupon) {
    row.put("code", coupon.code());
    LocalText name = coupon.name();
    row.text("name", name);
    row.put(
        "kind",
        switch (coupon.cut()) {
          case Coupon.Cut.Amount amount -> "amount-off";
          case Coupon.Cut.Share share -> "percent-off";
          case Coupon.Cut.Membership membership -> "membership";
        });
    cut(coupon.cut());
    Money spend = coupon.minimumSpend();
    row.money("min_spend", spend);
    validity(coupon.validity());
    row.count("max_uses", coupon.limits().total());
    row.count("max_per_customer", coupon.limits().perCustomer());
    row.yes("needs_account", coupon.limits().holders() == CouponLimits.Holders.ACCOUNTS);
  }

  private void cut(Coupon.Cut cut) {
    switch (cut) {
      case Coupon.Cut.Amount amount -> row.put("amount", RowCells.rupees(amount.amount()));
      case Coupon.Cut.Share share -> {
        row.put("percent", RowCells.percent(share.basisPoints()));
        row.put("max_discount", RowCells.rupees(share.atMost()));
      }
      case Coupon.Cut.Membership membership -> {}
    }
  }

  private void validity(Validity validity) {
    if (!validity.from().equals(Validity.ALWAYS.from())) {
      row.put("from", LocalDate.ofInstant(validity.from(), zone).toString());
    }
    if (!validity.until().equals(Validity.ALWAYS.until())) {
      row.put("to", LocalDate.ofInstant(validity.until(), zone).minusDays(1).toString());
    }
  }

  private void play(Play play) {
    Hours hours = play.hours();
    if (!hours.days().equals(Hours.ALWAYS.days())) {
      row.put(
          "days",
          hours.days().stream()
              .map(day -> OfferRow.DAYS.get(day.getValue() - 1))
              .collect(Collectors.joining(" ")));
    }
    if (!hours.from().equals(LocalTime.MIDNIGHT) || !hours.until().equals(LocalTime.MIDNIGHT)) {
      row.put("hours", hours.from() + "-" + hours.until());
    }
    row.put("group", play.group());
    row.yes("stacks", play.stacks());
  }
}
