package io.qless.kiosk.storage;

import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.Json;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.PieceWeight;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.catalogue.StoreRules;
import io.qless.shop.item.ArticleId;
import io.qless.shop.item.Gtin;
import io.qless.shop.item.Plu;
import io.qless.shop.money.Money;
import io.qless.shop.pricing.Coupon;
import io.qless.shop.pricing.Offer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The whole catalogue on the trolley's own disk, so that scanning needs no network. A file that
/// can't be read any more is made anew, empty, and filled by the next look at the hub's. Any thread
/// may call.
public final class CatalogueCache implements Shelf, AutoCloseable {

  private final LocalFile file;
  private volatile CatalogueHead head;
  private volatile Runnable whenIll = () -> {};
  private volatile List<Offer> offers;
  private volatile StoreRules storeRules;

  /// Opens the catalogue in this directory; a new one is empty at revision 0.
  public CatalogueCache(Path directory) {
    file = new LocalFile(directory, "catalogue", 3, "");
    head = file.inTransaction("read the head", CatalogueCache::readHead);
    offers =
        file.inTransaction("read offers", connection -> readAll(connection, "offer", Offer.class));
    storeRules = readRules();
  }

  /// Asks to be told when the file fails, so that [#recover()] comes soon.
  public void whenIll(Runnable told) {
    whenIll = told;
  }

  /// What the cache holds.
  public CatalogueHead head() {
    return head;
  }

  @Override
  public long revision() {
    return head.revision();
  }

  @Override
  public Optional<Article> article(ArticleId id) {
    return find("SELECT body FROM article WHERE id = ?", key(id), Article.class);
  }

  /// All articles page by page, in the order of their keys.
  ///
  /// @param last of the page before; empty for the first page
  public List<Article> after(Optional<ArticleId> last, int limit) {
    long from = last.map(CatalogueCache::key).orElse(Long.MIN_VALUE);
    return list("SELECT body FROM article WHERE id > ? ORDER BY id LIMIT ?", from, limit);
  }

  /// Articles that are called by a short number, in its order.
  public List<Article> withoutBarcode(int limit) {
    return list("SELECT body FROM article WHERE id < ? ORDER BY id DESC LIMIT ?", 0, limit);
  }

  /// Read in one transaction; understood after it, when others may look up again.
  private List<Article> list(String sql, long bound, int limit) {
    return file
        .inTransaction(
            "list articles",
            connection -> {
              List<String> bodies = new ArrayList<>();
              try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setLong(1, bound);
                select.setInt(2, limit);
                try (ResultSet row = select.executeQuery()) {
                  while (row.next()) {
                    bodies.add(row.getString(1));
                  }
                }
              }
              return bodies;
            })
        .stream()
        .map(body -> Json.read(body, Article.class))
        .toList();
  }

  @Override
  public Optional<Money> unitPriceAt(ArticleId id, long revision) {
    Optional<Money> then =
        ask(
            "look up an older price",
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT minor FROM price_was WHERE id = ? AND until_revision >= ? ORDER BY until_revision LIMIT 1")) {
                select.setLong(1, key(id));
                select.setLong(2, revision);
                try (ResultSet row = select.executeQuery()) {
                  return row.next() ? Optional.of(Money.paise(row.getLong(1))) : Optional.empty();
                }
              }
            });
    return then.or(() -> article(id).map(article -> article.sale().unitPrice()));
  }

  @Override
  public boolean recalled(ArticleId id, String batch) {
    return ask(
        "look up a recall",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT 1 FROM recall WHERE id = ? AND batch IN (?, '')")) {
            select.setLong(1, key(id));
            select.setString(2, batch);
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  @Override
  public Optional<PieceWeight> learnedWeight(ArticleId id) {
    return ask(
        "look up a learned weight",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT grams, variance FROM learned_weight WHERE id = ?")) {
            select.setLong(1, key(id));
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(new PieceWeight(row.getLong(1), row.getLong(2)))
                  : Optional.empty();
            }
          }
        });
  }

  @Override
  public Optional<Coupon> coupon(String code) {
    return find("SELECT body FROM coupon WHERE code = ?", code, Coupon.class);
  }

  @Override
  public List<Offer> offers() {
    return offers;
  }

  @Override
  public StoreRules storeRules() {
    return storeRules;
  }

  /// Applies a stream of changes: all of it with its [CatalogueChange.End], or nothing.
  ///
  /// @param stream gives each change to the consumer, in order
  public void apply(Consumer<Consumer<CatalogueChange>> stream) {
    file.inTransaction(
        "apply catalogue changes",
        connection -> {
          CatalogueWriter writer = new CatalogueWriter(connection, head.revision());
          stream.accept(writer::write);
          return writer.finish();
        });
    file.makeDurable();
    reread();
  }

  /// Reads again what the file has, after it failed; less than before if it was made anew.
  ///
  /// @return whether it lost something
  public boolean recover() {
    long before = head.revision();
    reread();
    return head.revision() != before;
  }

  private void reread() {
    head = file.inTransaction("read the head", CatalogueCache::readHead);
    offers =
        file.inTransaction("read offers", connection -> readAll(connection, "offer", Offer.class));
    storeRules = readRules();
  }

  /// Applies a stream of all there is in place of what is here.
  ///
  /// @param stream as for [#apply]
  public void applyAnew(Consumer<Consumer<CatalogueChange>> stream) {
    file.inTransaction(
        "apply a whole catalogue",
        connection -> {
          CatalogueWriter writer = new CatalogueWriter(connection, 0);
          writer.clear();
          stream.accept(writer::write);
          return writer.finish();
        });
    file.makeDurable();
    reread();
  }

  @Override
  public void close() {
    file.close();
  }

  static long key(ArticleId id) {
    return switch (id) {
      case Gtin gtin -> gtin.key();
      case Plu plu -> -Long.parseLong(plu.digits());
    };
  }

  /// A look-up; one that fails for the file's sake asks for help.
  private <T> T ask(String tried, LocalFile.Work<T> work) {
    try {
      return file.inTransaction(tried, work);
    } catch (StoreException failed) {
      whenIll.run();
      throw failed;
    }
  }

  private <T> Optional<T> find(String sql, Object key, Class<T> type) {
    return ask(
        "look up " + key,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, key);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(Json.read(row.getString(1), type)) : Optional.empty();
            }
          }
        });
  }

  private StoreRules readRules() {
    return new StoreRules(
        file
            .inTransaction(
                "read the store's rules",
                connection -> readAll(connection, "store_rule", CatalogueChange.StoreRuleSet.class))
            .stream()
            .map(CatalogueChange.StoreRuleSet::rule)
            .toList());
  }

  private static CatalogueHead readHead(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT revision, articles FROM head");
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the catalogue has no head");
      }
      return new CatalogueHead(row.getLong(1), row.getInt(2));
    }
  }

  private static <T> List<T> readAll(Connection connection, String table, Class<T> type)
      throws SQLException {
    List<T> all = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement("SELECT body FROM " + table + " ORDER BY 1");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        all.add(Json.read(row.getString(1), type));
      }
    }
    return List.copyOf(all);
  }
}
