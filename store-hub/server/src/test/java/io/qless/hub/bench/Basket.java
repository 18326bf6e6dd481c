package io.qless.hub.bench;

import io.qless.contract.rest.CatalogueKind;
import io.qless.hub.catalogue.SampleStore;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.LineId;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.Weight;
import io.qless.shop.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What a shopper of the bench does between start and checkout: scans pieces of the sample store,
/// weighs bananas, and now and then takes the last piece back. One trolley's, seeded.
final class Basket {

  private static final List<Goods> SHELF =
      SampleStore.rows(CatalogueKind.ARTICLES).rows().stream()
          .map(row -> row.fields())
          .filter(Basket::isPlain)
          .map(Basket::goods)
          .toList();

  private static final ArticleId BANANAS = ArticleId.parse("plu:4011");
  private static final Money BANANAS_PER_KILOGRAM = Money.paise(5_400);
  private static final int CATALOGUE_REVISION = 4;

  private final Random random;
  private Goods last = SHELF.getFirst();
  private boolean canTakeBack;

  Basket(long seed) {
    random = new Random(seed);
  }

  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  /// Forgets the trip before.
  void begin() {
    canTakeBack = false;
  }

  Command next() {
    int dice = random.nextInt(100);
    if (dice < 8 && canTakeBack) {
      canTakeBack = false;
      return new Command.VoidLine(
          new LineId(last.article().text() + '@' + last.price().minor()), 1);
    }
    if (dice < 14) {
      return new Command.AddItem(
          new ItemCode.Weighed(BANANAS, Weight.grams(random.nextInt(300, 1_500))),
          BANANAS_PER_KILOGRAM,
          CATALOGUE_REVISION);
    }
    last = SHELF.get(random.nextInt(SHELF.size()));
    canTakeBack = true;
    return new Command.AddItem(
        new ItemCode.Piece(last.article(), ItemCode.UnitMark.NONE),
        last.price(),
        CATALOGUE_REVISION);
  }

  /// Whether no hold comes of it and its price stands on the shelf alone.
  private static boolean isPlain(Map<String, String> row) {
    return "piece".equals(row.get("sold_by"))
        && row.getOrDefault("code", "").length() == 13
        && row.getOrDefault("min_age", "").isEmpty()
        && row.getOrDefault("sale_stop", "").isEmpty()
        && row.getOrDefault("batch_mrps", "").isEmpty();
  }

  private static Goods goods(Map<String, String> row) {
    BigDecimal rupees = new BigDecimal(row.getOrDefault("price", "0"));
    return new Goods(
        Gtin.of(row.getOrDefault("code", "")),
        Money.paise(rupees.movePointRight(2).longValueExact()));
  }

  private record Goods(ArticleId article, Money price) {}
}
