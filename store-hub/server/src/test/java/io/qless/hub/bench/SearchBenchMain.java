package io.qless.hub.bench;

import io.qless.contract.rest.CatalogueRows;
import io.qless.contract.wire.Json;
import io.qless.hub.catalogue.CatalogueDesk;
import io.qless.hub.storage.Database;
import io.qless.hub.storage.Databases;
import io.qless.shop.catalogue.Article;
import io.qless.shop.item.Gtin;
import io.qless.shop.money.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// What `deploy/bench.sh search` runs first: the hub's search over a large store, and what a new
/// revision costs it. Leaves the stream that a trolley would load for the second part.
public final class SearchBenchMain {

  private static final int ARTICLES = 100_000;
  private static final int QUESTIONS = 2_000;
  private static final int WARM_UPS = 1_000;
  private static final int FIRST_PAGE = 10;
  private static final int REVISIONS = 200;
  private static final long SEED = 20_261_126;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path folder;
  private final Random random = new Random(SEED);

  private SearchBenchMain(Path folder) {
    this.folder = folder;
  }

  /// @param arguments the clone, and an empty folder for the databases
  public static void main(String[] arguments) throws IOException {
    new SearchBenchMain(Path.of(arguments[1])).run(Path.of(arguments[0]));
  }

  private void run(Path home) throws IOException {
    ManyGoods goods = new ManyGoods(home, SEED);
    List<CatalogueRows.Row> rows = goods.rows(ARTICLES);
    try (Database database = new Databases.InFiles(folder).catalogue()) {
      CatalogueDesk desk =
          new CatalogueDesk(database, ZoneId.of("Asia/Kolkata"), InstantSource.system());
      long begun = System.nanoTime();
      int refused = 0;
      for (int from = 0; from < rows.size(); from += CatalogueRows.MAX_ROWS) {
        refused +=
            desk.take(
                    ManyGoods.request(
                        rows.subList(from, Math.min(rows.size(), from + CatalogueRows.MAX_ROWS))))
                .refused()
                .size();
      }
      out.printf(
          "%,d articles on sale, made from %s by exchanging words (seeded); %d rows refused.%n"
              + "Import into H2 in requests of %d rows, each judged and forced to the disk: %.1f s%n%n",
          desk.head().articles(), goods.source(), refused, CatalogueRows.MAX_ROWS, seconds(begun));
      begun = System.nanoTime();
      desk.search("first question", 0, FIRST_PAGE);
      out.printf("Making the index, once after such an import: %.2f s%n%n", seconds(begun));
      questions(desk, rows);
      revisions(desk, rows);
      stream(desk);
    }
  }

  private void questions(CatalogueDesk desk, List<CatalogueRows.Row> rows) {
    out.printf(
        "%,d questions of each kind, typed for an article drawn by chance. Found: it is among the"
            + " first ten, or all ten have every word%nthat was meant.%n%n",
        QUESTIONS);
    out.printf("%-8s | %9s | %8s | %8s | %8s%n", "", "found, %", "p50, ms", "p99, ms", "max, ms");
    for (Questions.Kind kind : Questions.Kind.values()) {
      Questions questions = new Questions(SEED + 1);
      long[] nanos = new long[QUESTIONS];
      int found = 0;
      for (int i = -WARM_UPS; i < QUESTIONS; i++) {
        CatalogueRows.Row row = rows.get(random.nextInt(rows.size()));
        List<String> meant = questions.meant(row.fields().getOrDefault("name", ""));
        if (meant.isEmpty()) {
          i--;
          continue;
        }
        String typed = questions.typed(kind, meant);
        long begun = System.nanoTime();
        List<Article> page = desk.search(typed, 0, FIRST_PAGE).articles();
        long took = System.nanoTime() - begun;
        if (i >= 0) {
          nanos[i] = took;
          found += fits(page, row, meant) ? 1 : 0;
        }
      }
      Arrays.sort(nanos);
      out.printf(
          Locale.ROOT,
          "%-8s | %9.1f | %8.2f | %8.2f | %8.2f%n",
          kind.name().toLowerCase(Locale.ROOT),
          100.0 * found / QUESTIONS,
          millis(nanos, 50),
          millis(nanos, 99),
          millis(nanos, 100));
    }
    out.println();
  }

  private static boolean fits(List<Article> page, CatalogueRows.Row row, List<String> meant) {
    Gtin wanted = Gtin.of(row.fields().getOrDefault("code", ""));
    return page.stream().anyMatch(article -> article.id().equals(wanted))
        || (page.size() == FIRST_PAGE
            && page.stream().allMatch(article -> words(article).containsAll(lower(meant))));
  }

  private static Set<String> words(Article article) {
    return Set.copyOf(
        lower(
            Arrays.asList(
                (article.name().en() + " " + article.brand()).split("[^\\p{L}\\p{N}]+", -1))));
  }

  private static List<String> lower(List<String> words) {
    return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  /// One article changes; until its revision is on disk, and until it is found.
  private void revisions(CatalogueDesk desk, List<CatalogueRows.Row> rows) {
    long[] prices = new long[REVISIONS];
    long[] names = new long[REVISIONS];
    for (int i = 0; i < REVISIONS; i++) {
      CatalogueRows.Row row = rows.get(random.nextInt(rows.size()));
      long begun = System.nanoTime();
      desk.setPrice(Gtin.of(row.fields().getOrDefault("code", "")), Money.paise(1_000 + i));
      desk.search("chocolate", 0, FIRST_PAGE);
      prices[i] = System.nanoTime() - begun;
      Map<String, String> cells = new HashMap<>(row.fields());
      cells.put("name", "Renamed " + i);
      begun = System.nanoTime();
      desk.take(ManyGoods.request(List.of(new CatalogueRows.Row(2, cells))));
      desk.search("renamed", 0, FIRST_PAGE);
      names[i] = System.nanoTime() - begun;
    }
    Arrays.sort(prices);
    Arrays.sort(names);
    out.printf(
        Locale.ROOT,
        "One article changed, committed, forced and searched for: a price p50 %.1f ms, p99 %.1f ms;"
            + " a name p50 %.1f ms, p99 %.1f ms%n%n",
        millis(prices, 50),
        millis(prices, 99),
        millis(names, 50),
        millis(names, 99));
  }

  private void stream(CatalogueDesk desk) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    desk.changes(0, change -> lines.add(Json.bytes(change)));
    try (OutputStream file = Files.newOutputStream(folder.resolve("changes.ndjson"))) {
      for (byte[] line : lines) {
        file.write(line);
        file.write('\n');
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double millis(long[] sorted, int percentile) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percentile / 100)] / 1e6;
  }
}
