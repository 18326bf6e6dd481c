package io.qless.hub.catalogue;

import io.qless.shop.catalogue.LocalText;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.CouponLimits;
import io.qless.shop.pricing.Hours;
import io.qless.shop.pricing.Offer;
import io.qless.shop.pricing.Play;
import io.qless.shop.pricing.Scope;
import io.qless.shop.pricing.Validity;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a row of `offers.csv` or `coupons.csv`. Lives for one row.
///
/// @param row its cells
record OfferRow(RowFields row) {

  private static final Pattern OFFER_ID = Pattern.compile("[A-Za-z0-9-]{1,40}");
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9-]{0,40}");
  private static final Pattern HOURS =
      Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])");
  static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  Offer offer() {
    String id = row.matching("id", OFFER_ID, "1 to 40 letters, digits and dashes");
    LocalText name = row.localText("name");
    Validity validity = row.validity();
    Play play = play();
    String kind = row.needed("kind");
    if (!kind.equals("amount-off") && !kind.equals("spend-and-save")) {
      row.mustBeEmpty("amount", kind + " does not use it");
    }
    return switch (kind) {
      case "percent-off" ->
          new Offer.PercentOff(id, name, scope(), row.basisPoints("percent"), validity, play);
      case "amount-off" ->
          new Offer.AmountOff(id, name, scope(), row.money("amount"), validity, play);
      case "member-price" ->
          new Offer.MemberPrice(
              id, name, row.article("applies_to"), row.money("price"), validity, play);
      case "buy-x-get-y" ->
          new Offer.BuyGet(
              id,
              name,
              row.article("applies_to"),
              row.count("buy"),
              row.count("get"),
              validity,
              play);
      case "cheapest-free" ->
          new Offer.CheapestFree(id, name, scope(), row.count("buy"), validity, play);
      case "mix-and-match" ->
          new Offer.MixAndMatch(
              id, name, scope(), row.count("buy"), row.money("price"), validity, play);
      case "spend-and-save" ->
          new Offer.Threshold(id, name, scope(), row.money("spend"), cut(), validity, play);
      default ->
          throw new IllegalArgumentException(
              "kind: \""
                  + kind
                  + "\" is none of percent-off, amount-off, member-price, buy-x-get-y,"
                  + " cheapest-free, mix-and-match and spend-and-save");
    };
  }

  Coupon coupon() {
    Coupon.Cut cut =
        switch (row.needed("kind")) {
          case "amount-off" -> new Coupon.Cut.Amount(row.money("amount"));
          case "percent-off" ->
              new Coupon.Cut.Share(row.basisPoints("percent"), row.money("max_discount"));
          case "membership" -> new Coupon.Cut.Membership();
          default ->
              throw new IllegalArgumentException(
                  "kind: \""
                      + row.text("kind")
                      + "\" is neither amount-off nor percent-off nor membership");
        };
    return new Coupon(
        row.needed("code").toUpperCase(Locale.ROOT),
        row.localText("name"),
        cut,
        row.moneyOrZero("min_spend"),
        row.validity(),
        new CouponLimits(
            row.countOr("max_uses", 0),
            row.countOr("max_per_customer", 0),
            row.yes("needs_account")
                ? CouponLimits.Holders.ACCOUNTS
                : CouponLimits.Holders.ANYBODY));
  }

  private Coupon.Cut cut() {
    return row.isEmpty("percent")
        ? new Coupon.Cut.Amount(row.money("amount"))
        : new Coupon.Cut.Share(row.basisPoints("percent"), row.money("max_discount"));
  }

  /// What `applies_to` names: `everything`, a category, one article or several.
  Scope scope() {
    String target = row.needed("applies_to");
    if (target.equals("everything")) {
      return new Scope.Everything();
    }
    if (target.startsWith("category:")) {
      String category = target.substring("category:".length());
      if (!CatalogueImport.CATEGORY.matcher(category).matches()) {
        throw new IllegalArgumentException(
            "applies_to: \"" + category + "\" is not the name of a category");
      }
      return new Scope.OfCategory(category);
    }
    List<String> codes = Arrays.asList(target.split(" +", -1));
    return codes.size() == 1
        ? new Scope.OfArticle(row.articleFrom("applies_to", target))
        : new Scope.OfArticles(
            codes.stream().map(code -> row.articleFrom("applies_to", code)).toList());
  }

  private Play play() {
    return new Play(
        new Hours(days(), time(1), time(3)),
        row.isEmpty("group") ? "" : row.matching("group", GROUP, "letters, digits and dashes"),
        row.yes("stacks"));
  }

  private List<DayOfWeek> days() {
    if (row.isEmpty("days")) {
      return Hours.ALWAYS.days();
    }
    List<DayOfWeek> days = new ArrayList<>();
    for (String day : row.text("days").split(" +", -1)) {
      int place = DAYS.indexOf(day);
      if (place < 0) {
        throw new IllegalArgumentException(
            "days: \"" + day + "\" is none of " + String.join(" ", DAYS));
      }
      days.add(DayOfWeek.of(place + 1));
    }
    return days;
  }

  /// @param group of the pattern, where the hour stands; the minute is the next
  private LocalTime time(int group) {
    if (row.isEmpty("hours")) {
      return LocalTime.MIDNIGHT;
    }
    String text = row.matching("hours", HOURS, "a time of the day such as 17:00-19:30");
    Matcher matcher = HOURS.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalStateException("hours that matched no longer match: " + text);
    }
    return LocalTime.of(
        Integer.parseInt(matcher.group(group)), Integer.parseInt(matcher.group(group + 1)));
  }
}
