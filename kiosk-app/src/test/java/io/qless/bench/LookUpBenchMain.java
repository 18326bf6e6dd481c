package io.qless.bench;

import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.Json;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.Gtin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/// What `deploy/bench.sh search` runs second: looking an article up by its GTIN on the trolley,
/// beside SQLite and Redis that hold the same bytes, in turns within one run.
public final class LookUpBenchMain {

  private static final int LOOK_UPS = 20_000;
  private static final int ROUNDS = 5;
  private static final int MISSES_PERCENT = 5;
  private static final long SEED = 20_261_126;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<Gtin> gtins = new ArrayList<>();

  /// One way to look up.
  @FunctionalInterface
  private interface Store {
    /// @return whether the article is there
    boolean has(Gtin gtin) throws IOException, SQLException;
  }

  @SuppressWarnings("ArrayRecordComponent") // filled and sorted in place; never compared
  private record Row(String name, Store store, long[] nanos) {}

  private LookUpBenchMain() {}

  /// @param arguments folder with `changes.ndjson`, and the port of a Redis that nobody else uses
  public static void main(String[] arguments) throws IOException, SQLException {
    new LookUpBenchMain().run(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
  }

  private void run(Path folder, int redisPort) throws IOException, SQLException {
    Path stream = folder.resolve("changes.ndjson");
    try (CatalogueCache trolley = new CatalogueCache(folder.resolve("trolley"));
        Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + folder + "/peer.sqlite");
        RedisPeer redis = new RedisPeer(redisPort)) {
      long begun = System.nanoTime();
      trolley.apply(each -> read(stream, line -> each.accept(line)));
      out.printf(
          Locale.ROOT,
          "Full load of %,d articles into the trolley's H2 file: %.1f s%n",
          trolley.head().articles(),
          (System.nanoTime() - begun) / 1e9);
      fill(stream, sqlite, redis);
      try (PreparedStatement select =
          sqlite.prepareStatement("SELECT body FROM article WHERE gtin = ?")) {
        measure(
            List.of(
                new Row("trolley (H2)", gtin -> trolley.article(gtin).isPresent(), room()),
                new Row("SQLite", gtin -> isArticle(body(select, gtin)), room()),
                new Row("Redis", gtin -> isArticle(redis.get(gtin.digits())), room()),
                new Row("SQLite, bytes only", gtin -> body(select, gtin).length > 0, room()),
                new Row("Redis, bytes only", gtin -> redis.get(gtin.digits()).length > 0, room())));
      }
    }
  }

  private static long[] room() {
    return new long[LOOK_UPS * ROUNDS];
  }

  private void fill(Path stream, Connection sqlite, RedisPeer redis) throws SQLException {
    try (Statement statement = sqlite.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA mmap_size=268435456");
      statement.execute("CREATE TABLE article (gtin INTEGER PRIMARY KEY, body BLOB NOT NULL)");
    }
    sqlite.setAutoCommit(false);
    try (PreparedStatement insert =
        sqlite.prepareStatement("INSERT INTO article (gtin, body) VALUES (?, ?)")) {
      read(
          stream,
          change -> {
            if (change instanceof CatalogueChange.ArticleSet set
                && set.article().id() instanceof Gtin gtin) {
              byte[] body = Json.bytes(set.article());
              gtins.add(gtin);
              try {
                insert.setLong(1, gtin.key());
                insert.setBytes(2, body);
                insert.executeUpdate();
                redis.set(gtin.digits(), body);
              } catch (IOException | SQLException cause) {
                throw new IllegalStateException("filling the peers", cause);
              }
            }
          });
    }
    sqlite.commit();
    sqlite.setAutoCommit(true);
  }

  /// In turns, so that a busy moment of the machine hits all; the first turn only warms up.
  private void measure(List<Row> rows) throws IOException, SQLException {
    for (int round = -1; round < ROUNDS; round++) {
      for (Row row : rows) {
        Random random = new Random(SEED + round);
        for (int i = 0; i < LOOK_UPS; i++) {
          Gtin gtin = gtins.get(random.nextInt(gtins.size()));
          boolean miss = random.nextInt(100) < MISSES_PERCENT;
          Gtin asked = miss ? Gtin.of("9529999999993") : gtin;
          long begun = System.nanoTime();
          boolean there = row.store().has(asked);
          long took = System.nanoTime() - begun;
          if (there == miss) {
            throw new IllegalStateException(row.name() + " is wrong about " + asked.digits());
          }
          if (round >= 0) {
            row.nanos()[round * LOOK_UPS + i] = took;
          }
        }
      }
    }
    rows.forEach(row -> Arrays.sort(row.nanos()));
    print(rows);
  }

  private void print(List<Row> rows) {
    out.printf(
        "%nLook-up by GTIN, %,d each in turns, %d %% unknown. The first three end with an article that"
            + " can be sold; 'bytes only' is the store alone.%n%n",
        LOOK_UPS * ROUNDS, MISSES_PERCENT);
    out.printf(
        "%-20s | %8s | %8s | %18s | %18s%n",
        "", "p50, us", "p99, us", "p50, times ours", "p99, times ours");
    Row ours = rows.getFirst();
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "%-20s | %8.1f | %8.1f | %18.2f | %18.2f%n",
          row.name(),
          micros(row, 50),
          micros(row, 99),
          micros(row, 50) / micros(ours, 50),
          micros(row, 99) / micros(ours, 99));
    }
  }

  private static double micros(Row row, int percentile) {
    return row.nanos()[row.nanos().length * percentile / 100] / 1e3;
  }

  private static boolean isArticle(byte[] body) {
    return body.length > 0 && !Json.read(body, Article.class).category().isEmpty();
  }

  private static byte[] body(PreparedStatement select, Gtin gtin) throws SQLException {
    select.setLong(1, gtin.key());
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? row.getBytes(1) : new byte[0];
    }
  }

  private static void read(Path stream, Consumer<CatalogueChange> each) {
    try (BufferedReader lines = Files.newBufferedReader(stream)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        each.accept(Json.read(line, CatalogueChange.class));
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
