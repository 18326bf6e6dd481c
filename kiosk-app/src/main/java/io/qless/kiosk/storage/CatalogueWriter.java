package io.qless.kiosk.storage;

import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.Json;
import io.qless.shop.catalogue.Article;
import io.qless.shop.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Writes one stream of catalogue changes inside the transaction of its caller.
final class CatalogueWriter {

  private final Connection connection;
  private final long before;
  private long written;
  private boolean ended;

  /// @param before revision that the cache has now
  CatalogueWriter(Connection connection, long before) {
    this.connection = connection;
    this.before = before;
  }

  void write(CatalogueChange change) {
    try {
      switch (change) {
        case CatalogueChange.ArticleSet set -> setArticle(set.article());
        case CatalogueChange.ArticleGone gone ->
            run("DELETE FROM article WHERE id = ?", CatalogueCache.key(gone.article()));
        case CatalogueChange.OfferSet set ->
            run(
                "MERGE INTO offer KEY (id) VALUES (?, ?)",
                set.offer().id(),
                Json.text(set.offer()));
        case CatalogueChange.OfferGone gone -> run("DELETE FROM offer WHERE id = ?", gone.offer());
        case CatalogueChange.CouponSet set ->
            run(
                "MERGE INTO coupon KEY (code) VALUES (?, ?)",
                set.coupon().code(),
                Json.text(set.coupon()));
        case CatalogueChange.CouponGone gone ->
            run("DELETE FROM coupon WHERE code = ?", gone.code());
        case CatalogueChange.BatchRecalled recalled ->
            run(
                "MERGE INTO recall KEY (id, batch) VALUES (?, ?)",
                CatalogueCache.key(recalled.article()),
                recalled.batch());
        case CatalogueChange.StoreRuleSet set ->
            run("MERGE INTO store_rule KEY (id) VALUES (?, ?)", set.rule().key(), Json.text(set));
        case CatalogueChange.StoreRuleGone gone ->
            run("DELETE FROM store_rule WHERE id = ?", gone.rule());
        case CatalogueChange.WeightLearned learned ->
            run(
                "MERGE INTO learned_weight KEY (id) VALUES (?, ?, ?)",
                CatalogueCache.key(learned.article()),
                learned.grams(),
                learned.variance());
        case CatalogueChange.WeightForgotten forgotten ->
            run("DELETE FROM learned_weight WHERE id = ?", CatalogueCache.key(forgotten.article()));
        case CatalogueChange.End end -> end(end);
      }
      written++;
    } catch (SQLException cause) {
      throw new StoreException("write catalogue change " + (written + 1), cause);
    }
  }

  /// Takes all away that a whole catalogue does not name.
  void clear() throws SQLException {
    for (String table :
        List.of(
            "article", "price_was", "offer", "coupon", "recall", "store_rule", "learned_weight")) {
      run("DELETE FROM " + table);
    }
  }

  /// @return changes written
  long finish() {
    if (!ended) {
      throw new IllegalStateException(
          "the catalogue stream broke off after " + written + " changes");
    }
    return written;
  }

  private void setArticle(Article article) throws SQLException {
    long key = CatalogueCache.key(article.id());
    try (PreparedStatement select =
        connection.prepareStatement("SELECT body FROM article WHERE id = ?")) {
      select.setLong(1, key);
      try (ResultSet row = select.executeQuery()) {
        if (row.next()) {
          Money was = Json.read(row.getString(1), Article.class).sale().unitPrice();
          if (!was.equals(article.sale().unitPrice())) {
            run(
                "MERGE INTO price_was KEY (id, until_revision) VALUES (?, ?, ?)",
                key,
                before,
                was.minor());
          }
        }
      }
    }
    run("MERGE INTO article KEY (id) VALUES (?, ?)", key, Json.text(article));
  }

  private void end(CatalogueChange.End end) throws SQLException {
    if (end.changes() != written) {
      throw new IllegalStateException(
          "the hub sent " + end.changes() + " changes, " + written + " arrived");
    }
    if (end.extent() == CatalogueChange.Extent.WHOLE && before > 0) {
      throw new WholeCatalogueException();
    }
    CatalogueHead head = end.head();
    run("UPDATE head SET revision = ?, articles = ?", head.revision(), head.articles());
    ended = true;
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
