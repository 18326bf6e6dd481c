package io.qless.hub.catalogue;

import io.qless.contract.rest.PriceHistory;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.Json;
import io.qless.hub.storage.Database;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Offer;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The catalogue's rows. Safe for any thread.
final class CatalogueStore {

  private final Database database;
  private final InstantSource clock;

  /// @param clock when revisions are made
  CatalogueStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// All that stands, as it was last committed.
  Snapshot load() {
    return database
        .jdbi()
        .inTransaction(handle -> {
          List<Snapshot.Dated> changes = new ArrayList<>();
          changes.addAll(read(handle, "article"));
          changes.addAll(read(handle, "offer"));
          changes.addAll(read(handle, "coupon"));
          changes.addAll(read(handle, "recall"));
          changes.addAll(read(handle, "store_rule"));
          changes.addAll(read(handle, "learned_weight"));
          return new Snapshot(revision(handle), changes);
        });
  }

  /// Writes one new revision and forces it to the disk: a revision that trolleys were told of must
  /// never stand for something else.
  ///
  /// @param current the catalogue that the changes were judged against
  void write(Snapshot current, List<CatalogueChange> changes) {
    long revision = current.revision() + 1;
    database
        .jdbi()
        .useTransaction(handle -> {
          int moved =
              handle.execute(
                  "UPDATE catalogue_head SET revision = ? WHERE id = 1 AND revision = ?",
                  revision,
                  current.revision());
          if (moved == 0) {
            throw new IllegalStateException(
                "the catalogue is no longer at revision " + current.revision());
          }
          handle.execute(
              "INSERT INTO catalogue_revision (revision, made_at) VALUES (?, ?)",
              revision,
              clock.instant().atOffset(ZoneOffset.UTC));
          // Rows in the order of their keys: H2's file stays several times smaller.
          changes.stream()
              .sorted(Comparator.comparingLong(CatalogueStore::order))
              .forEach(change -> write(handle, current, change, revision));
        });
    database.makeDurable();
  }

  /// The oldest revision that a difference can be told from. Revisions follow one another, but a
  /// restored backup leaps, and what a trolley has from before the leap may never have been here.
  long oldest() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT COALESCE(MAX(r.revision), 0) FROM catalogue_revision r WHERE EXISTS"
                        + " (SELECT 1 FROM catalogue_revision o WHERE o.revision < r.revision)"
                        + " AND NOT EXISTS (SELECT 1 FROM catalogue_revision p"
                        + " WHERE p.revision = r.revision - 1)")
                .mapTo(Long.class)
                .one());
  }

  /// What a unit cost at a revision.
  Optional<Money> priceAt(ArticleId id, long revision) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT minor FROM article_price WHERE article_key = ? AND from_revision <= ?"
                        + " ORDER BY from_revision DESC LIMIT 1")
                .bind(0, ArticleKey.of(id))
                .bind(1, revision)
                .map((row, context) -> {
                  long minor = row.getLong("minor");
                  return row.wasNull() ? Optional.<Money>empty() : Optional.of(Money.paise(minor));
                })
                .findOne()
                .flatMap(price -> price));
  }

  /// What a unit has cost, the newest first.
  List<PriceHistory.Step> prices(ArticleId id) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT p.from_revision, p.minor, r.made_at FROM article_price p"
                        + " LEFT JOIN catalogue_revision r ON r.revision = p.from_revision"
                        + " WHERE p.article_key = ? ORDER BY p.from_revision DESC")
                .bind(0, ArticleKey.of(id))
                .map((row, context) -> {
                  long minor = row.getLong("minor");
                  boolean onSale = !row.wasNull();
                  OffsetDateTime made = row.getObject("made_at", OffsetDateTime.class);
                  return new PriceHistory.Step(
                      row.getLong("from_revision"),
                      made == null ? "" : made.toInstant().toString(),
                      onSale,
                      minor);
                })
                .list());
  }

  private static long order(CatalogueChange change) {
    return switch (change) {
      case CatalogueChange.ArticleSet set -> ArticleKey.of(set.article().id());
      case CatalogueChange.ArticleGone gone -> ArticleKey.of(gone.article());
      default -> Long.MAX_VALUE;
    };
  }

  private static void write(
      Handle handle, Snapshot current, CatalogueChange change, long revision) {
    switch (change) {
      case CatalogueChange.ArticleSet set -> article(handle, current, set.article(), revision);
      case CatalogueChange.ArticleGone gone -> {
        long key = ArticleKey.of(gone.article());
        withdraw(handle, "article", "article_key", key, revision);
        handle.execute(
            "INSERT INTO article_price (article_key, from_revision, minor) VALUES (?, ?, NULL)",
            key,
            revision);
      }
      case CatalogueChange.OfferSet set ->
          keep(
              handle,
              "offer",
              "id",
              set.offer().id(),
              Json.text(new OfferBody(set.offer())),
              revision);
      case CatalogueChange.OfferGone gone ->
          withdraw(handle, "offer", "id", gone.offer(), revision);
      case CatalogueChange.CouponSet set ->
          keep(handle, "coupon", "code", set.coupon().code(), Json.text(set.coupon()), revision);
      case CatalogueChange.CouponGone gone ->
          withdraw(handle, "coupon", "code", gone.code(), revision);
      case CatalogueChange.BatchRecalled recall -> recall(handle, recall, revision);
      case CatalogueChange.StoreRuleSet set ->
          keep(handle, "store_rule", "id", set.rule().key(), Json.text(set), revision);
      case CatalogueChange.StoreRuleGone gone ->
          withdraw(handle, "store_rule", "id", gone.rule(), revision);
      case CatalogueChange.WeightLearned learned ->
          keep(
              handle,
              "learned_weight",
              "article_key",
              ArticleKey.of(learned.article()),
              Json.text(learned),
              revision);
      case CatalogueChange.WeightForgotten forgotten ->
          withdraw(
              handle,
              "learned_weight",
              "article_key",
              ArticleKey.of(forgotten.article()),
              revision);
      case CatalogueChange.End end -> throw new IllegalArgumentException("no change: " + end);
    }
  }

  private static void article(Handle handle, Snapshot current, Article article, long revision) {
    long key = ArticleKey.of(article.id());
    keep(handle, "article", "article_key", key, Json.text(article), revision);
    Optional<Money> before = current.article(article.id()).map(old -> old.sale().unitPrice());
    if (!before.equals(Optional.of(article.sale().unitPrice()))) {
      handle.execute(
          "INSERT INTO article_price (article_key, from_revision, minor) VALUES (?, ?, ?)",
          key,
          revision,
          article.sale().unitPrice().minor());
    }
  }

  private static void keep(
      Handle handle, String table, String column, Object key, String body, long revision) {
    int there =
        handle.execute(
            "UPDATE "
                + table
                + " SET body = ?, revision = ?, withdrawn = FALSE WHERE "
                + column
                + " = ?",
            body,
            revision,
            key);
    if (there == 0) {
      handle.execute(
          "INSERT INTO "
              + table
              + " ("
              + column
              + ", body, revision, withdrawn) VALUES (?, ?, ?, FALSE)",
          key,
          body,
          revision);
    }
  }

  private static void withdraw(
      Handle handle, String table, String column, Object key, long revision) {
    handle.execute(
        "UPDATE " + table + " SET revision = ?, withdrawn = TRUE WHERE " + column + " = ?",
        revision,
        key);
  }

  private static void recall(Handle handle, CatalogueChange.BatchRecalled recall, long revision) {
    long key = ArticleKey.of(recall.article());
    String body = Json.text(recall);
    int there =
        handle.execute(
            "UPDATE recall SET body = ?, revision = ? WHERE article_key = ? AND batch = ?",
            body,
            revision,
            key,
            recall.batch());
    if (there == 0) {
      handle.execute(
          "INSERT INTO recall (article_key, batch, body, revision) VALUES (?, ?, ?, ?)",
          key,
          recall.batch(),
          body,
          revision);
    }
  }

  private static long revision(Handle handle) {
    return handle
        .createQuery("SELECT revision FROM catalogue_head WHERE id = 1")
        .mapTo(Long.class)
        .one();
  }

  private static List<Snapshot.Dated> read(Handle handle, String table) {
    String withdrawn = table.equals("recall") ? "FALSE AS withdrawn" : "withdrawn";
    return handle
        .createQuery("SELECT body, revision, " + withdrawn + " FROM " + table)
        .map((row, context) ->
            new Snapshot.Dated(
                change(table, row.getString("body"), row.getBoolean("withdrawn")),
                row.getLong("revision")))
        .list();
  }

  private static CatalogueChange change(String table, String body, boolean withdrawn) {
    return switch (table) {
      case "article" -> {
        Article article = Json.read(body, Article.class);
        yield withdrawn
            ? new CatalogueChange.ArticleGone(article.id())
            : new CatalogueChange.ArticleSet(article);
      }
      case "offer" -> {
        Offer offer = Json.read(body, OfferBody.class).offer();
        yield withdrawn
            ? new CatalogueChange.OfferGone(offer.id())
            : new CatalogueChange.OfferSet(offer);
      }
      case "coupon" -> {
        Coupon coupon = Json.read(body, Coupon.class);
        yield withdrawn
            ? new CatalogueChange.CouponGone(coupon.code())
            : new CatalogueChange.CouponSet(coupon);
      }
      case "store_rule" -> {
        CatalogueChange.StoreRuleSet set = Json.read(body, CatalogueChange.StoreRuleSet.class);
        yield withdrawn ? new CatalogueChange.StoreRuleGone(set.rule().key()) : set;
      }
      case "learned_weight" -> {
        var learned = Json.read(body, CatalogueChange.WeightLearned.class);
        yield withdrawn ? new CatalogueChange.WeightForgotten(learned.article()) : learned;
      }
      case "recall" -> Json.read(body, CatalogueChange.BatchRecalled.class);
      default -> throw new IllegalArgumentException("no table of the catalogue: " + table);
    };
  }

  /// Wraps the offer so that its kind is written.
  record OfferBody(Offer offer) {}
}
