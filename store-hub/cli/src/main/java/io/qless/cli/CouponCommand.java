package io.qless.cli;

import io.qless.contract.rest.CouponList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `qless coupon`: how often the store's coupons were used.
@Command(
    name = "coupon",
    aliases = "coupons",
    description = "See how often the store's coupons were used.")
final class CouponCommand {
  private final QlessMain main;

  CouponCommand(QlessMain main) {
    this.main = main;
  }

  @Command(name = "list", description = "Each coupon with its uses and its limit.")
  int list(@Option(names = "--json", description = "As JSON.") boolean json) {
    try (HubClient hub = main.hub()) {
      CouponList coupons = hub.coupons();
      if (json) {
        main.printJson(coupons);
      } else {
        main.out().print(text(coupons));
      }
    }
    return ExitCode.OK.code();
  }

  private static String text(CouponList coupons) {
    if (coupons.coupons().isEmpty()) {
      return "the store has no coupons\n";
    }
    TextTable table = new TextTable("CODE", "USED", "IN PAYMENT", "LIMIT", "PER SHOPPER", "NAME");
    for (CouponList.Line coupon : coupons.coupons()) {
      table.row(
          coupon.code(),
          coupon.redeemed(),
          coupon.reserved(),
          limit(coupon.limit()),
          limit(coupon.perCustomer()) + (coupon.needsAccount() ? ", with account" : ""),
          coupon.name());
    }
    return table.toString();
  }

  private static String limit(int trips) {
    return trips == 0 ? "none" : String.valueOf(trips);
  }
}
