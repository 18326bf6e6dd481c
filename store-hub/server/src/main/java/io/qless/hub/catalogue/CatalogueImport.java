package io.qless.hub.catalogue;

import io.qless.contract.rest.CatalogueDiff;
import io.qless.contract.rest.CatalogueReport;
import io.qless.contract.rest.CatalogueRows;
import io.qless.contract.wire.CatalogueChange;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Gst;
import io.qless.shop.catalogue.Sale;
import io.qless.shop.catalogue.Terms;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Plu;
import io.qless.shop.item.Weight;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Judges the rows of one request against the catalogue as it is. Lives for that request.
final class CatalogueImport {

  /// Spread of a pack whose file names none: packed goods vary by about 2 %, and no scale in a
  /// trolley sees less than a gram.
  private static final int USUAL_SPREAD_PERCENT = 2;

  static final Pattern CATEGORY = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern BATCH = Pattern.compile("[!-~]{0,20}");

  private final Snapshot current;
  private final ZoneId zone;
  private final List<CatalogueChange> changes = new ArrayList<>();
  private final List<CatalogueReport.Refused> refused = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<Judged> judged = new ArrayList<>();
  private int unchanged;

  private record Judged(int line, CatalogueChange change) {}

  CatalogueImport(Snapshot current, ZoneId zone) {
    this.current = current;
    this.zone = zone;
  }

  void judge(CatalogueRows rows) {
    for (CatalogueRows.Row row : rows.rows()) {
      try {
        RowFields fields = new RowFields(row.fields(), zone);
        CatalogueChange change =
            switch (rows.kind()) {
              case ARTICLES -> new CatalogueChange.ArticleSet(article(fields));
              case OFFERS -> new CatalogueChange.OfferSet(new OfferRow(fields).offer());
              case COUPONS -> new CatalogueChange.CouponSet(new OfferRow(fields).coupon());
              case RECALLS -> recall(fields);
              case LABELS -> new CatalogueChange.StoreRuleSet(RuleRows.label(fields));
              case MARKDOWNS -> new CatalogueChange.StoreRuleSet(RuleRows.markdown(fields));
              case SYNONYMS -> new CatalogueChange.StoreRuleSet(RuleRows.synonyms(fields));
            };
        take(change, row.line());
      } catch (IllegalArgumentException wrong) {
        String reason = wrong.getMessage();
        refused.add(
            new CatalogueReport.Refused(row.line(), reason == null ? "not understood" : reason));
      }
    }
  }

  List<CatalogueChange> changes() {
    return List.copyOf(changes);
  }

  CatalogueReport report(long revision) {
    return new CatalogueReport(revision, changes.size(), unchanged, refused);
  }

  /// What the rows would change.
  CatalogueDiff diff() {
    return new CatalogueDiff(
        current.revision(),
        judged.stream()
            .map(
                row -> RowDiff.line(row.line(), row.change(), current.standing(row.change()), zone))
            .toList(),
        refused);
  }

  private void take(CatalogueChange change, int line) {
    Integer before = lines.putIfAbsent(name(change), line);
    if (before != null) {
      throw new IllegalArgumentException(name(change) + " stands in line " + before + " already");
    }
    judged.add(new Judged(line, change));
    if (current.holds(change)) {
      unchanged++;
    } else {
      changes.add(change);
    }
  }

  private static String name(CatalogueChange change) {
    return switch (change) {
      case CatalogueChange.ArticleSet set -> set.article().id().text();
      case CatalogueChange.OfferSet set -> set.offer().id();
      case CatalogueChange.CouponSet set -> set.coupon().code();
      case CatalogueChange.BatchRecalled recall ->
          recall.article().text() + " batch \"" + recall.batch() + '"';
      case CatalogueChange.StoreRuleSet set -> set.rule().key();
      default -> throw new IllegalArgumentException("no row makes " + change);
    };
  }

  private static Article article(RowFields row) {
    ArticleId id = row.article("code");
    String picture = row.text("picture");
    if (!picture.isEmpty() && !PictureStore.isName(picture)) {
      throw new IllegalArgumentException(
          "picture: \"" + picture + "\" is not a file name such as sweet-lime.png");
    }
    return new Article(
        id,
        row.localText("name"),
        row.text("brand"),
        row.matching("category", CATEGORY, "lower-case letters, digits and dashes"),
        sale(row, id),
        new Gst(row.needed("hsn"), row.basisPoints("gst_percent")),
        row.countOr("min_age", 0),
        picture,
        terms(row));
  }

  private static Sale sale(RowFields row, ArticleId id) {
    return switch (row.needed("sold_by")) {
      case "piece" -> {
        int grams = row.count("weight_g");
        int usual = Math.max(1, grams * USUAL_SPREAD_PERCENT / 100);
        yield new Sale.ByPiece(
            row.money("price"),
            // Loose goods sold by the piece carry no printed price; theirs is the store's.
            id instanceof Plu && row.isEmpty("mrp") ? row.money("price") : row.money("mrp"),
            Weight.grams(grams),
            Weight.grams(row.countOr("weight_spread_g", usual)));
      }
      case "kg" -> {
        row.mustBeEmpty("mrp", "loose goods have no printed price");
        row.mustBeEmpty("weight_g", "the label of the counter scale brings the weight");
        if (id instanceof Gtin gtin && !gtin.isVariableMeasure()) {
          throw new IllegalArgumentException(
              "code: goods sold by the kilogram need a plu: code, or a GTIN of variable measure"
                  + " (14 digits beginning with 9)");
        }
        yield new Sale.ByWeight(row.money("price"));
      }
      default ->
          throw new IllegalArgumentException(
              "sold_by: \"" + row.text("sold_by") + "\" is neither piece nor kg");
    };
  }

  private static Terms terms(RowFields row) {
    return new Terms(
        row.yes("sale_stop"),
        row.yes("no_discount"),
        row.moneyOrZero("deposit"),
        row.pairs("batch_mrps").stream()
            .map(pair -> new Terms.BatchMrp(pair.name(), pair.money()))
            .toList(),
        row.pairs("gst_changes").stream()
            .map(pair -> new Terms.GstChange(pair.date(), pair.basisPoints()))
            .toList(),
        row.words("substitutes").stream()
            .map(code -> row.articleFrom("substitutes", code))
            .toList());
  }

  private static CatalogueChange recall(RowFields row) {
    String batch = row.text("batch");
    if (!BATCH.matcher(batch).matches()) {
      throw new IllegalArgumentException(
          "batch: \"" + batch + "\" is not 1 to 20 letters and digits");
    }
    if (!row.isEmpty("serial")) {
      row.mustBeEmpty("batch", "a serial number names one unit");
      return new CatalogueChange.StoreRuleSet(RuleRows.unitRecall(row));
    }
    return new CatalogueChange.BatchRecalled(row.gtin("gtin"), batch, row.localText("reason"));
  }
}
