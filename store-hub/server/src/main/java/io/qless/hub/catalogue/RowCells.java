package io.qless.hub.catalogue;

import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.wire.CatalogueChange;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.LocalText;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.StoreRule;
import io.qless.shop.catalogue.Terms;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Plu;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Scope;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes what stands in the catalogue as the cells of a row that would import to just that: the
/// way back of [RowFields]. Lives for one row.
final class RowCells {

  private static final int GTIN_13_ZEROS = 1;
  private static final int GTIN_8_ZEROS = 6;

  private final Map<String, String> cells = new LinkedHashMap<>();

  private RowCells() {}

  /// The row's cells that are not empty, and of which kind of file it is.
  record Row(CatalogueKind kind, Map<String, String> cells) {}

  /// Columns of a kind of file, in their order.
  static List<String> columns(CatalogueKind kind) {
    return List.of(
        (switch (kind) {
              case ARTICLES ->
                  "code name name_hi brand category sold_by price mrp hsn gst_percent weight_g"
                      + " weight_spread_g min_age picture sale_stop no_discount deposit batch_mrps"
                      + " gst_changes substitutes";
              case OFFERS ->
                  "id name name_hi kind applies_to buy get percent amount from to price spend"
                      + " max_discount days hours group stacks";
              case COUPONS ->
                  "code name name_hi kind percent amount min_spend max_discount from to max_uses"
                      + " max_per_customer needs_account";
              case RECALLS -> "gtin batch serial reason reason_hi";
              case LABELS -> "id pattern";
              case MARKDOWNS -> "id name name_hi applies_to best_before_days percent";
              case SYNONYMS -> "id words";
            })
            .split(" ", -1));
  }

  /// @param standing something that is set, not gone
  /// @param zone time zone of the store, for dates
  static Row of(CatalogueChange standing, ZoneId zone) {
    RowCells row = new RowCells();
    CatalogueKind kind =
        switch (standing) {
          case CatalogueChange.ArticleSet set -> row.article(set.article());
          case CatalogueChange.OfferSet set -> {
            new OfferCells(row, zone).offer(set.offer());
            yield CatalogueKind.OFFERS;
          }
          case CatalogueChange.CouponSet set -> {
            new OfferCells(row, zone).coupon(set.coupon());
            yield CatalogueKind.COUPONS;
          }
          case CatalogueChange.BatchRecalled recall ->
              row.recall(recall.article(), recall.batch(), "", recall.reason());
          case CatalogueChange.StoreRuleSet set -> row.rule(set.rule());
          default -> throw new IllegalArgumentException("no row makes " + standing);
        };
    return new Row(kind, Map.copyOf(row.cells));
  }

  private CatalogueKind article(Article article) {
    put("code", code(article.id()));
    text("name", article.name());
    put("brand", article.brand());
    put("category", article.category());
    put("sold_by", article.sale() instanceof Sale.ByWeight ? "kg" : "piece");
    put("price", rupees(article.sale().unitPrice()));
    if (article.sale() instanceof Sale.ByPiece pack) {
      put("mrp", rupees(pack.mrp()));
      put("weight_g", String.valueOf(pack.gross().grams()));
      put("weight_spread_g", String.valueOf(pack.spread().grams()));
    }
    put("hsn", article.gst().hsn());
    put("gst_percent", percent(article.gst().basisPoints()));
    count("min_age", article.minimumAge());
    put("picture", article.picture());
    terms(article.terms());
    return CatalogueKind.ARTICLES;
  }

  private void terms(Terms terms) {
    yes("sale_stop", terms.saleStopped());
    yes("no_discount", terms.noDiscount());
    money("deposit", terms.deposit());
    put(
        "batch_mrps",
        terms.batchMrps().stream()
            .map(known -> known.batch() + '=' + rupees(known.mrp()))
            .collect(Collectors.joining(" ")));
    put(
        "gst_changes",
        terms.gstChanges().stream()
            .map(change -> change.from() + "=" + percent(change.basisPoints()))
            .collect(Collectors.joining(" ")));
    put("substitutes", codes(terms.substitutes()));
  }

  private CatalogueKind recall(Gtin article, String batch, String serial, LocalText reason) {
    put("gtin", code(article));
    put("batch", batch);
    put("serial", serial);
    text("reason", reason);
    return CatalogueKind.RECALLS;
  }

  private CatalogueKind rule(StoreRule rule) {
    return switch (rule) {
      case StoreRule.Label label -> {
        put("id", label.template().id());
        put("pattern", label.template().pattern());
        yield CatalogueKind.LABELS;
      }
      case StoreRule.Markdown markdown -> {
        put("id", markdown.id());
        text("name", markdown.name());
        put("applies_to", scope(markdown.scope()));
        put("best_before_days", String.valueOf(markdown.days()));
        put("percent", percent(markdown.basisPoints()));
        yield CatalogueKind.MARKDOWNS;
      }
      case StoreRule.BudgetWarning warning ->
          throw new IllegalArgumentException("no row makes " + warning);
      case StoreRule.UnitRecall unit -> recall(unit.article(), "", unit.serial(), unit.reason());
      case StoreRule.Synonyms same -> {
        put("id", same.id());
        put("words", String.join(" ", same.words()));
        yield CatalogueKind.SYNONYMS;
      }
    };
  }

  void put(String column, String text) {
    if (!text.isEmpty()) {
      cells.put(column, text);
    }
  }

  void text(String column, LocalText text) {
    put(column, text.en());
    put(column + "_hi", text.hi());
  }

  void count(String column, long count) {
    put(column, count == 0 ? "" : String.valueOf(count));
  }

  void money(String column, Money money) {
    put(column, money.isZero() ? "" : rupees(money));
  }

  void yes(String column, boolean is) {
    put(column, is ? "yes" : "");
  }

  /// The digits that stand on the pack: a shorter number has zeros before it.
  static String code(ArticleId id) {
    return switch (id) {
      case Plu plu -> plu.text();
      case Gtin gtin -> {
        String digits = gtin.digits();
        boolean isShort = digits.startsWith("0".repeat(GTIN_8_ZEROS));
        yield isShort
            ? digits.substring(GTIN_8_ZEROS)
            : digits.startsWith("0") ? digits.substring(GTIN_13_ZEROS) : digits;
      }
    };
  }

  static String codes(List<ArticleId> ids) {
    return ids.stream().map(RowCells::code).collect(Collectors.joining(" "));
  }

  static String scope(Scope scope) {
    return switch (scope) {
      case Scope.Everything all -> "everything";
      case Scope.OfCategory of -> "category:" + of.category();
      case Scope.OfArticle of -> code(of.article());
      case Scope.OfArticles of -> codes(of.articles());
    };
  }

  static String rupees(Money money) {
    return String.format(Locale.ROOT, "%d.%02d", money.minor() / 100, money.minor() % 100);
  }

  static String percent(int basisPoints) {
    int fraction = basisPoints % 100;
    return fraction == 0
        ? String.valueOf(basisPoints / 100)
        : String.format(Locale.ROOT, "%d.%02d", basisPoints / 100, fraction);
  }
}
