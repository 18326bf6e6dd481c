package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.coupon.CouponDesk;

/// The door behind which the store's admin sees how often coupons were used. Stands behind the
/// admin token like all of `/admin`.
public final class CouponRoutes implements Doors {

  private final CatalogueDesk catalogue;
  private final CouponDesk coupons;

  public CouponRoutes(CatalogueDesk catalogue, CouponDesk coupons) {
    this.catalogue = catalogue;
    this.coupons = coupons;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(
        "/admin/coupons",
        request -> Exchange.answer(request, 200, coupons.list(catalogue.coupons())));
  }
}
