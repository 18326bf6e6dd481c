package io.qless.hub.weight;

import io.qless.hub.storage.Database;
import io.qless.shop.item.ArticleId;
import io.qless.shop.weight.LearnedWeight;
import io.qless.shop.weight.Witnesses;
import io.qless.shop.weight.Witnesses.Witness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The witnesses' rows. Safe for any thread as long as one at a time writes an article. Not forced
/// to the disk: an observation may get lost.
final class WeightStore {

  private final Database database;

  WeightStore(Database database) {
    this.database = database;
  }

  private record Row(String trolley, Witness witness) {}

  /// What was seen of an article, empty if nothing was.
  Optional<Witnesses> read(ArticleId article) {
    List<Row> rows =
        database
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("SELECT * FROM weight_witness WHERE article = ?")
                    .bind(0, article.text())
                    .map((row, context) ->
                        new Row(
                            row.getString("trolley"),
                            new Witness(
                                new LearnedWeight(
                                    row.getLong("start_grams"),
                                    row.getLong("start_variance"),
                                    row.getLong("votes"),
                                    row.getLong("off_sum"),
                                    row.getLong("off_squares"),
                                    row.getInt("rejected")),
                                row.getLong("last_day"),
                                row.getInt("taken"))))
                    .list());
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    LearnedWeight first = rows.getFirst().witness().seen();
    Map<String, Witness> byTrolley = new HashMap<>();
    rows.forEach(row -> byTrolley.put(row.trolley(), row.witness()));
    return Optional.of(
        new Witnesses(LearnedWeight.from(first.start(), first.startVariance()), byTrolley));
  }

  /// Writes all of an article's rows anew: nine at most, and they share one start.
  void write(ArticleId article, Witnesses witnesses) {
    database
        .jdbi()
        .useTransaction(handle -> {
          forget(handle, article);
          witnesses
              .byTrolley()
              .forEach((trolley, witness) -> insert(handle, article, trolley, witness));
        });
  }

  /// @return false if nothing was known
  boolean forget(ArticleId article) {
    return database.jdbi().inTransaction(handle -> forget(handle, article)) > 0;
  }

  /// All articles that somebody has weighed, in the order of their ids.
  List<ArticleId> articles() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT DISTINCT article FROM weight_witness ORDER BY article")
                .mapTo(String.class)
                .map(ArticleId::parse)
                .list());
  }

  private static int forget(Handle handle, ArticleId article) {
    return handle.execute("DELETE FROM weight_witness WHERE article = ?", article.text());
  }

  private static void insert(Handle handle, ArticleId article, String trolley, Witness witness) {
    LearnedWeight seen = witness.seen();
    handle.execute(
        "INSERT INTO weight_witness (article, trolley, start_grams, start_variance, votes, off_sum,"
            + " off_squares, rejected, last_day, taken) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        article.text(),
        trolley,
        seen.start(),
        seen.startVariance(),
        seen.votes(),
        seen.sum(),
        seen.squares(),
        seen.rejected(),
        witness.day(),
        witness.taken());
  }
}
