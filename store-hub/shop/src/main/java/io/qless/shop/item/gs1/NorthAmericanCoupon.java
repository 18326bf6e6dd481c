package io.qless.shop.item.gs1;

import java.util.Optional;

/// The two codes on coupons of North America: AI 8110 (*North American Coupon Application Guideline
/// Using GS1 DataBar Expanded Symbols*, GS1 US) and AI 8112 (*GS1 AI (8112) Coupon Data
/// Specification*). Digits only; most fields begin with a digit that tells their length.
///
/// No store in India takes such coupons: they are checked so that a misread one is told from a good
/// one, and lead to no discount. Lives for one value.
final class NorthAmericanCoupon {

  /// Company prefixes, funders, serial numbers and retailers have so many digits more than their
  /// length digit says.
  private static final int LONGER = 6;

  private static final int OFFER_DIGITS = 6;
  private static final int FAMILY_DIGITS = 3;
  private static final int DATE_DIGITS = 6;

  /// Digit of a company prefix that is the same as the first one.
  private static final char SAME_COMPANY = '9';

  private final String text;
  private int at;
  private Optional<Breach> breach = Optional.empty();

  private NorthAmericanCoupon(String text) {
    this.text = text;
    for (int i = 0; i < text.length() && breach.isEmpty(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        wrong(CodeFault.Code.CHARACTER, i, "may not hold " + Printable.character(text.charAt(i)));
      }
    }
  }

  /// What is wrong with the value of AI 8110.
  static Optional<Breach> coupon(String text) {
    NorthAmericanCoupon coupon = new NorthAmericanCoupon(text);
    coupon.counted("company prefix", "0123456", LONGER);
    coupon.digits("offer code", OFFER_DIGITS);
    coupon.counted("save value", "12345", 0);
    coupon.purchase("first");
    if (coupon.optional('1')) {
      coupon.oneOf("additional purchase rules", "0123");
      coupon.purchase("second");
      coupon.company("second");
    }
    if (coupon.optional('2')) {
      coupon.purchase("third");
      coupon.company("third");
    }
    coupon.dates();
    if (coupon.optional('5')) {
      coupon.counted("serial number", "0123456789", LONGER);
    }
    if (coupon.optional('6')) {
      coupon.counted("retailer", "1234567", LONGER);
    }
    if (coupon.optional('9')) {
      coupon.oneOf("save value code", "01256");
      coupon.oneOf("item that the save value applies to", "012");
      coupon.oneOf("store coupon flag", "0123456789");
      coupon.oneOf("don't multiply flag", "01");
    }
    return coupon.end();
  }

  /// What is wrong with the value of AI 8112.
  static Optional<Breach> positiveOffer(String text) {
    NorthAmericanCoupon coupon = new NorthAmericanCoupon(text);
    coupon.oneOf("format", "01");
    coupon.counted("funder", "0123456", LONGER);
    coupon.digits("offer code", OFFER_DIGITS);
    coupon.counted("serial number", "0123456789", LONGER);
    return coupon.end();
  }

  private void purchase(String which) {
    counted(which + " purchase requirement", "12345", 0);
    oneOf(which + " purchase requirement code", "012349");
    digits(which + " purchase family code", FAMILY_DIGITS);
  }

  private void company(String which) {
    if (at < text.length() && text.charAt(at) == SAME_COMPANY) {
      at++;
    } else {
      counted(which + " company prefix", "0123456", LONGER);
    }
  }

  /// Expiry, then start, which may not be later; each may be missing.
  private void dates() {
    String expires = optional('3') ? date("expiry date") : "";
    int startAt = at;
    String starts = optional('4') ? date("start date") : "";
    if (breach.isEmpty() && !expires.isEmpty() && starts.compareTo(expires) > 0) {
      wrong(CodeFault.Code.DATE, startAt + 1, "has a start date behind its expiry date");
    }
  }

  private String date(String field) {
    int from = at;
    digits(field, DATE_DIGITS);
    if (breach.isPresent()) {
      return "";
    }
    String date = text.substring(from, at);
    if (!Gs1Date.isDay(date)) {
      wrong(CodeFault.Code.DATE, from, "has a wrong " + field);
    }
    return date;
  }

  /// Whether the optional field with this digit comes next.
  private boolean optional(char mark) {
    if (breach.isPresent() || at >= text.length() || text.charAt(at) != mark) {
      return false;
    }
    at++;
    return true;
  }

  /// A field whose first digit tells how many follow.
  private void counted(String field, String allowed, int more) {
    int from = at;
    oneOf("length of the " + field, allowed);
    if (breach.isEmpty()) {
      digits(field, text.charAt(from) - '0' + more);
    }
  }

  private void oneOf(String field, String allowed) {
    if (breach.isPresent()) {
      return;
    }
    if (at >= text.length()) {
      missing(field);
    } else if (allowed.indexOf(text.charAt(at)) < 0) {
      wrong(
          CodeFault.Code.VALUE,
          at,
          "has a wrong " + field + ": " + Printable.character(text.charAt(at)));
    } else {
      at++;
    }
  }

  private void digits(String field, int count) {
    if (breach.isPresent()) {
      return;
    }
    if (text.length() - at < count) {
      missing(field);
    } else {
      at += count;
    }
  }

  private Optional<Breach> end() {
    if (breach.isEmpty() && at < text.length()) {
      wrong(CodeFault.Code.VALUE_TOO_LONG, at, "goes on behind its last field");
    }
    return breach;
  }

  private void missing(String field) {
    wrong(CodeFault.Code.VALUE_TOO_SHORT, Breach.WHOLE, "ends within the " + field);
  }

  private void wrong(CodeFault.Code code, int index, String what) {
    breach = Optional.of(new Breach(code, index, what));
  }
}
